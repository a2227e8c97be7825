"""The checker names each thing that is broken, and counts what counts."""

from dataclasses import replace

import pytest

from ledstjarna.engines.routing.checking import Broken, check
from ledstjarna.engines.routing.problem import Lunch, Person, Service, Window
from ledstjarna.engines.routing.solution import Route, Solution
from ledstjarna.engines.routing.tests.tiny import carer, person, plan, problem, stop

PAIR = problem([carer("c1", "ab"), carer("c2", "ab")], [person("p1", 1, services="ab", apart=(10, 20))])
ONE = problem([carer()], [person("p1", 1), person("p2", 2)])
DAY = problem([carer(shift=(0, 60), lunch=True)], [person("p1", 1)], lunch=Lunch(10, 40, 20))
GOOD = [stop("p1", 5), stop("p2", 20)]


def _found(instance, solution) -> set[Broken]:
    return {violation.broken for violation in check(instance, solution).violations}


@pytest.mark.parametrize(
    ("instance", "solution", "broken"),
    [
        (ONE, plan(c1=GOOD), set()),
        (ONE, plan(c9=GOOD), {Broken.UNKNOWN_CARER, Broken.SERVICE_MISSING}),
        (ONE, plan(c1=[*GOOD, stop("p9", 90)]), {Broken.UNKNOWN_PERSON}),
        (ONE, plan(c1=[*GOOD, stop("p1", 90, "z")]), {Broken.UNKNOWN_SERVICE}),
        (ONE, plan(c1=GOOD[:1]), {Broken.SERVICE_MISSING}),
        (ONE, plan(c1=[*GOOD, stop("p1", 90)]), {Broken.SERVICE_TWICE, Broken.SAME_CARER}),
        (ONE, plan(c1=[stop("p1", 4.9), GOOD[1]]), {Broken.BEFORE_ARRIVAL}),
        (ONE, plan(c1=[GOOD[0], stop("p2", 19)]), {Broken.BEFORE_ARRIVAL}),
        (ONE, plan(c1=[stop("p1", 5, duration=9), GOOD[1]]), {Broken.DURATION}),
        (PAIR, plan(c1=[stop("p1", 5)], c2=[stop("p1", 15, "b")]), set()),
        (PAIR, plan(c1=[stop("p1", 5)], c2=[stop("p1", 25, "b")]), set()),
        (PAIR, plan(c1=[stop("p1", 5)], c2=[stop("p1", 14, "b")]), {Broken.APART_TOO_LITTLE}),
        (PAIR, plan(c1=[stop("p1", 5)], c2=[stop("p1", 26, "b")]), {Broken.APART_TOO_MUCH}),
        (PAIR, plan(c1=[stop("p1", 5), stop("p1", 15, "b")]), {Broken.SAME_CARER}),
        (DAY, plan(c1=[stop("p1", 30, lunch=(10, 30))]), set()),
        (DAY, plan(c1=[stop("p1", 30, lunch=(9, 29))]), {Broken.LUNCH_TIME}),
        (DAY, plan(c1=[stop("p1", 30, lunch=(11, 30))]), {Broken.LUNCH_SHORT}),
        (DAY, plan(c1=[stop("p1", 50, lunch=(21, 41))]), {Broken.LUNCH_TIME}),
        (DAY, plan(c1=[stop("p1", 29, lunch=(10, 30))]), {Broken.BEFORE_ARRIVAL}),
        (ONE, plan(c1=[stop("p1", 5, lunch=(5, 5)), GOOD[1]]), {Broken.LUNCH_TIME}),
    ],
)
def test_what_is_broken_is_named(instance, solution, broken: set[Broken]) -> None:
    assert _found(instance, solution) == broken


def test_a_carer_has_one_route() -> None:
    assert Broken.CARER_TWICE in _found(ONE, Solution((Route("c1", tuple(GOOD)), Route("c1", ()))))


def test_who_may_come_and_who_may_not() -> None:
    instance = problem([carer("c1", "b")], [person("p1", 1, incompatible=frozenset({"c1"}))])
    assert _found(instance, plan(c1=[stop("p1", 5)])) == {Broken.ABILITY, Broken.INCOMPATIBLE}


def test_an_optional_person_has_everything_or_nothing() -> None:
    pair = person("p1", 1, services="ab", apart=(0, 0), optional=True)
    instance = problem([carer("c1", "ab"), carer("c2", "ab")], [pair])
    assert check(instance, plan()).amounts.unscheduled == 1
    assert _found(instance, plan()) == set()
    assert _found(instance, plan(c1=[stop("p1", 5)])) == {Broken.SERVICE_MISSING}


def test_a_window_opens_hard_and_closes_as_it_says() -> None:
    windows = (Window(10, 20), Window(40, 50, hard=True))
    instance = problem([carer()], [Person("p1", 1, windows, (Service("a", 10),))])
    assert _found(instance, plan(c1=[stop("p1", 9)])) == {Broken.BEFORE_WINDOW}
    assert _found(instance, plan(c1=[stop("p1", 51)])) == {Broken.AFTER_WINDOW}
    late = check(instance, plan(c1=[stop("p1", 30)])).amounts
    assert (late.total_tardiness, late.highest_tardiness) == (10, 10)
    assert check(instance, plan(c1=[stop("p1", 45)])).amounts.total_tardiness == 0


def test_a_day_is_counted_as_the_sets_count() -> None:
    instance = problem([carer(shift=(0, 40))], [person("p1", 1, (20, 30)), person("p2", 2, (50, 60))])
    found = check(instance, plan(c1=[stop("p1", 20), stop("p2", 50)])).amounts
    assert found.travel_time == 15
    assert found.total_waiting_time == 15  # not the 15 at the first door
    assert found.max_idle_time == 30
    two = replace(instance, carers=(*instance.carers, carer("c2", shift=(10, 60))))
    assert check(two, plan(c1=[stop("p1", 20), stop("p2", 50)])).amounts.max_idle_time == 50
    assert found.total_extra_time == 25
