"""`ledstjarna bench …`: each benchmark is a module of its own; what is not there is not shown."""

from ledstjarna.cli.commands import Entry, Table
from ledstjarna.cli.language import N_, _

BENCHMARKS = {
    "plan": Entry("ledstjarna.cli.bench_plan", N_("Att öppna en plan, bland många personer")),
    "worklists": Entry("ledstjarna.cli.bench_worklists", N_("Att fråga vad som väntar och är försenat för en enhet")),
    "access": Entry("ledstjarna.cli.bench_access", N_("Vad åtkomstkontroll och logg kostar av en läsning")),
    "import": Entry("ledstjarna.cli.bench_import", N_("Att läsa in filer från andra system")),
    "visits": Entry("ledstjarna.cli.bench_visits", N_("Att planera besök, mot publicerade värden")),
}

command = Table("bench", BENCHMARKS, _("Mät hur snabbt det går."))
