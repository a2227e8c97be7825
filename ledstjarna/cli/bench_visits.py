"""`ledstjarna bench visits`: planning against published values, or of a made-up fortnight. JSON on standard output,
progress beside it."""

import json
from pathlib import Path
from typing import Any

import click

from ledstjarna.cli.failures import Exit, Failure
from ledstjarna.cli.language import _

A_TEAM = 20_000_000  # moves for a team's fortnight, with --county: a minute or so


@click.command(
    help=_(
        "Planera alla besök i en mapp med publicerade uppgifter och jämför med de lägsta publicerade kostnaderna. "
        "Planerna sparas. Utan mapp: påhittad hemtjänst i fjorton dagar, simulerad. Svaret är JSON."
    )
)
@click.argument(
    "folder", metavar=_("[MAPP]"), type=click.Path(path_type=Path, exists=True, file_okay=False), required=False
)
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
@click.option(
    "--compare",
    is_flag=True,
    help=_("OR-Tools bredvid, för samma filer; utan mapp PyVRP bredvid, för RC208. Kräver ledstjarna[compare]."),
)
@click.option("--county", is_flag=True, help=_("Hur tiden växer med antalet arbetslag, i stället."))
@click.option(
    "--teams", multiple=True, type=click.IntRange(min=1), default=(1, 2, 4), show_default=True,
    help=_("Hur många arbetslag som planeras med --county. Kan sägas flera gånger."),
)  # fmt: skip
def command(
    folder: Path | None, solutions: Path, seconds: float, rounds: int | None, seeds: int, workers: int, *,
    compare: bool, county: bool, teams: tuple[int, ...],
) -> None:  # fmt: skip
    """Measure, and print the figures as JSON."""
    from ledstjarna.bench import others
    from ledstjarna.engines.routing.solving.pacing import Limits

    if compare and not others.installed():
        raise Failure(_("Jämförelsen är inte installerad: pip install 'ledstjarna[compare]'."), Exit.MACHINE)
    limits = Limits(seconds, rounds)
    told: dict[str, Any]
    if folder is not None:
        from ledstjarna.bench import visits

        told = visits.measure(folder, solutions, visits.Effort(limits, seeds, workers, compare), say=_say)
    elif compare:
        from ledstjarna.bench import vrptw

        told = vrptw.measure(limits, seed=1, workers=workers)
    elif county:
        from ledstjarna.bench import county_visits

        told = county_visits.measure(teams, rounds=rounds or A_TEAM, seed=1, workers=workers, say=_say)
    else:
        from ledstjarna.bench import fortnight

        told = fortnight.measure(limits, seeds=seeds, workers=workers, say=_say)
    click.echo(json.dumps(told, indent=2))


def _say(text: str) -> None:
    click.echo(text, err=True)
