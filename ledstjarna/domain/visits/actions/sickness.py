"""Somebody is ill: what they were to do is free at once, and a plan for those days is asked for in the same moment."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.domain.organisations.queries import staff_of
from ledstjarna.domain.visits.actions._shared import unit_that_plans
from ledstjarna.domain.visits.actions.drafting import ask_plan, drop_being_made
from ledstjarna.domain.visits.actions.shifting import end_shift, replace_shifts
from ledstjarna.domain.visits.models import PlanDraft, WorkShift
from ledstjarna.domain.visits.rules.drafting import AT_ONCE, SICK, sick_findings
from ledstjarna.domain.visits.rules.needs import DAYS
from ledstjarna.foundation.clock import day_of, moment_of
from ledstjarna.foundation.findings import Finding, require


@transaction.atomic
def call_in_sick(*, by: Viewer, carer_id: UUID, until: date, at: datetime) -> PlanDraft | None:
    """Somebody does not work from now and through `until`. The proposal that is asked for; None where nobody waits.

    A plan that is being made is let go: its board is another now. Raises NotForYou, RuleBroken.
    """
    unit_id, first = unit_that_plans(by), day_of(at)
    require(*sick_findings(first=first, until=until))
    days = [first + timedelta(days=number) for number in range((until - first).days + 1)]
    staff = {row.pk for row in staff_of(unit_id=unit_id)}
    require(None if carer_id in staff else Finding("carer_unknown"))
    # A night that would have begun the last day goes on into the next.
    midnight = moment_of(until + timedelta(days=1), time.min)
    night = WorkShift.objects.filter(assignment_id=carer_id, unit_id=unit_id, period__contains=midnight)
    goes_on = night.filter(period__startswith__lt=midnight).exists() and until < first + timedelta(days=DAYS - 1)
    end_shift(by=by, unit_id=unit_id, carer_id=carer_id, at=at)
    freed = replace_shifts(by=by, unit_id=unit_id, days={(carer_id, day): [] for day in days}, at=at)
    if not freed:
        return None
    drop_being_made(unit_id, at)
    end = until + timedelta(days=1) if goes_on else until
    return ask_plan(by=by, kind=SICK, first=first, start=first, end=end, seconds=AT_ONCE, at=at)
