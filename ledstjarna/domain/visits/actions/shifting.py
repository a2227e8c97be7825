"""Who works when. Nobody at work that day: what they were to do is free for others at once."""

from collections.abc import Mapping, Sequence
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
Span = tuple[datetime, datetime]


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
    spans = [_span(day, hours[0], hours[1])] if hours and hours[0] is not None and hours[1] is not None else []
    return replace_shifts(by=by, unit_id=unit_id, days={(carer_id, day): spans}, at=at)


def replace_shifts(*, by: Viewer, unit_id: UUID, days: Mapping[tuple[UUID, date], Sequence[Span]], at: datetime) -> int:
    """Let these be the shifts that begin those days, of whoever it is; how many visits nobody has by that.

    A part of other actions' transactions. Raises RuleBroken where one overlaps another.
    """
    for carer_id, day in days:
        start, end = moment_of(day, time.min), moment_of(day + timedelta(days=1), time.min)
        begins_then = WorkShift.objects.select_for_update().filter(assignment_id=carer_id, unit_id=unit_id)
        begins_then.filter(period__startswith__gte=start, period__startswith__lt=end).delete()
    freed = 0
    for (carer_id, day), spans in sorted(days.items()):
        for span in spans:
            overlaps = WorkShift.objects.filter(assignment_id=carer_id, period__overlap=span).exists()
            require(Finding("shift_overlaps", field_name="starts") if overlaps else None)
            WorkShift.objects.create(
                assignment_id=carer_id, unit_id=unit_id, period=DateTimeTZRange(*span), set_by_label=by.label
            )
        freed += _freed(by, unit_id, carer_id, day, spans, at)
    return freed


def _freed(by: Viewer, unit_id: UUID, carer_id: UUID, day: date, spans: Sequence[Span], at: datetime) -> int:
    """Give back what does not lie within a shift."""
    rows = Visit.objects.select_for_update().filter(unit_id=unit_id, carer_id=carer_id, state__in=AHEAD)
    found = [
        row for row in within(rows.filter(starts_at__gte=at), day, 1).order_by("id")
        if not any(starts <= row.starts_at and row.ends_at <= ends for starts, ends in spans)
    ]  # fmt: skip
    for row in found:
        _give_back(by, row, at)
    return len(found)


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
