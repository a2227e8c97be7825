"""What became of each file, for whoever runs the import: outcomes with their reasons, what differs, what comes next."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from rich.console import Console
from rich.table import Table
from rich.text import Text

from ledstjarna.cli.importing.lines import counts
from ledstjarna.cli.importing.person import PersonShown
from ledstjarna.cli.language import _
from ledstjarna.fhir.intake.answer import Intake
from ledstjarna.fhir.intake.outcomes import Outcome
from ledstjarna.fhir.intake.values import text
from ledstjarna.fhir.saving.save import Ended, How, Saved
from ledstjarna.fhir.wording import OUTCOMES, reason, reason_of_many
from ledstjarna.foundation.findings import Finding

MOST_WHOLE: Final = 10
"""With more files than this each gets one line; `--entries` or fewer files show the whole."""
ENDS: Final = {
    Ended.NEW: _("ny person"),
    Ended.ADDED: _("känd person, något nytt"),
    Ended.UNCHANGED: _("inget nytt"),
    Ended.REFUSED: _("avvisad"),
}
_TONES: Final = {Outcome.TAKEN: "green", Outcome.SUGGESTED: "cyan", Outcome.SKIPPED: "", Outcome.REFUSED: "red"}


class Tables:
    """Writes tables and sentences. Nothing that a file says can act as markup or steer the terminal."""

    def __init__(self, how: How, files: int, entries: bool, console: Console | None = None) -> None:
        self._how = how
        self._files = files
        self._entries = entries
        self._console = console or Console(markup=False, highlight=False, emoji=False)

    def file(self, saved: Saved) -> None:
        """One file, whole or in a line."""
        if self._files > MOST_WHOLE and not self._entries:
            self._line(saved)
        else:
            self._whole(saved)

    def interrupted(self, done: int, of: int) -> None:
        """Somebody pressed Ctrl-C."""
        words = _("Avbrutet. {done} av {of} filer är klara. Av den som pågick sparades inget.")
        self._console.print("\n" + words.format(done=done, of=of), style="yellow")

    def end(self, files: Mapping[Ended, int], entries: Mapping[Outcome, int], seconds: float) -> None:
        """All files together, when they were several."""
        done = sum(files.values())
        if done < 2:
            return
        ended = ", ".join(f"{ENDS[end]} {count}" for end, count in files.items() if count)
        each = ", ".join(f"{_lower(outcome)} {count}" for outcome, count in entries.items())
        words = _("{done} filer på {seconds} s ({rate} i sekunden): {ended}. {entries} poster: {each}.")
        rate = round(done / seconds, 1) if seconds else done
        values = {"done": done, "seconds": round(seconds, 1), "rate": rate, "ended": ended, "each": each}
        self._console.print("\n" + words.format(**values, entries=sum(entries.values())), style="bold")

    def _line(self, saved: Saved) -> None:
        found = saved.found
        each = ", ".join(f"{_lower(outcome)} {count}" for outcome, count in found.totals.by_outcome.items())
        line = Text(f"{text(found.file.name)}: {ENDS[saved.ended]}. ")
        line.append(_("{entries} poster: {each}.").format(entries=found.totals.entries, each=each))
        if found.refusal:
            line.append(" " + text(reason(found.refusal), 500), style="red")
        self._console.print(line, soft_wrap=True)

    def _whole(self, saved: Saved) -> None:
        found, out = saved.found, self._console
        out.rule(Text(text(found.file.name), style="bold"), align="left")
        if found.refusal:
            out.print(text(reason(found.refusal), 500), style="bold red")
        elif saved.kept:
            for line in PersonShown(saved.kept, found, self._how).head():
                out.print(line)
        if found.file.source_system:
            out.print(_("Avsändare: {system}").format(system=found.file.source_system))
        if found.outcomes:
            out.print(outcome_table(found))
        if self._entries:
            out.print(entry_table(found))
        if saved.kept and saved.recorded:
            self._after(saved)

    def _after(self, saved: Saved) -> None:
        assert saved.kept
        assert saved.recorded
        out, shown = self._console, PersonShown(saved.kept, saved.found, self._how)
        named = counts(saved) | {"sum": sum(counts(saved).values()), "new": saved.recorded.suggestions}
        words = _(
            "Att titta på: {sum} förslag ({new} nya): behov {need}, mål {goal}, kontakter {contact}, "
            "planer att länka {plan}."
        )
        out.print(words.format(**named))
        for line in shown.notes():
            out.print(line)
        if saved.kept.differences:
            out.print(shown.difference_table())
        for line in shown.next_steps():
            out.print(line)


def outcome_table(found: Intake) -> Table:
    """Each outcome with its count and reasons, and the sum: every entry stands in it once."""
    table = Table(show_edge=False, pad_edge=False, box=None, padding=(0, 2, 0, 0))
    table.add_column(_("Utfall"))
    table.add_column(_("Antal"), justify="right")
    table.add_column(_("Varför"), overflow="fold")
    reasons: defaultdict[tuple[Outcome, str], list[Finding]] = defaultdict(list)
    for item in found.outcomes:
        reasons[item.outcome, item.reason.code].append(item.reason)
    for outcome, count in found.totals.by_outcome.items():
        table.add_row(Text(str(OUTCOMES[outcome]), style=_TONES[outcome]), Text(str(count), style="bold"), "")
        of_it = {code: findings for (ended, code), findings in reasons.items() if ended is outcome}
        for code, findings in sorted(of_it.items(), key=lambda pair: -len(pair[1])):
            words = text(reason_of_many(code, findings), 300)
            table.add_row("", str(len(findings)), Text(words, style="dim" if outcome is Outcome.SKIPPED else ""))
    table.add_row(Text(_("Summa"), style="bold"), Text(str(found.totals.entries), style="bold"), "")
    return table


def entry_table(found: Intake) -> Table:
    """Every entry with its place in the file, in the file's order."""
    table = Table(show_edge=False, pad_edge=False, box=None, padding=(0, 2, 0, 0))
    table.add_column(_("Post"), justify="right")
    table.add_column(_("Slag"))
    table.add_column(_("Utfall"))
    table.add_column(_("Varför"), overflow="fold")
    for item in found.outcomes:
        place = item.provenance
        ended = Text(str(OUTCOMES[item.outcome]), style=_TONES[item.outcome])
        table.add_row(str(place.entry_index), Text(place.resource_type), ended, Text(text(reason(item.reason), 300)))
    return table


def _lower(outcome: Outcome) -> str:
    return str(OUTCOMES[outcome]).lower()
