"""Whom to ring when somebody is ill: who of those off rests enough with the shift too, and what each could take. Pure.

Nobody is proposed who would rest less than eleven hours in a row in some twenty-four that the shift is in
(arbetstidslagen (1982:673) 13 §, dygnsvila), or than thirty-six in its week (14 §, veckovila), as `resting` counts
them. An agreement may say otherwise: whoever plans may lay the shift all the same.

What somebody could take is counted as a day that begins empty: one visit after the other, the one that must begin first
taken first, each as early as promised and the way allow. Breaks are not counted: the proposal that is asked for then
lays them. The order is of work first, then of faces: neither age, years nor wage is known here. Who rings is a human.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from ledstjarna.domain.visits.rules.placing import Stop, at_time, between
from ledstjarna.domain.visits.rules.resting import DAILY, DAY, WEEK, WEEKLY, Span, short_rests

QUARTER = timedelta(minutes=15)
SHORTEST = timedelta(hours=1)  # nobody is rung for less [M]
AT_WORK, BARRED, TIMES = "at_work", "barred", "times"
WHY_NOT = (AT_WORK, DAILY, WEEKLY, BARRED, TIMES)  # why somebody is not rung, the first that holds


@dataclass(frozen=True, slots=True)
class Free:
    """Somebody who is off and not ill. `spans`: their shifts from a week before until a week after; `met`: whom of the
    persons they have met."""

    carer_id: UUID
    spans: tuple[Span, ...] = ()
    met: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class CanCome:
    """Somebody to ring: which visits they could take, of how many persons, and how many of those they have met."""

    carer_id: UUID
    visits: tuple[UUID, ...]
    persons: int
    met: int


@dataclass(frozen=True, slots=True)
class CallingIn:
    """Whom to ring, the first first; and of those who are not rung, how many each reason keeps."""

    can: tuple[CanCome, ...]
    cannot: Mapping[str, int]


def whom_to_ring(stops: Sequence[Stop], shift: Span, free: Iterable[Free]) -> CallingIn:
    """Who could work a shift instead of whoever is ill; `stops`: the visits that nobody has, or that are late."""
    can: list[tuple[int, CanCome]] = []
    cannot: Counter[str] = Counter()
    for number, one in enumerate(free):
        taken = could_take(stops, one.carer_id, shift)
        kept = kept_by(one.spans, shift)
        if kept:
            cannot[kept] += 1
        elif not taken:
            cannot[BARRED if all(one.carer_id in stop.barred for stop in stops) else TIMES] += 1
        else:
            persons = {stop.subject_id for stop in taken}
            met = len(persons & one.met)
            can.append((number, CanCome(one.carer_id, tuple(stop.id for stop in taken), len(persons), met)))
    can.sort(key=lambda each: (-len(each[1].visits), -each[1].met, each[0]))
    return CallingIn(tuple(one for _number, one in can), dict(cannot))


def hours_left(shift: Span, at: datetime) -> Span | None:
    """What is left of a shift to ask somebody for: from the next quarter of an hour where it has begun; None where that
    is less than somebody would come for."""
    starts, ends = shift
    late = at.replace(minute=0, second=0, microsecond=0)
    while late < at:
        late += QUARTER
    left = max(starts, late), ends
    return left if left[1] - left[0] >= SHORTEST else None


def kept_by(spans: Iterable[Span], shift: Span) -> str:
    """What keeps somebody with these shifts from one more: that they are at work then, or which rest would be too
    short in a period that it is in (its section: `resting.SECTIONS`); "" where nothing does."""
    starts, ends = shift
    own = list(spans)
    if any(begins < ends and starts < stops for begins, stops in own):
        return AT_WORK
    short = {
        one.kind for one in short_rests([*own, shift])
        if one.since < ends and starts < one.since + (DAY if one.kind == DAILY else WEEK)
    }  # fmt: skip
    return next((kind for kind in (DAILY, WEEKLY) if kind in short), "")


def could_take(stops: Iterable[Stop], carer_id: UUID, shift: Span) -> list[Stop]:
    """The visits that somebody could make in a shift that begins empty, each at the moment when they would.

    Where two come they come together: at the time that the visit has, and no other.
    """
    taken: list[Stop] = []
    starts, ends = shift
    for stop in sorted(stops, key=lambda one: (one.latest, one.starts, one.id)):
        if carer_id in stop.barred:
            continue
        first, last = (stop.earliest, stop.latest) if stop.beside is None else (stop.starts, stop.starts)
        there = taken[-1].ends + between(taken[-1], stop) if taken else starts
        begins = max(first, starts, there)
        if begins <= last and begins + _length(stop) <= ends:
            taken.append(at_time(stop, begins))
    return taken


def _length(stop: Stop) -> timedelta:
    return stop.ends - stop.starts
