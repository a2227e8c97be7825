"""Somebody is ill: what they were to do is free at once, and a plan for those days is asked for in the same moment."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.domain.visits.actions._shared import unit_that_plans
from ledstjarna.domain.visits.actions.drafting import ask_plan, drop_being_made
from ledstjarna.domain.visits.actions.shifting import set_shift
from ledstjarna.domain.visits.models import PlanDraft
from ledstjarna.domain.visits.rules.drafting import AT_ONCE, SICK, sick_findings
from ledstjarna.foundation.clock import day_of
from ledstjarna.foundation.findings import require


@transaction.atomic
def call_in_sick(*, by: Viewer, carer_id: UUID, until: date, at: datetime) -> PlanDraft | None:
    """Somebody does not work from now and through `until`. The proposal that is asked for; None where nobody waits.

    A plan that is being made is let go: its board is another now. Raises NotForYou, RuleBroken.
    """
    unit_id, first = unit_that_plans(by), day_of(at)
    require(*sick_findings(first=first, until=until))
    days = [first + timedelta(days=number) for number in range((until - first).days + 1)]
    freed = sum(set_shift(by=by, carer_id=carer_id, day=day, hours=None, at=at) for day in days)
    if not freed:
        return None
    drop_being_made(unit_id, at)
    return ask_plan(by=by, kind=SICK, first=first, start=first, end=until, seconds=AT_ONCE, at=at)
