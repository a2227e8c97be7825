"""`ledstjarna visits solve`: plan the visits of a file, and write the plan in the format that the file asks for."""

import os
import time
from collections.abc import Callable
from errno import EACCES, ENOENT
from pathlib import Path
from typing import NamedTuple

import click

from ledstjarna.cli.language import _
from ledstjarna.cli.visits_check import tell, tell_fortnight
from ledstjarna.cli.visits_files import kept, problem_in, told, unwritten
from ledstjarna.cli.visits_fortnight import note_text, why_text
from ledstjarna.engines.routing.checking import check
from ledstjarna.engines.routing.errors import RoutingError
from ledstjarna.engines.routing.formats import written
from ledstjarna.engines.routing.fortnight.checking import check as fortnight_check
from ledstjarna.engines.routing.fortnight.plans import written as fortnight_written
from ledstjarna.engines.routing.fortnight.problem import Fortnight
from ledstjarna.engines.routing.fortnight.reading import day_in
from ledstjarna.engines.routing.fortnight.validation import Note, Notice, notes
from ledstjarna.engines.routing.problem import Problem
from ledstjarna.engines.routing.validation import without_length

STEP = 0.5  # seconds between two lines of progress


@click.command(
    help=_(
        "Planera besöken i en fil. Säger vad den bästa planen kostar medan den söker; Ctrl-C sparar den bästa hittills."
    )
)
@click.argument("instance", metavar=_("UPPGIFT"), type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help=_("Filen som planen skrivs i."))
@click.option(
    "--seconds",
    type=click.FloatRange(min=0.1),
    default=60.0,
    show_default=True,
    help=_("Sekunder att söka, från den första planen."),
)  # fmt: skip
@click.option(
    "--rounds", type=click.IntRange(min=1),
    help=_("Försök per process i stället för sekunder; då blir planen densamma varje gång."),
)  # fmt: skip
@click.option("--seed", default=1, show_default=True, help=_("Samma tal ger samma plan, med lika många --rounds."))
@click.option(
    "--workers", type=click.IntRange(1, 64), default=1, show_default=True,
    help=_("Processer som söker samtidigt; den bästa planen vinner."),
)  # fmt: skip
@click.option(
    "--day", "days", multiple=True,
    help=_("Planera bara om den här dagen, och låt de andra vara. Kan sägas flera gånger; gäller filer i eget format."),
)  # fmt: skip
def command(
    instance: Path, output: Path, seconds: float, rounds: int | None, seed: int, workers: int, days: tuple[str, ...]
) -> None:
    """Read, solve, write, and tell what the checker says of it."""
    problem = problem_in(instance)
    kept(output, instance)
    _writable(output)
    effort = _Effort(seconds, rounds, seed, workers)
    try:
        if isinstance(problem, Fortnight):
            text, said = _fortnight(problem, effort, days)
        else:
            text, said = _one_day(problem, effort)
    except RoutingError as error:
        raise told(error, instance) from error
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        raise unwritten(output, error) from error
    said()
    click.echo(_("Sparad i {file}.").format(file=output))


class _Effort(NamedTuple):
    seconds: float
    rounds: int | None
    seed: int
    workers: int


def _one_day(problem: Problem, effort: _Effort) -> tuple[str, Callable[[], None]]:
    """The plan's text, and who tells of it."""
    from ledstjarna.engines.routing.solving.compiled import DAY
    from ledstjarna.engines.routing.solving.pacing import Limits
    from ledstjarna.engines.routing.solving.workers import solve

    for name in without_length(problem):
        click.echo(note_text(Note(Notice.NO_LENGTH, name)), err=True)
    progress = _Progress(DAY)
    limits = Limits(effort.seconds, effort.rounds)
    _cost, solution = solve(problem, limits, seed=effort.seed, workers=effort.workers, told=progress.hear)
    progress.end()
    report = check(problem, solution)
    return written(solution, report.cost, report.costs), lambda: tell(report)


def _fortnight(problem: Fortnight, effort: _Effort, days: tuple[str, ...]) -> tuple[str, Callable[[], None]]:
    from ledstjarna.engines.routing.fortnight.solving.workers import solve
    from ledstjarna.engines.routing.solving.compiled import FORTNIGHT
    from ledstjarna.engines.routing.solving.pacing import Limits

    for note in notes(problem):
        click.echo(note_text(note), err=True)
    progress = _Progress(FORTNIGHT)
    limits = Limits(effort.seconds, effort.rounds)
    only = frozenset(day_in(problem, day) for day in days) or None
    _cost, plan = solve(problem, limits, seed=effort.seed, workers=effort.workers, told=progress.hear, only=only)
    progress.end()
    report = fortnight_check(problem, plan)

    def said() -> None:
        tell_fortnight(report)
        for each in plan.unmade:
            click.echo(why_text(each))

    return fortnight_written(problem, plan, report), said


def _writable(output: Path) -> None:
    """Say at once that a plan could not be saved, not after a minute."""
    if not output.parent.is_dir():
        raise unwritten(output, FileNotFoundError(ENOENT, os.strerror(ENOENT)))
    if output.is_dir() or not os.access(output if output.exists() else output.parent, os.W_OK):
        raise unwritten(output, PermissionError(EACCES, os.strerror(EACCES)))


class _Progress:
    """The lowest cost so far, on standard error, not more often than can be read. Time runs from the first plan on."""

    def __init__(self, kind: str) -> None:
        from ledstjarna.engines.routing.solving.compiled import is_compiled

        self.began, self.shown, self.unshown = 0.0, 0.0, 0.0
        if not is_compiled(kind):
            click.echo(_("Planeraren görs i ordning. Det tar upp till en minut, första gången."), err=True)

    def hear(self, cost: float) -> None:
        """A lower cost."""
        self.began = self.began or time.monotonic()
        self.unshown = cost
        if time.monotonic() - self.shown >= STEP:
            self.end()

    def end(self) -> None:
        """Show what has not been shown."""
        if self.unshown:
            self.shown = time.monotonic()
            text = _("{seconds} s: kostnad {cost}")
            click.echo(text.format(seconds=f"{self.shown - self.began:.1f}", cost=f"{self.unshown:.3f}"), err=True)
            self.unshown = 0.0
