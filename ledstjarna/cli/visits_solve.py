"""`ledstjarna visits solve`: plan the visits of a file, and write the plan as the public sets publish theirs."""

import os
import time
from errno import EACCES
from pathlib import Path

import click

from ledstjarna.cli.failures import Exit, Failure
from ledstjarna.cli.language import _
from ledstjarna.cli.visits_check import tell
from ledstjarna.cli.visits_files import problem_in, told
from ledstjarna.engines.routing.checking import check
from ledstjarna.engines.routing.errors import RoutingError
from ledstjarna.engines.routing.formats import written
from ledstjarna.engines.routing.problem import Problem
from ledstjarna.engines.routing.solution import Solution

STEP = 0.5  # seconds between two lines of progress


@click.command(
    help=_(
        "Planera besöken i en fil. Säger vad den bästa planen kostar medan den söker; Ctrl-C sparar den bästa hittills."
    )
)
@click.argument("instance", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help=_("Filen som planen skrivs i."))
@click.option(
    "--seconds", type=click.FloatRange(min=0.1), default=60.0, show_default=True, help=_("Sekunder att söka.")
)
@click.option(
    "--rounds", type=click.IntRange(min=1),
    help=_("Försök per process i stället för sekunder; då blir planen densamma varje gång."),
)  # fmt: skip
@click.option("--seed", default=1, show_default=True, help=_("Samma tal ger samma plan, med lika många --rounds."))
@click.option(
    "--workers", type=click.IntRange(1, 64), default=1, show_default=True,
    help=_("Processer som söker samtidigt; den bästa planen vinner."),
)  # fmt: skip
def command(instance: Path, output: Path, seconds: float, rounds: int | None, seed: int, workers: int) -> None:
    """Read, solve, write, and tell what the checker says of it."""
    problem = problem_in(instance)
    _writable(output)
    try:
        solution = _solved(problem, seconds, rounds, seed, workers)
    except RoutingError as error:
        raise told(error, instance) from error
    report = check(problem, solution)
    try:
        output.write_text(written(solution, report.cost, report.costs), encoding="utf-8")
    except OSError as error:
        raise _unwritten(output, error) from error
    tell(report)
    click.echo(_("Sparad i {file}.").format(file=output))


def _solved(problem: Problem, seconds: float, rounds: int | None, seed: int, workers: int) -> Solution:
    from ledstjarna.engines.routing.solving.search import Limits
    from ledstjarna.engines.routing.solving.workers import solve

    progress = _Progress()
    _cost, solution = solve(problem, Limits(seconds, rounds), seed=seed, workers=workers, told=progress.hear)
    progress.end()
    return solution


def _writable(output: Path) -> None:
    """Say at once that a plan could not be saved, not after a minute."""
    if output.is_dir() or not os.access(output if output.exists() else output.parent, os.W_OK):
        raise _unwritten(output, PermissionError(EACCES, os.strerror(EACCES)))


def _unwritten(output: Path, error: OSError) -> Failure:
    return Failure(_("{file} går inte att skriva: {why}").format(file=output, why=error.strerror), Exit.MACHINE)


class _Progress:
    """The lowest cost so far, on standard error, not more often than can be read."""

    def __init__(self) -> None:
        self.began, self.shown, self.unshown = time.monotonic(), 0.0, 0.0

    def hear(self, cost: float) -> None:
        """A lower cost."""
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
