"""Who makes which of a unit's visits, and when: as many at work as the visits need, and the planning engine's plan."""

import json
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from ledstjarna.demo.engine import Asked as Question
from ledstjarna.domain.visits.rules.abilities import Able
from ledstjarna.domain.visits.rules.instance import Asked, Moves, instance, moves_in
from ledstjarna.domain.visits.rules.placing import Place, Shift
from ledstjarna.domain.visits.rules.resting import short_rests
from ledstjarna.domain.visits.rules.settling import settled
from ledstjarna.engines.routing.fortnight.weights import PARTS
from ledstjarna.foundation.clock import STOCKHOLM, day_of, moment_of

EARLY, LATE = (time(7), time(15, 30)), (time(13), time(22))
MIDDAY = time(14)  # what begins before it is the early shift's
OFF = (0, 2, 4, 1, 3, 5)  # the first of somebody's two days off, from Monday: never Sunday and Monday, which are of two
# weeks and give thirty-six hours of rest in neither (arbetstidslagen 14 §)
TWO = 2  # so few are off one day a week, in the middle of it, and not the same
FACES = 5  # about so many share the homes of some
WAY = timedelta(minutes=10)  # between two visits, to know how many are needed
A_DAY = timedelta(hours=5, minutes=30)  # at persons' in a shift, with those ways
FEW = 80  # visits of a unit that the first plan found is good enough for
FAMILIAR = 4.0  # as with that slider at its highest: so few moves find familiar faces late otherwise
MOVES = 10  # for each visit, in a unit with more
_TOLD = ("PATH", "HOME", "LANG", "TMPDIR", "NUMBA_CACHE_DIR")  # what of the environment the engine is told


