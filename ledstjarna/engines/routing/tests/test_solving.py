"""The solver against slow second ways: times, best plans, and the checker, which has no part in it.

One file, so that what is compiled is compiled once.
"""

from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledstjarna.engines.routing.checking import check
from ledstjarna.engines.routing.errors import Fault, RoutingError
from ledstjarna.engines.routing.formats import read_problem
from ledstjarna.engines.routing.problem import Amounts, Apart, Carer, Lunch, Person, Problem, Service, Window
from ledstjarna.engines.routing.solution import Stop
from ledstjarna.engines.routing.solving.annealing import annealed, loaded, timed
from ledstjarna.engines.routing.solving.construct import constructed
from ledstjarna.engines.routing.solving.encoding import encoded, room_for
from ledstjarna.engines.routing.solving.pacing import Limits
from ledstjarna.engines.routing.solving.plan import plan_in, solution_of, started
from ledstjarna.engines.routing.solving.search import search
from ledstjarna.engines.routing.solving.workers import solve
from ledstjarna.engines.routing.tests.instances import CROSSING, MANKOWSKA, TOY, UNIFIED
from ledstjarna.engines.routing.tests.slow import Orders, as_solution, every_order, slow_times
from ledstjarna.engines.routing.tests.tiny import THIRDS, carer, person, problem


def drawn_problem(random: Random, singles: int, doubles: int, carers: int) -> Problem:
    """Where everybody can do everything but `c`, which the last cannot."""
    abilities = [frozenset("abc")] * (carers - 1) + [frozenset("ab")]
    persons = []
    for number in range(singles + doubles):
        opens = random.randrange(0, 120)
        needs = "ab" if number < doubles else random.choice("abc")
        shortest = random.choice([0, 0, random.randrange(40)])
        longest = shortest + random.choice([0, 10, 200])
        persons.append(
            Person(
                f"p{number}", number + 1, (Window(opens, opens + random.choice([0, 30, 90])),),
                tuple(Service(ability, random.randrange(5, 40)) for ability in needs),
                Apart(shortest, longest) if number < doubles else None,
            )
        )  # fmt: skip
    size = len(persons) + 1
    travel = tuple(tuple(0.0 if a == b else float(random.randrange(1, 30)) for b in range(size)) for a in range(size))
    named = [Carer(f"c{number}", each, 0, 0) for number, each in enumerate(abilities)]
    return Problem(tuple(named), tuple(persons), travel, THIRDS)


def drawn_orders(random: Random, instance: Problem) -> Orders:
    orders: Orders = {each.id: [] for each in instance.carers}
    for one in instance.persons:
        given_to: set[str] = set()
        for service in one.services:
            able = [
                each.id for each in instance.carers if service.ability in each.abilities and each.id not in given_to
            ]
            name = random.choice(able)
            given_to.add(name)
            orders[name].append((one.id, service.ability))
    for order in orders.values():
        random.shuffle(order)
    return orders


@settings(max_examples=150, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(0, 4), st.integers(1, 4))
def test_times_are_those_of_going_round_until_nothing_changes(random: Random, singles: int, doubles: int) -> None:
    instance = drawn_problem(random, singles, doubles, 3)
    orders = drawn_orders(random, instance)
    numbers = {
        visit: number
        for number, visit in enumerate((one.id, each.ability) for one in instance.persons for each in one.services)
    }
    day = encoded(instance)
    room = room_for(day, 1)
    names = [(carer, numbers[visit]) for carer, order in enumerate(orders.values()) for visit in order]
    loaded(day, room, np.array([each for each, _ in names]), np.array([each for _, each in names]))
    cost, starts = timed(day, room), slow_times(instance, orders)
    if starts is None:
        assert cost == -1
        return
    report = check(instance, as_solution(instance, orders, starts))
    assert not report.violations
    assert cost == pytest.approx(report.cost)
    assert solution_of(instance, day, room) == as_solution(instance, orders, starts)


@pytest.mark.parametrize("seed", range(6))
def test_the_best_plan_of_a_tiny_problem_is_found(seed: int) -> None:
    instance = drawn_problem(Random(seed), 2, 1, 2)
    timings = ((orders, slow_times(instance, orders)) for orders in every_order(instance))
    best = min(check(instance, as_solution(instance, each, times)).cost for each, times in timings if times)
    cost, solution = search(instance, Limits(rounds=60_000), seed)
    assert cost == pytest.approx(best)
    assert check(instance, solution).cost == pytest.approx(cost)


