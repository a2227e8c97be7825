"""`ledstjarna bench access`: the access check and log row as a share of a read. JSON on standard output."""

import json

import click

from ledstjarna.cli import places
from ledstjarna.cli.language import _
from ledstjarna.cli.look import see_to_look
from ledstjarna.cli.waiting import waiting


@click.command(help=_("Mät hur stor del av en läsning som åtkomstkontrollen och loggraden är. Svaret är JSON."))
@click.option("--persons", default=300_000, show_default=True, help=_("Antal personer i länet."))
@click.option("--plans", default=30_000, show_default=True, help=_("Antal planer i länet."))
@click.option("--reads", default=400, show_default=True, help=_("Antal läsningar av varje sida."))
@click.option("--small", is_flag=True, help=_("Pröva snabbt med ett litet län."))
def command(persons: int, plans: int, reads: int, small: bool) -> None:
    """Measure, and print the figures as JSON."""
    from ledstjarna.bench.access import measure
    from ledstjarna.bench.county import Size

    see_to_look()
    if small:
        persons, plans, reads = 900, 180, 30
    folder = places.var() / ("bench-small" if small else "bench")
    with waiting(
        _("Länet görs, om det inte finns, och sedan öppnas planer {reads} gånger.").format(reads=reads), err=True
    ):
        told = measure(folder, Size(persons, plans), reads=reads, say=lambda text: click.echo(text, err=True))
    click.echo(json.dumps(told, indent=2))
