"""Whom a planner could ring in when somebody is ill, for what a proposal leaves without anybody or late."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from uuid import UUID

from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.domain.visits.models import WorkShift
from ledstjarna.domain.visits.queries.abilities import barred_of
from ledstjarna.domain.visits.queries.comparing import Counted, carers_named
from ledstjarna.domain.visits.queries.off_duty import off_duty_on, sick_calls
from ledstjarna.domain.visits.rules.calling_in import CallingIn, Free, hours_left, kept_by, whom_to_ring
from ledstjarna.domain.visits.rules.comparing import Places
from ledstjarna.domain.visits.rules.counting import once, time_of
from ledstjarna.domain.visits.rules.placing import Shift
from ledstjarna.domain.visits.rules.resting import SECTIONS, WEEK, Span
from ledstjarna.foundation.clock import day_of, moment_of


@dataclass(frozen=True, slots=True)
class ToFill:
    """What is left of a shift that somebody ill had, or several of the same hours; how many visits wait in it, and whom
    to ring. `of_two`: the parts of visits where the other waits too, so that one who comes is not enough."""

    day: date
    hours: Span
    ill: tuple[str, ...]
    waits: int
    found: CallingIn
    names: Mapping[UUID, str]
    of_two: frozenset[UUID] = frozenset()


def to_fill(viewer: Viewer, counted: Counted, places: Places, days: Sequence[date], at: datetime) -> list[ToFill]:
    """Each shift of those days that went with a sick call, while a visit in it waits for somebody, in order of time.

    Nobody where none wait. Seven queries.
    """
    waiting = counted.waiting(places, days, at)
    calls = sick_calls(viewer, days[0], days[-1]) if waiting else []
    gone: dict[Span, list[UUID]] = defaultdict(list)
    for call in calls:
        for span in call.spans:
            hours = hours_left(span, at)
            if hours and day_of(hours[0]) in days and not _works(call.assignment_id, hours, counted.shifts):
                gone[hours].append(call.assignment_id)
    if not gone:
        return []
    off = off_duty_on(viewer, counted.shifts, days)
    names = {one.carer_id: one.name for its in off.values() for one in its}
    called = carers_named({each for ill in gone.values() for each in ill})  # at work other hours, some of them
    bars = barred_of([counted.rows[one.id] for one in waiting], names.keys())
    spans, met = _spans(names.keys(), days), counted.met_by(at)
    found = []
    for hours, ill in sorted(gone.items()):
        day = day_of(hours[0])
        its = [
            replace(one, barred=bars[one.id][0] if one.id in bars else {}) for one in waiting
            if one.earliest < hours[1] and hours[0] <= one.latest
        ]  # fmt: skip
        free = [
            Free(one.carer_id, tuple(spans[one.carer_id]), frozenset(met.get(one.carer_id, ())))
            for one in off[day] if one.sick_call_id is None
        ]  # fmt: skip
        if its:
            many = len(once((counted.rows[one.id] for one in its), time_of))
            ill_ones = tuple(sorted({called[each] for each in ill if each in called}))
            waits = {one.id for one in its}
            of_two = frozenset(one.id for one in its if one.beside in waits)
            found.append(ToFill(day, hours, ill_ones, many, whom_to_ring(its, hours, free), names, of_two))
    return found


@dataclass(frozen=True, slots=True)
class RestKeeps:
    """That the law's rest keeps somebody from working: from which hours, of those that were asked about, and which."""

    kind: str
    hours: tuple[Span, ...]
    every: bool


def rest_keeps(
    viewer: Viewer, shifts: Iterable[Shift], day: date, carers: Collection[UUID], at: datetime,
    hours: Span | None = None,
) -> dict[UUID, RestKeeps]:  # fmt: skip
    """Whom of these who are off the law's rest keeps from `hours`; where none are said from those that others work the
    day, or would have if they were not ill, as far as they are still to come. Two queries."""
    if hours is None:
        given = [(row.starts, row.ends) for row in shifts if day_of(row.starts) == day]
        gone = [span for call in sick_calls(viewer, day) for span in call.spans]
        whole = {*given, *((starts, ends) for starts, ends in gone if day_of(starts) == day)}
        asked = sorted({left for each in whole if (left := hours_left(each, at))})
    else:
        asked = [hours]
    spans = _spans(carers, [day]) if asked else {}
    found = {}
    for carer_id in carers:
        kept = {each: kept_by(spans[carer_id], each) for each in asked} if carer_id in spans else {}
        short = {each: kind for each, kind in kept.items() if kind in SECTIONS}
        if short:
            kind = next(one for one in SECTIONS if one in short.values())
            found[carer_id] = RestKeeps(kind, tuple(short), len(short) == len(asked))
    return found


def _works(carer_id: UUID, hours: Span, shifts: Iterable[Shift]) -> bool:
    """Whether whoever was ill is at work then all the same."""
    return any(row.carer_id == carer_id and row.starts < hours[1] and hours[0] < row.ends for row in shifts)


def _spans(carers: Collection[UUID], days: Sequence[date]) -> dict[UUID, list[Span]]:
    """The shifts of each from a week before these days until a week after: their rest hangs on them."""
    found: dict[UUID, list[Span]] = defaultdict(list)
    begin, end = (moment_of(day, time.min) for day in (days[0], days[-1] + timedelta(days=1)))
    rows = WorkShift.objects.filter(assignment_id__in=carers, period__overlap=(begin - WEEK, end + WEEK))
    for row in rows.order_by("period"):
        found[row.assignment_id].append((row.period.lower, row.period.upper))
    return found
