"""Who works when. Nobody at work that day: what they were to do is free for others at once."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from ledstjarna.domain.consent.queries import Viewer, open_part
from ledstjarna.domain.organisations.queries import staff_of
from ledstjarna.domain.visits.actions._shared import envelope, unit_that_plans
from ledstjarna.domain.visits.events import VisitMoved
from ledstjarna.domain.visits.models import Visit, WorkShift
from ledstjarna.domain.visits.queries.visits import within
from ledstjarna.domain.visits.rules.doing import shift_findings
from ledstjarna.domain.visits.rules.needs import moment_of
from ledstjarna.domain.visits.rules.states import AHEAD, VISIT
from ledstjarna.foundation.findings import Finding, require
from ledstjarna.foundation.outbox.publishing import publish

Hours = tuple[time | None, time | None]


@transaction.atomic
def set_shift(*, by: Viewer, carer_id: UUID, day: date, hours: Hours | None, at: datetime) -> int:
    """Say when somebody of the unit works that day, or (`hours` None) that they do not: ill, or free.

    What they were to do and cannot is given back, for somebody else: how many visits. What has begun stands. A shift
    that ends before it begins goes on past midnight. Raises NotForYou, RuleBroken.
    """
    unit_id = unit_that_plans(by)
    require(
        None if carer_id in {row.pk for row in staff_of(unit_id=unit_id)} else Finding("carer_unknown"),
        *(shift_findings(*hours) if hours else ()),
    )
    start, end = moment_of(day, time.min), moment_of(day + timedelta(days=1), time.min)
    begins_then = WorkShift.objects.select_for_update().filter(assignment_id=carer_id, unit_id=unit_id)
    begins_then.filter(period__startswith__gte=start, period__startswith__lt=end).delete()
    shift = _span(day, hours[0], hours[1]) if hours and hours[0] is not None and hours[1] is not None else None
    if shift is not None:
        overlaps = WorkShift.objects.filter(assignment_id=carer_id, period__overlap=shift).exists()
        require(Finding("shift_overlaps", field_name="starts") if overlaps else None)
        WorkShift.objects.create(
            assignment_id=carer_id, unit_id=unit_id, period=DateTimeTZRange(*shift), set_by_label=by.label
        )
    rows = Visit.objects.select_for_update().filter(unit_id=unit_id, carer_id=carer_id, state__in=AHEAD)
    freed = [
        row for row in within(rows.filter(starts_at__gte=at), day, 1).order_by("id")
        if shift is None or row.starts_at < shift[0] or row.ends_at > shift[1]
    ]  # fmt: skip
    for row in freed:
        _give_back(by, row, at)
    return len(freed)


def _span(day: date, starts: time, ends: time) -> tuple[datetime, datetime]:
    return moment_of(day, starts), moment_of(day if ends > starts else day + timedelta(days=1), ends)


def _give_back(by: Viewer, row: Visit, at: datetime) -> None:
    change = open_part(by, row.subject_id, row.commitment_id, what="set_shift", change=True)
    told = row.state == "published"
    row.state = VISIT.after(row.state, "place")
    row.carer_id, row.carer_label, row.is_locked = None, "", False
    row.version += 1
    row.save()
    if told:
        publish(VisitMoved(**envelope(change, at), visit_id=row.pk, commitment_id=row.commitment_id))
