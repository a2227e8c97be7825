"""`ledstjarna extract`: a person's own extract, for somebody who asks without e-identification."""

from pathlib import Path
from typing import Any
from uuid import UUID

import click

from ledstjarna.cli.database import django_ready, some_database
from ledstjarna.cli.failures import Exit, Failure, why_not
from ledstjarna.cli.language import _


class _PersonsId(click.types.UUIDParameterType):
    """The person's id. What was written instead is not said again: it may be a number, and screens are logged."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The id. Ends the command with a line that does not hold what was written."""
        try:
            return UUID(str(value))
        except ValueError:
            self.fail(_("PERSON är personens id, som står i adressen: inget namn och inget nummer."), param, ctx)


@click.command(
    help=_(
        "Skriv allt som finns om en person till en fil, åt personen själv. PERSON är personens id, som står i adressen "
        "till sidan om personen, aldrig ett personnummer. Kontrollera först vem som ber om det. "
        "Personen ser i sin logg vem som tog fram det och varför."
    )
)
@click.argument("person", metavar="PERSON", type=_PersonsId())
@click.option(
    "--to", "path", required=True, metavar=_("FIL"), type=click.Path(dir_okay=False, path_type=Path),
    help=_("Filen som skrivs. Den får inte finnas redan."),
)  # fmt: skip
@click.option("--as", "by", required=True, metavar=_("NAMN"), help=_("Ditt namn, som personen ser det i sin logg."))
@click.option(
    "--reason", required=True, metavar=_("TEXT"), help=_("Varför, som personen läser det: ”Du bad om det i telefon.”")
)
def command(person: UUID, path: Path, by: str, reason: str) -> None:
    """Read as the person reads, log who took it out and why, and write the file for the operator alone."""
    if path.exists():
        raise Failure(_("Filen finns redan. Välj ett annat namn."), Exit.USAGE)
    _begin(path)
    try:
        made = _made(person, by, reason)
        if made is not None:
            path.write_bytes(made)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    if made is None:
        path.unlink()
        raise Failure(_("Det finns ingen sådan person."), Exit.USAGE)
    click.echo(_("Utdraget är skrivet till {path}.").format(path=path))


def _begin(path: Path) -> None:
    """Make the file, for the operator alone, before anything is read and logged. Raises Failure."""
    try:
        path.touch(mode=0o600, exist_ok=False)
    except OSError as error:
        text = _("Det går inte att skriva {path}: {why}. Välj en mapp som finns och som du får skriva i.")
        raise Failure(text.format(path=path, why=why_not(error)), Exit.USAGE) from None


def _made(person: UUID, by: str, reason: str) -> bytes | None:
    """The file's bytes; None when there is nobody. Raises Failure without a name and a reason."""
    with some_database():
        django_ready()
        from django.db import transaction

        from ledstjarna.domain.keeping.actions import open_extract
        from ledstjarna.foundation.findings import RuleBroken
        from ledstjarna.web.printed.extract import packed
        from ledstjarna.web.wording.findings import finding_text

        try:
            with transaction.atomic():
                reading = open_extract(subject_id=person, by=by, reason=reason)
                return packed(reading) if reading else None
        except RuleBroken as broken:
            raise Failure(" ".join(finding_text(one) for one in broken.findings), Exit.USAGE) from None