def test_the_toy_is_solved() -> None:
    cost, solution = search(read_problem(TOY), Limits(rounds=200_000), 1)
    assert cost == pytest.approx(111.333, abs=5e-4)
    assert check(read_problem(TOY), solution).violations == ()


MIXED = [CROSSING, MANKOWSKA / "InstanzCPLEX_HCSRP_50_3.json", UNIFIED / "i-100.json", UNIFIED / "i-116.json"]


@pytest.mark.parametrize("path", MIXED, ids=lambda path: path.stem)
def test_whatever_moves_are_made_the_checker_agrees(path) -> None:
    instance = read_problem(path)
    day = encoded(instance)
    room, cost = started(day, constructed(instance, day), 5)
    best, lowest = room.whole.copy(), cost
    for heat in (500.0, 50.0, 1.0, 500.0):  # hot, so that almost everything is kept
        cost, lowest = annealed(day, room, best, cost, lowest, heat, 4_000)
        report = check(instance, solution_of(instance, day, room))
        assert report.violations == ()
        assert report.cost == pytest.approx(cost)
    again, found = started(day, plan_in(day, best), 5)
    assert found == pytest.approx(lowest)
    assert check(instance, solution_of(instance, day, again)).cost == pytest.approx(lowest)


def test_the_same_seed_and_rounds_give_the_same_plan() -> None:
    instance = read_problem(MANKOWSKA / "InstanzCPLEX_HCSRP_10_1.json")
    first, again = (search(instance, Limits(rounds=50_000), 3) for _ in range(2))
    assert first == again
    assert first[0] == pytest.approx(218.199, abs=5e-4)


def test_an_interrupted_search_gives_the_best_so_far() -> None:
    instance, heard = read_problem(CROSSING), []

    def told(cost: float) -> None:
        heard.append(cost)
        if len(heard) == 3:
            raise KeyboardInterrupt

    cost, solution = search(instance, Limits(rounds=10_000_000), 1, told)
    assert cost == pytest.approx(heard[-1])
    assert check(instance, solution).violations == ()
    assert heard == sorted(heard, reverse=True)


def test_of_two_processes_the_better_plan_wins() -> None:
    instance, limits = read_problem(CROSSING), Limits(rounds=20_000)
    alone = [search(instance, limits, seed) for seed in (4, 5)]
    heard: list[float] = []
    cost, solution = solve(instance, limits, seed=4, workers=2, told=heard.append)
    assert (cost, solution) == min(alone, key=lambda each: each[0])
    assert heard == sorted(heard, reverse=True)
    assert heard[-1] == pytest.approx(cost)


def test_a_search_can_be_stopped() -> None:
    instance = read_problem(CROSSING)
    assert search(instance, Limits(rounds=10_000_000), 1, stopped=lambda: True)[0] > 441


def test_nobody_left_for_the_second_service_is_told() -> None:
    pair = person("p1", 1, services="ab", apart=(0, 0))
    day_of = problem([carer("c1", "ab")], [pair])
    with pytest.raises(RoutingError) as raised:
        search(day_of, Limits(rounds=1), 1)
    assert raised.value.fault is Fault.NO_CARER_ABLE


def test_a_hard_window_is_not_solved_as_if_it_were_soft() -> None:
    instance = problem([carer()], [Person("p1", 1, (Window(0, 9, hard=True),), (Service("a", 5),))])
    with pytest.raises(RoutingError) as raised:
        search(instance, Limits(rounds=1), 1)
    assert raised.value.fault is Fault.NOT_SUPPORTED


def test_lunch_windows_and_an_optional_person_are_chosen() -> None:
    weights = Amounts(travel_time=1, total_tardiness=5, total_waiting_time=1, unscheduled=8, missed_lunch_break=100)
    persons = [
        Person("p1", 1, (Window(0, 10), Window(60, 90)), (Service("a", 30),)),
        person("p2", 2, (0, 10), duration=30),
        person("p3", 3, (0, 10), duration=30, optional=True),
    ]
    instance = problem([carer(shift=(0, 200), lunch=True)], persons, weights=weights, lunch=Lunch(30, 70, 20))
    cost, solution = search(instance, Limits(rounds=20_000), 1)
    # The second at once, lunch at the door of the first, the third left out: its travel and lateness would cost more.
    assert solution.routes[0].stops == (Stop("p2", "a", 5, 35), Stop("p1", "a", 60, 90, 40, 60))
    assert cost == check(instance, solution).cost == 15 + 8


def test_one_person_is_a_plan() -> None:
    cost, solution = search(problem([carer()], [person("p1", 1)]), Limits(rounds=100), 1)
    assert cost == pytest.approx(10 / 3)
    assert len(solution.routes[0].stops) == 1
