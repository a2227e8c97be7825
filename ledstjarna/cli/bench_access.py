"""`ledstjarna bench access`: the access check and log row as a share of a read. JSON on standard output."""

import json

import click

from ledstjarna.cli import places
from ledstjarna.cli.language import _
from ledstjarna.cli.look import see_to_look
from ledstjarna.cli.waiting import waiting


@click.command(help=_("Mät hur stor del av en läsning som åtkomstkontrollen och loggraden är. Svaret är JSON."))
@click.option("--persons", type=int, show_default="300000, 900", help=_("Antal personer i länet."))
@click.option("--plans", type=int, show_default="30000, 180", help=_("Antal planer i länet."))
@click.option("--reads", type=int, show_default="400, 30", help=_("Antal läsningar av varje sida."))
@click.option("--small", is_flag=True, help=_("Pröva snabbt med ett litet län: det andra talet av varje."))
def command(persons: int | None, plans: int | None, reads: int | None, small: bool) -> None:
    """Measure, and print the figures as JSON. What is said counts, with --small too."""
    from ledstjarna.bench.access import measure
    from ledstjarna.bench.county import Size

    see_to_look()
    usual = (900, 180, 30) if small else (300_000, 30_000, 400)
    size, reads = Size(persons or usual[0], plans or usual[1]), reads or usual[2]
    folder = places.var() / ("bench-small" if small else "bench")
    with waiting(
        _("Ett län med {persons} personer och {plans} planer görs, om det inte finns. Sedan {reads} läsningar.")
        .format(persons=size.persons, plans=size.plans, reads=reads), err=True,
    ):  # fmt: skip
        told = measure(folder, size, reads=reads)
    click.echo(json.dumps(told, indent=2))
