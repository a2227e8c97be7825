"""Who makes what nobody has, and when within what was promised; for a plan nobody has been told of yet, with room made.
Pure.

First as it stands (placing.proposed). What is left is tried at other promised moments; and with `relocate` somebody
hands over one visit to a colleague, so that they can take the one that is left.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from ledstjarna.domain.visits.rules.placing import (
    UNKNOWN_WAY,
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
    since: datetime, relocate: bool = False,
) -> Given:  # fmt: skip
    """Every visit that nobody has, and with `relocate` what makes way for it. No moment before `since` is used."""
    found = proposed(stops, carers, shifts, met=met)
    desk = _Desk(stops, found, on_duty(carers, shifts), met, since)
    for one in sorted(stops, key=lambda one: (one.starts, one.id)):
        if one.carer_id is None and one.beside is None and found[one.id] is None:
            _ = desk.take(one) or (relocate and desk.make_room(one))
    return {one.id: desk.now[one.id] for one in stops if one.carer_id is None}


class _Desk:
    """What everybody does, as it is being given out."""

    def __init__(
        self, stops: Sequence[Stop], found: Mapping[UUID, UUID | None],
        working: Mapping[date, Mapping[UUID, list[Shift]]], met: Mapping[UUID, set[UUID]], since: datetime,
    ) -> None:  # fmt: skip
        self.working, self.since = working, since
        self.free = frozenset(one.id for one in stops if one.carer_id is None and one.beside is None)
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

    def _gone(self, stop: Stop, carer_id: UUID) -> None:
        key = carer_id, day_of(stop.starts)
        self.by_day[key] = [one for one in self.by_day[key] if one.id != stop.id]

    def take(self, stop: Stop, *, but: UUID | None = None) -> bool:
        """Give a visit to whoever can come nearest its time, of them to a familiar face."""
        best = min(self._can(stop, but), key=lambda each: each[0], default=None)
        if best is None:
            return False
        self._put(at_time(stop, best[2]), best[1])
        return True

    def _can(self, stop: Stop, but: UUID | None) -> Iterable[tuple[tuple[object, ...], UUID, datetime]]:
        for number, (carer_id, hours) in enumerate(self.working.get(day_of(stop.starts), {}).items()):
            moment = self._moment(stop, carer_id, hours) if carer_id != but else None
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

    def make_room(self, stop: Stop) -> bool:
        """Let somebody hand over one of their visits to a colleague, and take this one."""
        for carer_id, hours in self.working.get(day_of(stop.starts), {}).items():
            for other in list(self.by_day[carer_id, day_of(stop.starts)]):
                if other.id not in self.free or not _in_the_way(other, stop):
                    continue
                self._gone(other, carer_id)
                moment = self._moment(stop, carer_id, hours)
                if moment is not None:
                    self._put(at_time(stop, moment), carer_id)
                    if self.take(replace(other, carer_id=None), but=carer_id):
                        return True
                    self._gone(at_time(stop, moment), carer_id)
                    self.now[stop.id] = None, stop.starts
                self._put(other, carer_id)
        return False


def _in_the_way(other: Stop, stop: Stop) -> bool:
    """Whether a visit lies where another would have to."""
    return other.starts <= stop.latest + (stop.ends - stop.starts) and stop.earliest <= other.ends + _FAR


_FAR = UNKNOWN_WAY * 6
