"""`ledstjarna bench import`: how many bundles a second the import takes in. JSON on standard output."""

import json

import click

from ledstjarna.cli import places
from ledstjarna.cli.language import _


@click.command(help=_("Mät hur fort filer från andra system läses in, i ett eget tomt län. Svaret är JSON."))
@click.option("--bundles", default=1_000, show_default=True, help=_("Antal filer."))
def command(bundles: int) -> None:
    """Measure, and print the figures as JSON."""
    from ledstjarna.bench.importing import measure

    told = measure(places.var() / "bench-import", bundles, say=lambda text: click.echo(text, err=True))
    click.echo(json.dumps(told, indent=2))
