"""What it costs that somebody comes at some time: what forbids it, the way there, and whether it is a familiar face.
And a plain proposal that takes the visits in order of time. Pure.

The way is by car as the crow flies, times a road factor: change the two numbers here. Homes without coordinates are
five minutes apart, and the first way of a day is as long from wherever it begins.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from math import asin, cos, radians, sin, sqrt
from typing import TypeVar
from uuid import UUID

from ledstjarna.domain.visits.rules.continuity import MANY
from ledstjarna.domain.visits.rules.promised import outside
from ledstjarna.domain.visits.rules.resting import Break, Busy, breaks, due, rest_left
from ledstjarna.foundation.clock import day_of
from ledstjarna.foundation.findings import Finding

ROAD_FACTOR = 1.3
KM_AN_HOUR = 35.0
UNKNOWN_WAY = timedelta(minutes=5)
FROM_BASE = timedelta(minutes=10)  # so that somebody who is near already is asked before somebody who is not out
REST = timedelta(hours=6)  # longer between two visits, and somebody has been home
EARTH_KM = 6371.0
Place = tuple[float, float] | None
There = TypeVar("There")


@dataclass(frozen=True, slots=True)
class Shift:
    """When somebody works, one day. `beyond`: how much longer a plan may have them work, where the unit allows it."""

    carer_id: UUID
    starts: datetime
    ends: datetime
    beyond: timedelta = timedelta()

    def holds(self, starts: datetime, ends: datetime) -> bool:
        """Whether there is room for a visit in it."""
        return self.starts <= starts and ends <= self.ends + self.beyond


def with_beyond(shifts: Sequence[Shift], most: timedelta) -> list[Shift]:
    """The same shifts, each with as much beyond it as is allowed and the law's rest leaves."""
    spans: dict[UUID, list[tuple[datetime, datetime]]] = defaultdict(list)
    for row in shifts:
        spans[row.carer_id].append((row.starts, row.ends))
    return [replace(row, beyond=min(most, rest_left(spans[row.carer_id], row.ends))) for row in shifts]


@dataclass(frozen=True, slots=True)
class Stop:
    """A visit as the placing sees it."""

    id: UUID
    subject_id: UUID
    starts: datetime
    ends: datetime
    earliest: datetime
    latest: datetime
    place: Place = None
    carer_id: UUID | None = None
    beside: UUID | None = None  # who comes as well, where two are needed: never the same
    barred: Mapping[UUID, str] = field(
        default_factory=dict, compare=False
    )  # who never comes, and why (rules.abilities)
    preferred: frozenset[UUID] = frozenset()  # whom the person would rather have
    contact_id: UUID | None = None  # the person's fast omsorgskontakt in the unit, who comes first where it can be


@dataclass(frozen=True, slots=True)
class Cost:
    """What it comes to. `hinders` are codes of what forbids it; the rest is to weigh."""

    hinders: tuple[str, ...]
    way: timedelta  # more on the way than without it
    late: timedelta  # outside what was promised
    new_face: bool
    wished: bool = False  # whether the person has said that they would rather have them
    contact: bool = False  # whether it is the person's fast omsorgskontakt
    faces: int = 0  # how many different staff the person meets then, in fourteen days (continuity.if_comes)
    one_more: bool = False  # whether that is one more than without
    elsewhere: int = 0  # how many of them are of other units
    over: timedelta = timedelta()  # how far beyond the shift the visit ends
    no_break: datetime | None = None  # when the break is due at the latest that there is no time for then

    @property
    def too_many(self) -> bool:
        """Whether the person is about to meet the seventh."""
        return self.one_more and self.faces >= MANY


# What forbids a placing, as findings; in the order in which they are told.
FORBIDS = (
    Finding("not_at_work", field_name="carer"),
    Finding("elsewhere_then", field_name="carer"),
    Finding("no_time_for_the_way", field_name="carer"),
    Finding("two_are_needed", field_name="carer"),
    Finding("refused", field_name="carer"),
    Finding("other_sex", field_name="carer"),
    Finding("not_able", field_name="carer"),
)


def overtime(stop: Stop, shifts: Iterable[Shift]) -> timedelta:
    """How far beyond the shift of whoever has it a visit ends."""
    mine = [row.ends for row in shifts if row.carer_id == stop.carer_id and row.holds(stop.starts, stop.ends)]
    return max(stop.ends - max(mine), timedelta()) if mine else timedelta()


def place_findings(made: Cost) -> list[Finding]:
    """Why somebody cannot make a visit at a time."""
    return [finding for finding in FORBIDS if finding.code in made.hinders]


