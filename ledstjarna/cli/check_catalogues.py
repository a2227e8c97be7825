"""`ledstjarna check catalogues`: every text has its translation."""

import sys

import click

from ledstjarna.cli.catalogues import LANGUAGES, missing
from ledstjarna.cli.failures import Exit
from ledstjarna.cli.language import _


@click.command(help=_("Kontrollera att varje text i koden är översatt. Slutar med 1 när något saknas."))
def command() -> None:
    """List what is missing; ends with 1 when something is."""
    found = [(language, message) for language in LANGUAGES for message in missing(language)]
    for language, message in found:
        places = ", ".join(f"{file}:{line}" for file, line in message.locations)
        click.echo(f"{language}: {message.id!r} ({places})", err=True)
    if found:
        click.echo(
            _("{number} texter saknar översättning. Kör ”ledstjarna catalogues update”.").format(number=len(found)),
            err=True,
        )
        sys.exit(Exit.FOUND)
