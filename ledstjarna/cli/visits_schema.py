"""`ledstjarna visits schema`: the JSON schema of the house's own format, of what is to be planned or of a plan."""

import json

import click

from ledstjarna.cli.language import _
from ledstjarna.engines.routing.fortnight.schema import PLAN_SCHEMA, SCHEMA


@click.command(help=_("Skriv ut JSON-schemat för en fil med besök att planera, eller för en plan."))
@click.option("--plan", is_flag=True, help=_("Schemat för en plan i stället."))
def command(plan: bool) -> None:
    """Print it."""
    click.echo(json.dumps(PLAN_SCHEMA if plan else SCHEMA, indent=1, ensure_ascii=False))