def way(a: Place, b: Place) -> timedelta:
    """How long it takes from one home to another."""
    if a is None or b is None:
        return UNKNOWN_WAY
    (south, west), (north, east) = a, b
    half = sin(radians(north - south) / 2) ** 2
    half += cos(radians(south)) * cos(radians(north)) * sin(radians(east - west) / 2) ** 2
    km = 2 * EARTH_KM * asin(sqrt(half)) * ROAD_FACTOR
    return timedelta(minutes=round(km / KM_AN_HOUR * 60))


def cost(
    stop: Stop, carer_id: UUID, others: Iterable[Stop], shifts: Sequence[Shift], *, met: set[UUID], rests: bool = True
) -> Cost:
    """What it comes to that `carer_id` makes the visit as it stands in `stop`.

    `others` are the visits of the same days; `met` whom the person knows, or meets otherwise; `rests`: whether a break
    that goes is looked for, which costs as much as all the rest. How many different staff the person meets is another
    question, of fourteen days (continuity.if_comes).
    """
    day = [one for one in others if one.carer_id == carer_id and one.id != stop.id and near(one, stop)]
    day.sort(key=lambda one: one.starts)
    before = next((one for one in reversed(day) if one.starts <= stop.starts and stop.starts - one.ends < REST), None)
    after = next((one for one in day if one.starts > stop.starts and one.starts - stop.ends < REST), None)
    hinders = []
    if not any(row.carer_id == carer_id and row.holds(stop.starts, stop.ends) for row in shifts):
        hinders.append("not_at_work")
    if any(one.starts < stop.ends and stop.starts < one.ends for one in day):
        hinders.append("elsewhere_then")
    elif _too_short(before, stop) or _too_short(stop, after):
        hinders.append("no_time_for_the_way")
    if stop.beside == carer_id:
        hinders.append("two_are_needed")
    if carer_id in stop.barred:
        hinders.append(stop.barred[carer_id])
    return Cost(
        tuple(hinders), _more(before, stop, after), _late(stop), carer_id not in met, carer_id in stop.preferred,
        carer_id == stop.contact_id,
        over=overtime(replace(stop, carer_id=carer_id), shifts),
        no_break=_no_break(stop, carer_id, day, shifts) if rests and not hinders else None,
    )  # fmt: skip


def breaks_beside(shift: Shift, stops: Iterable[Stop]) -> list[Break]:
    """The breaks of a shift, and when each can be taken beside these visits of whoever has it."""
    return breaks_among(shift, ((one.starts, one.ends, one) for one in stops), between)


def breaks_among(
    shift: Shift, stays: Iterable[tuple[datetime, datetime, There]], between: Callable[[There, There], timedelta]
) -> list[Break]:
    """The same of stays from one moment until another, somewhere; `between` is the way from one place to the next."""
    its = sorted((one for one in stays if one[0] < shift.ends and shift.starts < one[1]), key=lambda one: one[0])
    ways = [*(between(one[2], other[2]) for one, other in pairwise(its)), timedelta()]
    busy: list[Busy] = [(starts, ends, way) for (starts, ends, _there), way in zip(its, ways, strict=False)]
    return breaks(shift.starts, shift.ends, busy)


def _no_break(stop: Stop, carer_id: UUID, day: Sequence[Stop], shifts: Sequence[Shift]) -> datetime | None:
    """When the break is due that goes because of the visit; None where none does."""
    for row in shifts:
        if row.carer_id == carer_id and row.holds(stop.starts, stop.ends):
            if not due(row.starts, row.ends):
                return None
            has = breaks_beside(row, [*day, stop])
            if all(one.at for one in has):
                return None
            had = breaks_beside(row, day)
            return next((b.due.latest for a, b in zip(had, has, strict=True) if a.at and not b.at), None)
    return None


def near(one: Stop, stop: Stop) -> bool:
    """Whether two visits are of days beside each other."""
    return abs((day_of(one.starts) - day_of(stop.starts)).days) <= 1


def _too_short(a: Stop | None, b: Stop | None) -> bool:
    return a is not None and b is not None and a.ends + between(a, b) > b.starts


def between(a: Stop, b: Stop) -> timedelta:
    """The way from one visit to the next; none at one home."""
    return timedelta() if a.subject_id == b.subject_id else way(a.place, b.place)


def _more(before: Stop | None, stop: Stop, after: Stop | None) -> timedelta:
    there = between(before, stop) if before else FROM_BASE
    on = between(stop, after) if after else timedelta()
    without = between(before, after) if before and after else FROM_BASE if after else timedelta()
    return there + on - without


def _late(stop: Stop) -> timedelta:
    return abs(outside(stop.starts, stop.earliest, stop.latest))


