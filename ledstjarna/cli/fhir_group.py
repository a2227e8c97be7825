"""`ledstjarna fhir …`: what an operator does for other systems; each command is a module of its own."""

from ledstjarna.cli.commands import Entry, Table
from ledstjarna.cli.language import N_, _

MACHINES = {
    "token": Entry("ledstjarna.cli.fhir_token", N_("Ge ett annat system en nyckel, för ett uppdrag")),
    "tokens": Entry("ledstjarna.cli.fhir_tokens", N_("Visa de nycklar som finns")),
    "revoke": Entry("ledstjarna.cli.fhir_revoke", N_("Avsluta en nyckel genast")),
}

command = Table("fhir", MACHINES, _("Nycklar för andra system, som läser över FHIR."))
