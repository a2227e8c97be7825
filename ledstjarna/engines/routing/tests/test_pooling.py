"""Days out of many plans put together anew: as good as trying every way of putting them together."""

from itertools import product
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledstjarna.engines.routing.checking import check
from ledstjarna.engines.routing.formats import read_problem
from ledstjarna.engines.routing.solving.annealing import annealed
from ledstjarna.engines.routing.solving.construct import constructed
from ledstjarna.engines.routing.solving.encoding import encoded
from ledstjarna.engines.routing.solving.plan import Plan, solution_of, started
from ledstjarna.engines.routing.solving.pooling import Pool
from ledstjarna.engines.routing.tests.instances import MANKOWSKA, UNIFIED
from ledstjarna.engines.routing.tests.test_solving import drawn_problem


def _shuffled(random: Random, day) -> Plan:
    """Everything done by somebody who may, in any order."""
    routes: list[list[int]] = [[] for _ in day.shift]
    services = list(range(len(day.partner)))
    random.shuffle(services)
    for service in services:
        routes[random.choice(np.flatnonzero(day.allowed[service]).tolist())].append(service)
    return Plan(routes, [0] * len(services), set(), set())


def _tried(day, pool: Pool) -> float:
    """The lowest cost of every way to give each carer a day of those that carers like them have been seen with."""
    choices = [[(), *(key[1] for key in pool.works if key[0] == kind)] for kind in pool.kinds]
    lowest = float("inf")
    for days in product(*choices):
        if sorted(service for each in days for service in each) == list(range(len(day.partner))):
            plan = Plan([list(each) for each in days], [0] * len(day.partner), set(), set())
            lowest = min(lowest, started(day, plan, 1)[1])
    return lowest


@settings(max_examples=40, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_days_chosen_are_the_best_of_every_choice(random: Random) -> None:
    day = encoded(drawn_problem(random, 5, 0, 3))
    pool, seen = Pool(day), []
    for _ in range(6):
        room, cost = started(day, _shuffled(random, day), 1)
        pool.add(room.whole, room.real)
        seen.append(cost)
    plan = pool.plan()
    assert plan is not None
    found = started(day, plan, 1)[1]
    assert found == pytest.approx(_tried(day, pool), rel=1e-3)
    assert found <= min(seen) * 1.001


@pytest.mark.parametrize(
    "path", [MANKOWSKA / "InstanzCPLEX_HCSRP_50_3.json", UNIFIED / "i-100.json"], ids=["pairs", "whole"]
)
def test_a_plan_put_together_keeps_every_rule(path) -> None:
    """Pairs that begin together, and whole days with lunch and optional persons: nothing is broken by the choice."""
    problem = read_problem(path)
    day = encoded(problem)
    pool, seen = Pool(day), []
    for seed in range(3):
        room, cost = started(day, constructed(problem, day), seed)
        best = room.whole.copy()
        for heat in (5.0, 1.0, 0.2):
            cost, _ = annealed(day, room, best, cost, cost, heat, 40_000)
            pool.add(room.whole, room.real)
            seen.append(cost)
    plan = pool.plan()
    assert plan is not None
    room, cost = started(day, plan, 1)
    report = check(problem, solution_of(problem, day, room))
    assert report.violations == ()
    assert report.cost == pytest.approx(cost)
    assert cost <= 1.05 * min(seen)


def test_only_the_latest_days_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ledstjarna.engines.routing.solving.pooling.MOST", 5)
    day = encoded(drawn_problem(Random(1), 6, 0, 2))
    pool = Pool(day)
    for number in range(6):
        room, _ = started(day, _shuffled(Random(number), day), 1)
        pool.add(room.whole, room.real)
        assert len(pool.works) <= 5
    assert pool.plan() is not None
