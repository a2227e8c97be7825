"""Who works when. Nobody at work that day: what they were to do is free for others at once."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from uuid import UUID

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from ledstjarna.domain.consent.queries import Reading, Viewer, open_part
from ledstjarna.domain.organisations.queries import staff_of
from ledstjarna.domain.visits.actions._shared import envelope, first_wins, unit_that_plans
from ledstjarna.domain.visits.events import VisitMoved
from ledstjarna.domain.visits.models import Visit, WorkShift
from ledstjarna.domain.visits.rules.counting import once, time_of
from ledstjarna.domain.visits.rules.doing import long_findings, shift_findings
from ledstjarna.domain.visits.rules.states import AHEAD, VISIT
from ledstjarna.foundation.clock import day_of, moment_of
from ledstjarna.foundation.findings import Finding, RuleBroken, require
from ledstjarna.foundation.outbox.publishing import publish

Hours = tuple[time | None, time | None]
Span = tuple[datetime, datetime]


@transaction.atomic
def set_shift(*, by: Viewer, carer_id: UUID, day: date, hours: Hours | None, at: datetime, sure: bool = False) -> int:
    """Say when somebody of the unit works that day, or (`hours` None) that they do not: ill, or free.

    What they were to do and cannot is given back, for somebody else: how many visits. What has begun stands. A shift
    that ends before it begins goes on past midnight. A very long one is asked about, unless `sure`. Raises NotForYou,
    RuleBroken.
    """
    unit_id = unit_that_plans(by)
    require(
        None if carer_id in {row.pk for row in staff_of(unit_id=unit_id)} else Finding("carer_unknown"),
        *(shift_findings(*hours) if hours else ()),
    )
    spans = [_span(day, hours[0], hours[1])] if hours and hours[0] is not None and hours[1] is not None else []
    require(*(finding for span in spans for finding in long_findings(*span, sure=sure)))
    return replace_shifts(by=by, unit_id=unit_id, days={(carer_id, day): spans}, at=at)


def replace_shifts(*, by: Viewer, unit_id: UUID, days: Mapping[tuple[UUID, date], Sequence[Span]], at: datetime) -> int:
    """Let these be the shifts that begin those days, of whoever it is; how many visits nobody has by that.

    A part of other actions' transactions: as many queries for a thousand shifts as for one. Raises RuleBroken where
    one overlaps another.
    """
    if not days:
        return 0
    begin, end = _whole(min(day for _who, day in days), max(day for _who, day in days))
    carers = {carer_id for carer_id, _day in days}
    begins_then = WorkShift.objects.select_for_update().filter(assignment_id__in=carers, unit_id=unit_id)
    begins_then = begins_then.filter(period__startswith__gte=begin, period__startswith__lt=end).order_by("id")
    gone = [row for row in begins_then if (row.assignment_id, day_of(row.period.lower)) in days]
    WorkShift.objects.filter(pk__in=[row.pk for row in gone]).delete()
    made = [(carer_id, span) for (carer_id, _day), spans in sorted(days.items()) for span in spans]
    until = max([end, *(ends for _who, (_starts, ends) in made), *(row.period.upper for row in gone)])
    stands = _standing(carers, begin, until)
    for carer_id, span in made:
        stands[carer_id].append(span)
    overlaps = Finding("shift_overlaps", field_name="starts")
    require(overlaps if any(map(_overlap, stands.values())) else None)
    rows_made = [
        WorkShift(assignment_id=who, unit_id=unit_id, period=DateTimeTZRange(*span), set_by_label=by.label)
        for who, span in made
    ]
    with first_wins(RuleBroken(overlaps), "work_shift_no_overlap"):  # another planner saved in the same moment
        WorkShift.objects.bulk_create(rows_made, batch_size=500)
    left = {(row.assignment_id, row.period.lower, row.period.upper) for row in gone}
    rows = Visit.objects.select_for_update().filter(unit_id=unit_id, carer_id__in=carers, state__in=AHEAD)
    freed = [
        row for row in rows.filter(starts_at__gte=max(at, begin), starts_at__lt=until).order_by("id")
        if row.carer_id is not None and ((row.carer_id, day_of(row.starts_at)) in days
            or any(who == row.carer_id and starts <= row.starts_at < ends for who, starts, ends in left))
        and not any(starts <= row.starts_at and row.ends_at <= ends for starts, ends in stands[row.carer_id])
    ]  # fmt: skip
    _give_back(by, freed, at)
    return len(once(freed, time_of))


def end_shift(*, by: Viewer, unit_id: UUID, carer_id: UUID, at: datetime) -> None:
    """Somebody goes home in the middle of a night: their shift that began the day before ends now.

    A part of other actions' transactions, which give back what was to be done that day.
    """
    going_on = WorkShift.objects.select_for_update().filter(assignment_id=carer_id, unit_id=unit_id)
    for row in going_on.filter(period__contains=at):
        if day_of(row.period.lower) < day_of(at):
            row.period, row.set_by_label = DateTimeTZRange(row.period.lower, at), by.label
            row.save()


def _whole(first: date, last: date) -> Span:
    return moment_of(first, time.min), moment_of(last + timedelta(days=1), time.min)


def _standing(carers: set[UUID], begin: datetime, until: datetime) -> dict[UUID, list[Span]]:
    """The shifts that stand, in any unit."""
    found: dict[UUID, list[Span]] = defaultdict(list)
    for row in WorkShift.objects.filter(assignment_id__in=carers, period__overlap=(begin, until)):
        found[row.assignment_id].append((row.period.lower, row.period.upper))
    return found


def _overlap(spans: Sequence[Span]) -> bool:
    return any(starts < before for (_starts, before), (starts, _ends) in pairwise(sorted(spans)))


def _span(day: date, starts: time, ends: time) -> tuple[datetime, datetime]:
    return moment_of(day, starts), moment_of(day if ends > starts else day + timedelta(days=1), ends)


def _give_back(by: Viewer, rows: Sequence[Visit], at: datetime) -> None:
    """Nobody has these any longer; who was told is told that too."""
    changes: dict[UUID, Reading] = {}
    told = []
    for row in rows:
        if row.commitment_id not in changes:
            changes[row.commitment_id] = open_part(
                by, row.subject_id, row.commitment_id, what="set_shift", change=True
            )  # fmt: skip
        told += [row] if row.state == "published" else []
        row.state = VISIT.after(row.state, "place")
        row.carer_id, row.carer_label, row.is_locked = None, "", False
        row.version += 1
    Visit.objects.bulk_update(rows, ["state", "carer_id", "carer_label", "is_locked", "version"], batch_size=500)
    for row in once(told, time_of):
        change = changes[row.commitment_id]
        publish(VisitMoved(**envelope(change, at), visit_id=row.pk, commitment_id=row.commitment_id))
