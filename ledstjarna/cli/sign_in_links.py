"""One way in per role, and numbers to search for, printed when the demo is ready."""

import click

from ledstjarna.cli.database import let_go
from ledstjarna.cli.language import _


def show_links(address: str) -> None:
    """Print the demo's roles with a link that signs in as each, never broken over lines, and whom one can search for.

    Django must be set up.
    """
    from django.db import connection

    from ledstjarna.demo.sign_in import links, numbers

    ways_in, known = links(), numbers()
    let_go(connection)
    click.secho("\n" + _("Ledstjärna är igång på {address}").format(address=address), bold=True)
    click.echo(_("Alla personer är påhittade. Logga in som:") + "\n")
    for role, path in ways_in:
        click.echo(f"  {role}")
        click.secho(f"    {address}{path}", fg="blue")
    click.echo("\n" + _("Påhittade nummer att söka efter, under Hitta en person i Teamet:") + "\n")
    for who, number in known:
        click.echo(f"  {number}  {who}")
    click.echo("\n" + _("Ctrl-C avslutar."))
