"""`ledstjarna bench worklists`: a unit's work at three sizes of county. JSON on standard output, progress beside it."""

import json

import click

from ledstjarna.cli import places
from ledstjarna.cli.language import _
from ledstjarna.cli.look import see_to_look


@click.command(help=_("Mät hur lång tid en enhets arbetslista tar i små och stora län. Svaret är JSON."))
@click.option("--persons", default=300_000, show_default=True, help=_("Antal personer i det största länet."))
@click.option("--plans", default=30_000, show_default=True, help=_("Antal planer i det största länet."))
@click.option("--unit", default=500, show_default=True, help=_("Antal personer som enheten möter."))
@click.option("--small", is_flag=True, help=_("Pröva snabbt med små län."))
def command(persons: int, plans: int, unit: int, small: bool) -> None:
    """Measure, and print the figures as JSON."""
    from ledstjarna.bench.county import Size
    from ledstjarna.bench.worklists import measure

    see_to_look()
    if small:
        persons, plans, unit = 900, 180, 5
    sizes = [Size(persons // share, max(1, plans // share)) for share in (30, 5, 1)]
    folder = places.var() / ("bench-small" if small else "bench")
    told = measure(folder, sizes, unit=unit, rounds=1 if small else 6, say=lambda text: click.echo(text, err=True))
    click.echo(json.dumps(told, indent=2))