def plans_for(questions: Sequence[Question]) -> list[dict[str, Any]]:
    """The engine's plan for each, all in one process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "ledstjarna.demo.engine"], input=json.dumps(questions), stdout=subprocess.PIPE,
        text=True, check=True, env={name: os.environ[name] for name in _TOLD if name in os.environ},
    )  # fmt: skip
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def question(
    visits: Sequence[Asked], shifts: Sequence[Shift], homes: Mapping[UUID, Place], able: Mapping[UUID, Able], *,
    first: date, days: int,
) -> Question:  # fmt: skip
    """What the engine is asked of a unit; as everything else that a planner asks of it (visits.rules.instance)."""
    asked = instance(
        visits, shifts, homes, first=first, days=days, at=moment_of(first, time.min), able=able,
        weights={name: PARTS[name].weight * FAMILIAR for name in ("faces", "new_faces", "spread")},
    )  # fmt: skip
    return Question(asked, 0 if len(visits) < FEW else MOVES * len(visits))


def given_out(
    plan: Mapping[str, Any], visits: Sequence[Asked], shifts: Sequence[Shift], homes: Mapping[UUID, Place], *,
    first: date, days: int,
) -> Moves:  # fmt: skip
    """Who makes each visit and when, as the answer has it: each at its own time where that can be."""
    every = [first + timedelta(days=number) for number in range(days)]
    changed = settled(
        moves_in(plan, visits), visits, at=moment_of(first, time.min), days=every, homes=homes, shifts=shifts
    )  # fmt: skip
    return {one.id: changed.get(one.id, (one.carer_id, one.starts)) for one in visits}


def few_faces(
    carers: Sequence[UUID], visits: Sequence[Asked], homes: Mapping[UUID, Place]
) -> Iterator[tuple[Sequence[UUID], list[Asked]]]:
    """Those few who come to the same homes, as units share them, and the visits there: homes from south to north."""
    of_home: dict[UUID, list[Asked]] = defaultdict(list)
    for one in visits:
        of_home[one.subject_id].append(one)
    many = max(1, round(len(carers) / FACES))
    shares: list[list[Asked]] = [[] for _ in range(many)]
    before = 0
    for its in sorted(of_home.values(), key=lambda its: (homes.get(its[0].subject_id) or (0.0, 0.0), its[0].id)):
        shares[before * many // len(visits)] += its
        before += len(its)
    for number, share in enumerate(shares):
        first, last = (each * len(carers) // many for each in (number, number + 1))
        yield carers[first:last], share


def by_few(visit: Asked, carers: Iterable[UUID]) -> Asked:
    """The same visit, best made by one of these: so the first plan that is found has familiar faces already."""
    return replace(visit, wish=replace(visit.wish, preferred=visit.wish.preferred | set(carers)))


class Rota:
    """Who works when: five days of a week on and two off, in turns, every other one early; and others as the visits
    need, as far as everybody rests as the law has it."""

    def __init__(self, carers: Sequence[UUID], first: date, days: int) -> None:
        self.carers, self.first, self.days = carers, first, days
        self.works: dict[tuple[UUID, date], bool] = {}  # whether late

    def shifts(self, visits: Iterable[Asked]) -> list[Shift]:
        """Everybody's, in order of time."""
        by_day: dict[date, list[Asked]] = defaultdict(list)
        for one in visits:
            by_day[day_of(one.starts)].append(one)
        every = [self.first + timedelta(days=number) for number in range(self.days)]
        for day in every:
            for turn, carer_id in enumerate(self.carers):
                if day.weekday() not in self._off(turn):
                    self.works[carer_id, day] = turn % 2 == 1
        needed = {(day, late): _needed(_of_half(by_day[day], late=late)) for day in every for late in (False, True)}
        for (day, late), many in needed.items():
            self._turn_over(day, many, needed[day, not late], late=late)
        for (day, late), many in needed.items():
            self._call_in(day, many, late=late)
        return [
            Shift(carer_id, *_span(day, late=late))
            for (carer_id, day), late in sorted(self.works.items(), key=lambda each: (each[0][1], each[1], each[0][0]))
        ]

    def _off(self, turn: int) -> tuple[int, ...]:
        """The days off in a week, from Monday."""
        if len(self.carers) <= TWO:
            return (2 + turn,)
        first = OFF[turn % len(OFF)]
        return first, first + 1

    def _turn_over(self, day: date, needed: int, others: int, *, late: bool) -> None:
        """Those who were to work the other half of the day, where that has hands to spare."""
        for carer_id in self.carers:
            spare = self._many(day, late=not late) - others
            if self._many(day, late=late) < needed and spare > 0 and self.works.get((carer_id, day)) is (not late):
                del self.works[carer_id, day]
                self.works[carer_id, day] = late if self._rests(carer_id, day, late=late) else not late

    def _many(self, day: date, *, late: bool) -> int:
        return sum(self.works.get((each, day)) is late for each in self.carers)

    def _call_in(self, day: date, needed: int, *, late: bool) -> None:
        """Those who were to be off, whoever works least first, and nobody who would rest too little by it."""
        lacks = needed - self._many(day, late=late)
        off = (each for each in self.carers if (each, day) not in self.works)
        for carer_id in sorted(off, key=self._worked):
            if lacks > 0 and self._rests(carer_id, day, late=late):
                self.works[carer_id, day] = late
                lacks -= 1

    def _rests(self, carer_id: UUID, day: date, *, late: bool) -> bool:
        spans = [_span(on, late=each) for (who, on), each in self.works.items() if who == carer_id]
        return len(short_rests([*spans, _span(day, late=late)])) <= len(short_rests(spans))

    def _worked(self, carer_id: UUID) -> int:
        return sum(each == carer_id for each, _day in self.works)


def _of_half(visits: Iterable[Asked], *, late: bool) -> list[Asked]:
    """Those of a day that are the early shift's, or the late one's."""
    return [one for one in visits if (one.starts.astimezone(STOCKHOLM).time() >= MIDDAY) == late]


def _span(day: date, *, late: bool) -> tuple[datetime, datetime]:
    begins, ends = LATE if late else EARLY
    return moment_of(day, begins), moment_of(day, ends)


def _needed(visits: Sequence[Asked]) -> int:
    """How many make these visits of half a day, each within what was promised; and not more than a day's work each."""
    free: list[datetime] = []
    at_persons = timedelta()
    for one in sorted(visits, key=lambda one: (one.latest, one.id)):
        at_persons += one.ends - one.starts + WAY
        fits = [number for number, since in enumerate(free) if since <= one.latest]
        number = max(fits, key=lambda each: free[each], default=len(free))
        begins = one.earliest if number == len(free) else max(one.earliest, free[number])
        free[number:] = [begins + (one.ends - one.starts) + WAY, *free[number + 1 :]]
    return max(len(free), -(-at_persons // A_DAY))
