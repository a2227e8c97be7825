"""Carers' days out of many plans, put together anew: those that do everything once and cost least (set partitioning).

A search that cools again and again finds good days that never stood in one plan. Which of them fit together is an exact
program (HiGHS). It takes each day's times as they were; the plan that it chooses is then timed as any other.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ledstjarna.engines.routing.errors import RoutingError
from ledstjarna.engines.routing.program import Program
from ledstjarna.engines.routing.solving.plan import Plan
from ledstjarna.engines.routing.solving.tables import (
    EXTRA,
    IDLE,
    LATE,
    LUNCH,
    MISSED,
    NEXT,
    S_DISLIKED,
    S_EXTRA,
    S_HIGHEST,
    S_IDLE,
    S_LATE,
    S_LEFT_OUT,
    S_MISSED,
    S_TRAVEL,
    S_WAIT,
    START,
    WAIT,
    WINDOW,
    Day,
)  # fmt: skip

MOST = 800  # days kept: more make the program slow, and the latest are the best
NODES = 30  # of the program looked at, at most: counted and not timed, so that a slow machine gives the same answer
GAP = 5e-4


Key = tuple[int, tuple[int, ...], tuple[int, ...], frozenset[int], bool]  # kind of carer, services, windows, lunches


class _Work(NamedTuple):
    """A carer's day: what is done in which order, aimed at which windows, lunch before which, and what that costs."""

    services: tuple[int, ...]
    windows: tuple[int, ...]
    lunches: frozenset[int]
    takes: bool  # lunch
    starts: tuple[float, ...]
    cost: float
    highest: float  # lateness
    idle: float


