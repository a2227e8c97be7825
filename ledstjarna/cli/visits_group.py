"""`ledstjarna visits …`: plans of visits, from files; each command is a module of its own."""

from ledstjarna.cli.commands import Entry, Table
from ledstjarna.cli.language import N_, _

VISITS = {
    "solve": Entry("ledstjarna.cli.visits_solve", N_("Planera besöken i en fil")),
    "spread": Entry("ledstjarna.cli.visits_spread", N_("Planera en hel mapp, här eller på många maskiner")),
    "divide": Entry("ledstjarna.cli.visits_divide", N_("Dela ett stort område i arbetslag att planera var för sig")),
    "ask": Entry("ledstjarna.cli.visits_ask", N_("Skriv en enhets besök till en fil att planera")),
    "take": Entry("ledstjarna.cli.visits_take", N_("Lägg in en plan på enhetens tavla")),
    "check": Entry("ledstjarna.cli.visits_check", N_("Kontrollera en plan och räkna ut vad den kostar")),
    "schema": Entry("ledstjarna.cli.visits_schema", N_("Visa vad en fil med besök får innehålla")),
}

command = Table("visits", VISITS, _("Planera besök, och kontrollera planer. Läser och skriver filer."))
