"""`ledstjarna bench visits`: planning against published values. JSON on standard output, progress beside it."""

import json
from pathlib import Path

import click

from ledstjarna.cli.language import _


@click.command(
    help=_(
        "Planera alla besök i en mapp med publicerade uppgifter och jämför med de lägsta publicerade kostnaderna. "
        "Planerna sparas. Svaret är JSON."
    )
)
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option(
    "--solutions", type=click.Path(path_type=Path), default=Path("visits-solutions"), show_default=True,
    help=_("Mapp som planerna skrivs i."),
)  # fmt: skip
@click.option(
    "--seconds", type=click.FloatRange(min=0.1), default=60.0, show_default=True, help=_("Sekunder per plan.")
)
@click.option("--rounds", type=click.IntRange(min=1), help=_("Försök per process i stället för sekunder."))
@click.option("--seeds", type=click.IntRange(min=1), default=5, show_default=True, help=_("Planer per fil."))
@click.option(
    "--workers", type=click.IntRange(1, 64), default=2, show_default=True,
    help=_("Processer som söker samtidigt; den bästa planen vinner."),
)  # fmt: skip
def command(folder: Path, solutions: Path, seconds: float, rounds: int | None, seeds: int, workers: int) -> None:
    """Measure, and print the figures as JSON."""
    from ledstjarna.bench.visits import Effort, measure
    from ledstjarna.engines.routing.solving.pacing import Limits

    effort = Effort(Limits(seconds, rounds), seeds, workers)
    told = measure(folder, solutions, effort, say=lambda text: click.echo(text, err=True))
    click.echo(json.dumps(told, indent=2))