def proposed(
    stops: Sequence[Stop], carers: Sequence[UUID], shifts: Sequence[Shift], *, met: Mapping[UUID, set[UUID]]
) -> dict[UUID, UUID | None]:
    """Who makes each visit that nobody has: in order of time, whoever keeps their break first, of them whom the person
    wishes for, then their named contact, then a familiar face, then the shortest way.

    What stands is left as it is. None where nobody can: why, rules.nobody says.
    """
    placed = {one.id: one for one in stops}
    known = {each: set(who) for each, who in met.items()}
    times: dict[tuple[UUID, UUID], int] = defaultdict(int)
    by_day: dict[tuple[UUID, date], list[Stop]] = defaultdict(list)
    for one in stops:
        if one.carer_id is not None:
            by_day[one.carer_id, day_of(one.starts)].append(one)
            known.setdefault(one.subject_id, set()).add(one.carer_id)
            times[one.subject_id, one.carer_id] += 1
    working = on_duty(carers, shifts)
    found: dict[UUID, UUID | None] = {}
    for one in sorted((one for one in stops if one.carer_id is None), key=lambda one: (one.starts, one.id)):
        beside = placed[one.beside].carer_id if one.beside in placed else one.beside
        stop = _at(one, None, beside)
        able: list[tuple[tuple[object, ...], UUID]] = []
        at_work = working[day_of(one.starts)]
        for number, (carer_id, hours) in enumerate(at_work.items()):
            day = by_day[carer_id, day_of(one.starts)]
            made = cost(stop, carer_id, day, hours, met=known.get(one.subject_id, set()), rests=False)
            if made.hinders:
                continue
            weigh = (
                made.over,
                not made.wished,
                not made.contact,
                made.new_face,
                -times[one.subject_id, carer_id],
                made.way,
                len(day),
                number,
            )
            able.append((weigh, carer_id))
        best = _who_rests(stop, [carer_id for _weigh, carer_id in sorted(able)], by_day, at_work)
        found[one.id] = best
        if best:
            placed[one.id] = _at(one, best, beside)
            by_day[best, day_of(one.starts)].append(placed[one.id])
            known.setdefault(one.subject_id, set()).add(best)
            times[one.subject_id, best] += 1
    return found


def on_duty(carers: Sequence[UUID], shifts: Iterable[Shift]) -> dict[date, dict[UUID, list[Shift]]]:
    """Who works some part of each day, and when, in the order of `carers`: most of a unit is at home."""
    found: dict[date, dict[UUID, list[Shift]]] = defaultdict(dict)
    order = {carer_id: number for number, carer_id in enumerate(carers)}
    for row in sorted((row for row in shifts if row.carer_id in order), key=lambda row: order[row.carer_id]):
        first, last = day_of(row.starts), day_of(row.ends)
        for number in range((last - first).days + 1):
            found[first + timedelta(days=number)].setdefault(row.carer_id, []).append(row)
    return found


def _who_rests(
    stop: Stop, able: Sequence[UUID], by_day: Mapping[tuple[UUID, date], list[Stop]],
    shifts_of: Mapping[UUID, Sequence[Shift]],
) -> UUID | None:  # fmt: skip
    """The first of those who can come, best first, who keeps their break; the very first where nobody does."""
    for carer_id in able:
        if _no_break(stop, carer_id, by_day[carer_id, day_of(stop.starts)], shifts_of[carer_id]) is None:
            return carer_id
    return able[0] if able else None


def at_time(stop: Stop, starts: datetime) -> Stop:
    """The same visit at another time."""
    return replace(stop, starts=starts, ends=starts + (stop.ends - stop.starts))


def times(stop: Stop, day: Iterable[Stop], shifts: Iterable[Shift]) -> list[datetime]:
    """The moments within what was promised when somebody with these visits and shifts could begin a visit, if at all:
    the visit's own first, then the nearest. Where two come they come together, at no other time.

    When one can begin changes only where another visit, the way or a shift begins or ends: no other moment is asked.
    """
    length = stop.ends - stop.starts
    moments = {stop.earliest, stop.latest} if stop.beside is None else set()
    if moments:
        for one in day:
            moments |= {one.ends + between(one, stop), one.starts - between(stop, one) - length}
        for row in shifts:
            moments |= {row.starts, row.ends - length, row.ends + row.beyond - length}
    asked = {each for each in moments if stop.earliest <= each <= stop.latest} - {stop.starts}
    return [stop.starts, *sorted(asked, key=lambda each: (abs(each - stop.starts), each))]


def _at(one: Stop, carer_id: UUID | None, beside: UUID | None) -> Stop:
    return replace(one, carer_id=carer_id, beside=beside)
