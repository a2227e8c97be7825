"""`ledstjarna visits ask`: a unit's fortnight as a file for the planning engine."""

import json
import os
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import click

from ledstjarna.cli.failures import Exit, Failure, why_not
from ledstjarna.cli.language import _
from ledstjarna.cli.visits_unit import FIRST, PLANNER, as_planner


@click.command(
    help=_(
        "Skriv en enhets närmaste 14 dagar till en fil som ledstjarna visits solve planerar. Filen har inga namn och "
        "inga adresser, bara hur långt det är mellan hemmen."
    )
)
@PLANNER
@FIRST
@click.option("-o", "path", required=True, metavar=_("FIL"), type=click.Path(dir_okay=False, path_type=Path))
def command(assignment: UUID, first: Any, path: Path) -> None:
    """Write the question, for the operator alone."""

    def do(viewer: Any, day: date) -> tuple[dict[str, Any], int]:
        from ledstjarna.domain.visits.queries import question

        return question(viewer, day)

    asked, version = as_planner(assignment, first, do)
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            json.dump(asked, file, ensure_ascii=False)
    except OSError as error:
        text = _("Det går inte att skriva {path}: {why}.")
        raise Failure(text.format(path=path, why=why_not(error)), Exit.USAGE) from None
    click.echo(_("{number} besök är skrivna. Tavlans version: {version}").format(
        number=len(asked["visits"]), version=version
    ))  # fmt: skip
