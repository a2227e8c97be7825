"""`ledstjarna`: the operator's door. Every command is a file in this folder, found by the table below."""

import sys

import click
import psycopg

from ledstjarna.cli.commands import Entry, Table
from ledstjarna.cli.failures import Exit, worded
from ledstjarna.cli.language import N_, _
from ledstjarna.foundation.postgres.errors import PostgresError

COMMANDS = {
    "demo": Entry("ledstjarna.cli.demo", N_("Starta ett påhittat län att prova i, med egen databas")),
    "serve": Entry("ledstjarna.cli.serve", N_("Kör webben, mot en egen databas")),
    "work": Entry("ledstjarna.cli.work", N_("Kör bakgrundsarbetet")),
    "migrate": Entry("ledstjarna.cli.migrate", N_("Uppdatera databasens tabeller, som ägare")),
    "prepare": Entry("ledstjarna.cli.prepare", N_("Förbered en egen PostgreSQL: roller, databas, rättigheter")),
    "import": Entry("ledstjarna.cli.import_group", N_("Läs in uppgifter från andra system")),
    "invite": Entry("ledstjarna.cli.invite", N_("Bjud in någon att göra sin inloggningsnyckel")),
    "fhir": Entry("ledstjarna.cli.fhir_group", N_("Nycklar för andra system")),
    "retain": Entry("ledstjarna.cli.retain", N_("Gallra det som inte längre behöver sparas")),
    "extract": Entry("ledstjarna.cli.extract", N_("Skriv ut allt som finns om en person, åt personen")),
    "visits": Entry("ledstjarna.cli.visits_group", N_("Planera besök, och kontrollera planer")),
    "check": Entry("ledstjarna.cli.check_group", N_("Kontrollera data, logg, drift och texter")),
    "bench": Entry("ledstjarna.cli.bench_group", N_("Mät hur snabbt det går")),
    "look": Entry("ledstjarna.cli.look", N_("Bygg stilmall och typsnitt om de är gamla")),
    "catalogues": Entry("ledstjarna.cli.catalogues", N_("Samla och bygg översättningarna")),
    "manage": Entry("ledstjarna.cli.manage", N_("Djangos egna kommandon, för utvecklare")),
}

cli = Table("ledstjarna", COMMANDS, _("Ledstjärna: en gemensam plan per person, styrd av personen."))


def main() -> None:
    """Run the command line; expected errors become sentences, and Ctrl-C an exit code of its own."""
    try:
        sys.exit(cli.main(prog_name="ledstjarna", standalone_mode=False) or Exit.FINE)
    except click.Abort:
        click.echo("\n" + _("Avbrutet."), err=True)
        sys.exit(Exit.INTERRUPTED)
    except click.ClickException as failure:
        failure.show()
        sys.exit(failure.exit_code)
    except (PostgresError, PermissionError, psycopg.OperationalError) as error:
        told = worded(error)
        told.show()
        sys.exit(told.exit_code)


if __name__ == "__main__":
    main()
