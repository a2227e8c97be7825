"""`ledstjarna import …`: each source is a module of its own; what is not there is not shown."""

from ledstjarna.cli.commands import Entry, Table
from ledstjarna.cli.language import N_, _

SOURCES = {
    "fhir": Entry("ledstjarna.cli.import_fhir", N_("Läs in en persons FHIR R4-Bundle")),
    "calendar-reply": Entry("ledstjarna.cli.import_calendar_reply", N_("Ta emot svar på kallelser från kalendrar")),
}

command = Table("import", SOURCES, _("Läs in uppgifter från andra system."))
