"""`ledstjarna migrate`: bring the database's tables up to date, as the owner."""

import click

from ledstjarna.cli.database import as_owner, django_ready, some_database
from ledstjarna.cli.language import _


@click.command(help=_("Uppdatera databasens tabeller, som ägare (LEDSTJARNA_OWNER_DATABASE_URL)."))
@click.option("--plan", is_flag=True, help=_("Visa bara vad som skulle göras."))
def command(plan: bool) -> None:
    """Migrate; a second run does nothing."""
    with some_database():
        django_ready()
        migrate(verbosity=1, plan=plan)


def migrate(*, verbosity: int = 0, plan: bool = False) -> None:
    """Run the migrations as the owner. Django must be set up."""
    from django.core.management import call_command

    with as_owner():
        call_command("migrate", verbosity=verbosity, interactive=False, plan=plan)
