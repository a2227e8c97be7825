"""Two plans of the same visits beside each other: what each comes to, and which visits differ. Pure.

Both are counted in the same way here, whoever made them: the engine's own figures are not taken on trust.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from ledstjarna.domain.visits.rules.continuity import Continuity, Met, met_in, new_faces, too_many
from ledstjarna.domain.visits.rules.counting import once, time_of_stop
from ledstjarna.domain.visits.rules.placing import FROM_BASE, REST, Shift, Stop, way

Places = Mapping[UUID, tuple[UUID | None, datetime]]  # who and when, by visit


@dataclass(frozen=True, slots=True)
class Move:
    """A visit that one plan has otherwise than the other."""

    visit_id: UUID
    subject_id: UUID
    before: UUID | None
    after: UUID | None
    starts_before: datetime
    starts_after: datetime


@dataclass(frozen=True, slots=True)
class Measures:
    """What a plan comes to. `national` is the measure that counts persons by definition; the rest is of everybody."""

    national: Continuity
    faces: float  # different staff a person meets, on average, of all whom somebody comes to
    new: int  # meetings with somebody the person has not met in the fortnight before
    seventh: int  # persons who meet seven or more
    late: int  # visits outside the time that was promised
    unassigned: int  # visits where somebody is lacking
    travel: timedelta
    over: timedelta  # worked beyond the shifts


def measured(
    stops: Iterable[Stop], *, before: Sequence[Met], first: date, national: Continuity, shifts: Iterable[Shift],
    elsewhere: Sequence[Met] = (),
) -> Measures:  # fmt: skip
    """Of the stops as they are placed. `before`: whom the persons have met in the fortnight before `first`;
    `elsewhere`: whom they meet of other units, who are as many in every plan of this one."""
    rows = list(stops)
    made = [one for one in rows if one.carer_id is not None]
    ahead = mets(made)
    everybody = met_in([*ahead, *elsewhere], first)
    met = [everybody[key] for key in met_in(ahead, first)]
    return Measures(
        national,
        sum(map(len, met)) / len(met) if met else 0.0,
        sum(map(len, new_faces(before, ahead).values())),
        len(too_many([*ahead, *elsewhere], first)),
        len(once((one for one in made if not one.earliest <= one.starts <= one.latest), time_of_stop)),
        len(once((one for one in rows if one.carer_id is None), time_of_stop)),
        travel(made),
        overtime_of(made, shifts),
    )


def unbeaten(found: Sequence[Measures]) -> list[int]:
    """Which of several plans are a choice: those that no other is as good as in different faces, way and visits without
    anybody, and better in something. Of plans that are alike the first. By the way, the shortest first."""
    axes = [(one.travel, one.faces, one.unassigned) for one in found]
    kept = [
        number for number, mine in enumerate(axes)
        if mine not in axes[:number]
        and not any(other != mine and _as_good(other, mine) for other in axes)
    ]  # fmt: skip
    return sorted(kept, key=lambda number: axes[number])


def _as_good(one: tuple[timedelta, float, int], other: tuple[timedelta, float, int]) -> bool:
    return one[0] <= other[0] and one[1] <= other[1] and one[2] <= other[2]


def mets(stops: Iterable[Stop]) -> list[Met]:
    """Whom each person is to meet."""
    return [Met(one.subject_id, one.carer_id, one.starts) for one in stops if one.carer_id is not None]


def travel(stops: Iterable[Stop]) -> timedelta:
    """The way between the visits of each carer, and from and to wherever the day begins and ends."""
    by_carer: dict[UUID, list[Stop]] = defaultdict(list)
    for one in sorted(stops, key=lambda one: (one.starts, one.id)):
        if one.carer_id is not None:
            by_carer[one.carer_id].append(one)
    total = timedelta()
    for rows in by_carer.values():
        for a, b in zip([None, *rows], [*rows, None], strict=True):
            if a is None or b is None:
                total += FROM_BASE
            elif b.starts - a.ends >= REST:
                total += 2 * FROM_BASE
            elif a.subject_id != b.subject_id:
                total += way(a.place, b.place)
    return total


def overtime_of(stops: Iterable[Stop], shifts: Iterable[Shift]) -> timedelta:
    """How long is worked beyond the shifts: until the last visit of each that ends after it."""
    by_carer: dict[UUID | None, list[Shift]] = defaultdict(list)
    for row in shifts:
        by_carer[row.carer_id].append(row)
    over: dict[tuple[UUID | None, datetime], timedelta] = {}
    for one in stops:
        held = [row.ends for row in by_carer[one.carer_id] if row.holds(one.starts, one.ends)]
        if held:
            key = one.carer_id, max(held)
            over[key] = max(over.get(key, timedelta()), one.ends - key[1])
    return sum(over.values(), timedelta())


def placed(stops: Iterable[Stop], places: Places) -> list[Stop]:
    """The stops as a plan has them; those it does not mention as they are."""
    found = []
    for one in stops:
        carer_id, starts = places.get(one.id, (one.carer_id, one.starts))
        found.append(replace(one, carer_id=carer_id, starts=starts, ends=starts + (one.ends - one.starts)))
    return found


def moved(before: Iterable[Stop], after: Iterable[Stop]) -> list[Move]:
    """The visits that differ, in order of time."""
    was = {one.id: one for one in before}
    found = [
        Move(one.id, one.subject_id, was[one.id].carer_id, one.carer_id, was[one.id].starts, one.starts)
        for one in after
        if one.id in was and (one.carer_id, one.starts) != (was[one.id].carer_id, was[one.id].starts)
    ]
    return sorted(found, key=lambda one: (one.starts_before, one.visit_id))
