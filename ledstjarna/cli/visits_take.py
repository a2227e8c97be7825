"""`ledstjarna visits take`: the planning engine's answer, onto the unit's board."""

from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import click

from ledstjarna.cli.failures import Exit, Failure
from ledstjarna.cli.language import _
from ledstjarna.cli.visits_files import told
from ledstjarna.cli.visits_unit import FIRST, PLANNER, as_planner
from ledstjarna.engines.routing.errors import RoutingError
from ledstjarna.engines.routing.formats.fields import opened


@click.command(
    help=_("Lägg in planen som ledstjarna visits solve har gjort. Det som är låst eller har börjat ligger kvar.")
)
@PLANNER
@FIRST
@click.option("--version", "seen", required=True, type=int, help=_("Tavlans version, som visits ask skrev."))
@click.argument("path", metavar=_("PLAN"), type=click.Path(exists=True, dir_okay=False, path_type=Path))
def command(assignment: UUID, first: Any, seen: int, path: Path) -> None:
    """Take the answer over, all or nothing."""
    plan = _read(path)

    def do(viewer: Any, day: date) -> int:
        from ledstjarna.domain.visits.actions import take_over_plan
        from ledstjarna.domain.visits.queries import answered
        from ledstjarna.foundation.clock import now

        return take_over_plan(by=viewer, first=day, places=answered(viewer, plan, day), seen_version=seen, at=now())

    click.echo(_("{number} besök är flyttade.").format(number=as_planner(assignment, first, do)))


def _read(path: Path) -> dict[str, Any]:
    try:
        return opened(path)
    except RoutingError as error:
        raise Failure(f"{_('Filen är ingen plan.')} {told(error, path).message}", Exit.USAGE) from None
    except OSError:
        raise Failure(_("Filen är ingen plan."), Exit.USAGE) from None
