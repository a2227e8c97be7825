"""What lies between the visits that stand and those that are needed. Pure.

A visit that has been, has begun or was told is never touched, nor one that somebody has locked, unless nobody is to
come at all. A visit keeps its carer and its time for as long as the time lies within what the plan asks for; and where
the plan asks for what it did before, also when whoever plans has put the visit late.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from ledstjarna.domain.visits.rules.needs import Need
from ledstjarna.domain.visits.rules.states import AHEAD

GONE = "not_planned"  # the plan no longer has that time


@dataclass(frozen=True, slots=True)
class Standing:
    """A visit that is there, not cancelled."""

    id: UUID
    activity_id: UUID
    day: date
    position: int
    state: str
    starts: datetime
    earliest: datetime
    latest: datetime
    ends: datetime
    locked: bool = False


@dataclass(frozen=True, slots=True)
class Followed:
    """What is to be done: needs to lay in with their position, visits to cancel and why, visits to move and where."""

    made: tuple[tuple[Need, int], ...] = ()
    cancelled: Mapping[UUID, str] = field(default_factory=dict)
    moved: Mapping[UUID, Need] = field(default_factory=dict)


def followed(
    needed: Sequence[Need], standing: Sequence[Standing], *, carers: Mapping[UUID, int], at: datetime
) -> Followed:
    """`carers`: how many come, of parts where it is not one. What begins before `at` is left as it is."""
    by_key = {one.key: one for one in needed}
    there = {(row.activity_id, row.day, row.position) for row in standing}
    made = tuple(
        (one, position)
        for one in needed
        if not one.hindered and one.starts >= at
        for position in range(1, carers.get(one.occasion.commitment_id, 1) + 1)
        if (*one.key, position) not in there
    )
    cancelled, moved = {}, {}
    for row in standing:
        if row.state not in AHEAD or row.starts < at:
            continue
        need = by_key.get((row.activity_id, row.day))
        if need is None or need.hindered:
            cancelled[row.id] = need.hindered if need else GONE
        elif row.position > carers.get(need.occasion.commitment_id, 1):
            cancelled[row.id] = GONE
        elif not row.locked and not _fits(row, need):
            moved[row.id] = need
    return Followed(made, cancelled, moved)


def _fits(row: Standing, need: Need) -> bool:
    same_length = row.ends - row.starts == need.ends - need.starts
    same_promise = (row.earliest, row.latest) == (need.earliest, need.latest)
    return same_length and (same_promise or need.earliest <= row.starts <= need.latest)
