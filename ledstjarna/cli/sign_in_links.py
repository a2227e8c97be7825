"""One way in per role, printed when the demo is ready."""

import click

from ledstjarna.cli.database import let_go
from ledstjarna.cli.language import _


def show_links(address: str) -> None:
    """Print the demo's roles with a link that signs in as each, never broken over lines. Django must be set up."""
    from django.db import connection

    from ledstjarna.demo.sign_in import links

    ways_in = links()
    let_go(connection)
    click.secho("\n" + _("Ledstjärna är igång på {address}").format(address=address), bold=True)
    click.echo(_("Alla personer är påhittade. Logga in som:") + "\n")
    for role, path in ways_in:
        click.echo(f"  {role}")
        click.secho(f"    {address}{path}", fg="blue")
    click.echo("\n" + _("Ctrl-C avslutar."))
