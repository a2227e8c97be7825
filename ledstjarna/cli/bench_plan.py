"""`ledstjarna bench plan`: opening a plan at three sizes of county. JSON on standard output, progress beside it."""

import json

import click

from ledstjarna.cli import places
from ledstjarna.cli.language import _
from ledstjarna.cli.look import see_to_look


@click.command(
    help=_("Mät hur lång tid det tar att öppna en plan i små och stora län, med skrivare igång. Svaret är JSON.")
)
@click.option("--persons", default=300_000, show_default=True, help=_("Antal personer i det största länet."))
@click.option("--plans", default=30_000, show_default=True, help=_("Antal planer i det största länet."))
@click.option("--seconds", default=20.0, show_default=True, help=_("Sekunder för varje mätning."))
@click.option("--small", is_flag=True, help=_("Pröva snabbt med små län."))
def command(persons: int, plans: int, seconds: float, small: bool) -> None:
    """Measure, and print the figures as JSON."""
    from ledstjarna.bench.county import Size
    from ledstjarna.bench.plan import measure

    see_to_look()
    if small:
        persons, plans, seconds = 900, 180, min(seconds, 2.0)
    sizes = [Size(persons // share, max(1, plans // share)) for share in (30, 5, 1)]
    folder = places.var() / ("bench-small" if small else "bench")
    told = measure(
        folder, sizes, seconds=seconds, rounds=1 if small else 6, say=lambda text: click.echo(text, err=True)
    )
    click.echo(json.dumps(told, indent=2))
