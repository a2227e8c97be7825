"""One way in per role, printed when the demo is ready."""

from rich.console import Console
from rich.table import Table

from ledstjarna.cli.database import let_go
from ledstjarna.cli.language import _


def show_links(address: str) -> None:
    """Print the demo's roles with a link that signs in as each. Django must be set up."""
    from django.db import connection

    from ledstjarna.demo.sign_in import links

    table = Table(show_header=False, box=None, padding=(0, 2))
    for role, path in links():
        table.add_row(role, f"{address}{path}")
    let_go(connection)
    console = Console(soft_wrap=True)
    console.print(f"\n[bold]{_('Ledstjärna är igång på')} {address}[/bold]  {_('Alla personer är påhittade.')}\n")
    console.print(table)
    console.print("\n" + _("Ctrl-C avslutar."))
