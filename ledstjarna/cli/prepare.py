"""`ledstjarna prepare`: roles, database and privileges on an ordinary PostgreSQL, from its superuser."""

import click
import psycopg

from ledstjarna.cli.failures import Exit, Failure
from ledstjarna.cli.language import _
from ledstjarna.foundation.postgres import APP, DATABASE, OWNER, ensure_roles


@click.command(help=_("Förbered en egen PostgreSQL (15 eller senare): roller, databas, rättigheter. Går att köra om."))
@click.option(
    "--superuser",
    required=True,
    metavar="URL",
    envvar="LEDSTJARNA_SUPERUSER_DATABASE_URL",
    help=_("Adress till servern för en superuser."),
)
@click.option("--database", default=DATABASE, show_default=True, help=_("Databasens namn."))
@click.option("--owner-password", envvar="LEDSTJARNA_OWNER_PASSWORD", help=_("Lösenord för ägaren."))
@click.option("--app-password", envvar="LEDSTJARNA_APP_PASSWORD", help=_("Lösenord för den roll som kör."))
def command(superuser: str, database: str, owner_password: str | None, app_password: str | None) -> None:
    """Make or mend what the house needs, and say which roles to connect as."""
    try:
        ensure_roles(superuser, database, owner_password=owner_password, app_password=app_password)
    except psycopg.OperationalError as error:
        raise Failure(_("Servern svarar inte: {why}").format(why=error), Exit.DATABASE) from None
    except psycopg.errors.InsufficientPrivilege as error:
        raise Failure(_("Rollen räcker inte till: {why}").format(why=error), Exit.DATABASE) from None
    text = _("Klart. {owner} äger databasen {database} och migrerar; {app} kör.")
    click.echo(text.format(owner=OWNER, database=database, app=APP))
