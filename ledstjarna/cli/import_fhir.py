"""`ledstjarna import fhir FILE…`: persons' FHIR R4 bundles from other systems, each file in its own transaction."""

import os
import sys
from pathlib import Path

import click

from ledstjarna.cli.database import django_ready, some_database
from ledstjarna.cli.importing.files import found_files
from ledstjarna.cli.language import _

HELP = _(
    "Läs in personer från andra system: en FHIR R4-Bundle (JSON) om en person i varje fil. En mapp står för filerna "
    "i den. Det som läses in blir förslag att titta på, aldrig behov, mål eller val, och inget som redan finns ändras. "
    "Samma fil en gång till ändrar ingenting."
)
ENDS_WITH = _(
    "Slutar med 0 när allt gick in eller redan fanns, 1 när någon fil avvisades (de andra är inlästa), 2 vid fel i "
    "kommandot, 4 eller 5 när maskinen eller databasen inte räcker till och 130 vid Ctrl-C."
)


@click.command(help=HELP, epilog=ENDS_WITH)
@click.argument("files", metavar=_("FIL …"), nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--municipality",
    metavar=_("KOMMUN"),
    default="",
    help=_("Kod eller namn på den kommun som nya personer hör till när adressen inte visar det."),
)
@click.option(
    "--county",
    metavar=_("LÄN"),
    default="",
    help=_("Länets kod, när bara länet är känt: då kan bara regionen börja kontakt."),
)
@click.option("--about", metavar="ID", default="", help=_("Vem det gäller, när en fil rymmer flera personer."))
@click.option("--dry-run", is_flag=True, help=_("Visa vad som skulle hända. Inget sparas, men uppslaget loggas."))
@click.option("--entries", is_flag=True, help=_("Visa varje post i filen och hur det gick med den."))
@click.option("--json", "as_json", is_flag=True, help=_("En rad JSON för varje fil, för program."))
def command(
    files: tuple[Path, ...],
    municipality: str,
    county: str,
    about: str,
    dry_run: bool,
    entries: bool,
    as_json: bool,
) -> None:
    """Read, save and show, file by file."""
    paths = found_files(files)
    if about and len(paths) > 1:
        raise click.UsageError(_("--about går bara att ange för en fil i taget."))
    os.environ.setdefault("LEDSTJARNA_POOL", "0")  # one connection is enough, and says at once when nobody answers
    with some_database():
        django_ready()
        from ledstjarna.cli.importing.run import Wanted, run

        code = run(paths, Wanted(municipality, county, about, dry_run, entries, as_json))
    sys.exit(code)