class Pool:
    """Days seen, and the best plan that they make."""

    def __init__(self, day: Day) -> None:
        self.day = day
        self.kinds = _alike(day)
        self.works: dict[Key, _Work] = {}

    def add(self, whole: NDArray[np.int64], real: NDArray[np.float64]) -> None:
        """Every day of a timed plan."""
        n = len(self.day.partner)
        for carer, kind in enumerate(self.kinds):
            services, node = [], int(whole[NEXT, n + 2 * carer])
            while node < n:
                services.append(node)
                node = int(whole[NEXT, node])
            if not services:
                continue
            lunches = frozenset(each for each in services if whole[LUNCH, each])
            windows = tuple(int(whole[WINDOW, each]) for each in services)
            key: Key = (kind, tuple(services), windows, lunches, bool(whole[LUNCH, n + 2 * carer]))
            work = self._work(carer, key, real)
            known = self.works.pop(key, work)
            self.works[key] = work if work.cost < known.cost else known  # the latest seen comes last
        for oldest in list(self.works)[: max(0, len(self.works) - MOST)]:
            del self.works[oldest]

    def _work(self, carer: int, key: Key, real: NDArray[np.float64]) -> _Work:
        _kind, services, windows, lunches, takes = key
        day, at = self.day, list(services)
        late = real[LATE, at]
        amounts = {S_TRAVEL: self._travel(carer, services), S_LATE: late.sum(),
                   S_DISLIKED: day.disliked[at, carer].sum()}  # fmt: skip
        if day.whole_days:
            amounts |= {S_WAIT: real[WAIT, carer], S_EXTRA: real[EXTRA, carer], S_MISSED: real[MISSED, carer]}
        cost = sum(float(day.weights[part]) * float(amount) for part, amount in amounts.items())
        starts = tuple(float(each) for each in real[START, at])
        idle = float(real[IDLE, carer]) if day.whole_days else 0.0
        return _Work(services, windows, lunches, takes, starts, cost, float(late.max()), idle)

    def _travel(self, carer: int, services: tuple[int, ...]) -> float:
        n = len(self.day.partner)
        nodes = [n + 2 * carer, *services, n + 2 * carer + 1]
        places = self.day.place[nodes]
        return float(self.day.travel[places[:-1], places[1:]].sum())

    def plan(self) -> Plan | None:
        """The plan of least cost that the days make, or None where the program finds none."""
        program, day = Program(), self.day
        keys = list(self.works)
        works = [self.works[key] for key in keys]
        chosen = [program.binary(cost=work.cost) for work in works]
        self._once(program, works, chosen)
        self._carers(program, keys, chosen)
        self._together(program, works, chosen)
        for column, amount in ((S_HIGHEST, "highest"), (S_IDLE, "idle")):
            if day.weights[column] > 0:
                most = program.more(cost=float(day.weights[column]))
                for each, work in zip(chosen, works, strict=True):
                    if (value := getattr(work, amount)) > 0:
                        program.row({most: 1.0, each: -value}, 0.0)
        try:
            found = program.solved(gap=GAP, nodes=NODES)
        except RoutingError:
            return None
        return self._planned([
            (key[0], work) for key, work, at in zip(keys, works, chosen, strict=True) if found[at] > 0.5
        ])  # fmt: skip

    def _once(self, program: Program, works: list[_Work], chosen: list[int]) -> None:
        """Each service by one, or, of an optional person, by none. Two services of such a person share that choice."""
        day = self.day
        by: dict[int, dict[int, float]] = {service: {} for service in range(len(day.partner))}
        for each, work in zip(chosen, works, strict=True):
            for service in work.services:
                by[service][each] = 1.0
        out: dict[int, int] = {}
        for service, terms in by.items():
            if day.optional[service]:
                person = min(service, int(day.partner[service])) if day.partner[service] >= 0 else service
                if person not in out:
                    out[person] = program.binary(cost=float(day.weights[S_LEFT_OUT]))
                terms[out[person]] = 1.0
            program.row(terms, 1.0, 1.0)

    def _carers(self, program: Program, keys: list[Key], chosen: list[int]) -> None:
        """No more days of a kind than there are carers of it."""
        for kind in sorted(set(self.kinds)):
            terms = {each: 1.0 for each, key in zip(chosen, keys, strict=True) if key[0] == kind}
            program.row(terms, None, float(self.kinds.count(kind)))

    def _together(self, program: Program, works: list[_Work], chosen: list[int]) -> None:
        """Two services of a person are as far apart as they must be; what is amiss costs as if somebody were late."""
        day = self.day
        price = float(day.weights[S_LATE])
        for service in range(len(day.partner)):
            other = int(day.partner[service])
            if not day.first[service] or other < 0 or day.apart[service, 0] < 0 or day.optional[service]:
                continue
            terms: dict[int, float] = {}
            for each, work in zip(chosen, works, strict=True):
                for at, start in zip(work.services, work.starts, strict=True):
                    if at in (service, other):
                        terms[each] = terms.get(each, 0.0) + (start if at == other else -start)
            terms |= {program.more(cost=price): 1.0, program.more(cost=price): -1.0}
            program.row(terms, float(day.apart[service, 0]), float(day.apart[service, 1]))

    def _planned(self, chosen: list[tuple[int, _Work]]) -> Plan:
        """The days given to carers of their kinds."""
        n, carers = len(self.day.partner), len(self.kinds)
        free = {kind: [carer for carer in range(carers) if self.kinds[carer] == kind] for kind in set(self.kinds)}
        plan = Plan([[] for _ in range(carers)], [0] * n, set(), set())
        for kind, work in chosen:
            carer = free[kind].pop(0)
            plan.routes[carer].extend(work.services)
            plan.lunches.update(work.lunches)
            if work.takes:
                plan.takers.add(carer)
            for service, window in zip(work.services, work.windows, strict=True):
                plan.windows[service] = window
        return plan


def _alike(day: Day) -> list[int]:
    """Of each carer the first who can do the same at the same hours from the same place, to whom nobody minds more."""
    n, kinds = len(day.partner), []
    seen: dict[object, int] = {}
    for carer in range(len(day.shift)):
        facts = (
            day.allowed[:, carer].tobytes(), day.disliked[:, carer].tobytes(), day.shift[carer].tobytes(),
            bool(day.has_lunch[carer]), int(day.place[n + 2 * carer]), int(day.place[n + 2 * carer + 1]),
        )  # fmt: skip
        kinds.append(seen.setdefault(facts, carer))
    return kinds
