"""A unit's fortnight in its planner's name, for the commands that ask the planning engine and take its answer."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

import click

from ledstjarna.cli.database import django_ready, some_database
from ledstjarna.cli.failures import Exit, Failure
from ledstjarna.cli.language import _

Result = TypeVar("Result")
PLANNER = click.option(
    "--as", "assignment", required=True, metavar=_("UPPDRAG"), type=click.UUID,
    help=_("Uppdragets id: den som planerar, och i vars namn det sker."),
)  # fmt: skip
FIRST = click.option(
    "--from", "first", metavar=_("DAG"), type=click.DateTime(["%Y-%m-%d"]), help=_("Första dagen; i dag om inget sägs.")
)


def as_planner(assignment: UUID, first: Any, do: Callable[[Any, date], Result]) -> Result:
    """Do it in the planner's name, in one transaction. Raises Failure."""
    with some_database():
        django_ready()
        from django.db import transaction

        from ledstjarna.domain.consent.context import set_viewer_as
        from ledstjarna.domain.visits.rules.instance import NotAPlan
        from ledstjarna.foundation.clock import today
        from ledstjarna.foundation.findings import ChangedMeanwhile, RuleBroken
        from ledstjarna.web.entrance.staff import staff_viewer
        from ledstjarna.web.wording.findings import finding_text

        try:
            with transaction.atomic():
                viewer = staff_viewer(assignment)
                if viewer is None:
                    raise Failure(_("Det finns inget sådant uppdrag nu."), Exit.USAGE)
                set_viewer_as(viewer)
                return do(viewer, first.date() if first else today())
        except NotAPlan:
            raise Failure(_("Planen svarar inte på de besök som ligger på tavlan nu."), Exit.USAGE) from None
        except ChangedMeanwhile:
            raise Failure(_("Tavlan har ändrats sedan frågan skrevs. Fråga igen."), Exit.USAGE) from None
        except RuleBroken as broken:
            raise Failure(" ".join(finding_text(one) for one in broken.findings), Exit.USAGE) from None
