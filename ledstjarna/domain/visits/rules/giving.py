"""Who makes what nobody has, and when within what was promised. Pure.

First as it stands (placing.proposed). What is left is tried at other promised moments.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from ledstjarna.domain.visits.rules.placing import (
    Shift,
    Stop,
    at_time,
    cost,
    on_duty,
    overtime,
    proposed,
    times,
)
from ledstjarna.foundation.clock import day_of

Given = dict[UUID, tuple[UUID | None, datetime]]  # who and when, by visit


def given(
    stops: Sequence[Stop], carers: Sequence[UUID], shifts: Sequence[Shift], *, met: Mapping[UUID, set[UUID]],
    since: datetime,
) -> Given:  # fmt: skip
    """Every visit that nobody has. No moment before `since` is used."""
    found = proposed(stops, carers, shifts, met=met)
    desk = _Desk(stops, found, on_duty(carers, shifts), met, since)
    for one in sorted(stops, key=lambda one: (one.starts, one.id)):
        if one.carer_id is None and one.beside is None and found[one.id] is None:
            desk.take(one)
    return {one.id: desk.now[one.id] for one in stops if one.carer_id is None}


class _Desk:
    """What everybody does, as it is being given out."""

    def __init__(
        self, stops: Sequence[Stop], found: Mapping[UUID, UUID | None],
        working: Mapping[date, Mapping[UUID, list[Shift]]], met: Mapping[UUID, set[UUID]], since: datetime,
    ) -> None:  # fmt: skip
        self.working, self.since = working, since
        self.known = {key: set(who) for key, who in met.items()}
        self.now: Given = {}
        self.by_day: dict[tuple[UUID, date], list[Stop]] = defaultdict(list)
        for one in stops:
            who = one.carer_id or found.get(one.id)
            self.now[one.id] = who, one.starts
            if who is not None:
                self._put(one, who)

    def _put(self, stop: Stop, carer_id: UUID) -> None:
        self.now[stop.id] = carer_id, stop.starts
        self.by_day[carer_id, day_of(stop.starts)].append(replace(stop, carer_id=carer_id))
        self.known.setdefault(stop.subject_id, set()).add(carer_id)

    def take(self, stop: Stop) -> None:
        """Give a visit to whoever can come nearest its time, of them to a familiar face; to nobody where none can."""
        best = min(self._can(stop), key=lambda each: each[0], default=None)
        if best is not None:
            self._put(at_time(stop, best[2]), best[1])

    def _can(self, stop: Stop) -> Iterable[tuple[tuple[object, ...], UUID, datetime]]:
        for number, (carer_id, hours) in enumerate(self.working.get(day_of(stop.starts), {}).items()):
            moment = self._moment(stop, carer_id, hours)
            if moment is not None:
                new = carer_id not in self.known.get(stop.subject_id, ())
                over = overtime(replace(at_time(stop, moment), carer_id=carer_id), hours)
                yield (over, carer_id not in stop.preferred, abs(moment - stop.starts), new, number), carer_id, moment

    def _moment(self, stop: Stop, carer_id: UUID, hours: Sequence[Shift]) -> datetime | None:
        if carer_id in stop.barred:
            return None
        day = self.by_day[carer_id, day_of(stop.starts)]
        return next((
            each for each in times(stop, day, hours) if each >= self.since
            and not cost(at_time(stop, each), carer_id, day, hours, met=set(), rests=False).hinders
        ), None)  # fmt: skip
