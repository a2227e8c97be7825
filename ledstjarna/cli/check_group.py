"""`ledstjarna check …`: each check is a module of its own; what is not there is not shown."""

from ledstjarna.cli.commands import Entry, Table
from ledstjarna.cli.language import N_, _

CHECKS = {
    "data": Entry("ledstjarna.cli.check_data", N_("Kör reglerna över varje rad")),
    "log": Entry("ledstjarna.cli.check_log", N_("Kontrollera åtkomstloggen")),
    "deploy": Entry("ledstjarna.cli.check_deploy", N_("Kontrollera att driften är säker")),
    "catalogues": Entry("ledstjarna.cli.check_catalogues", N_("Kontrollera att allt är översatt")),
}

command = Table("check", CHECKS, _("Kontrollera data, logg, drift och texter. Slutar med 1 när något hittas."))
