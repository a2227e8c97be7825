"""The solver against slow second ways: times, best plans, and the checker, which has no part in it.

One file, so that what is compiled is compiled once.
"""

from dataclasses import replace
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledstjarna.engines.routing.errors import Fault, RoutingError
from ledstjarna.engines.routing.fortnight.checking import check
from ledstjarna.engines.routing.fortnight.generating import generated, with_sick_leave
from ledstjarna.engines.routing.fortnight.plan import Plan, Unmade, Why
from ledstjarna.engines.routing.fortnight.problem import Before, Fortnight, Standing
from ledstjarna.engines.routing.fortnight.reading import fortnight_of
from ledstjarna.engines.routing.fortnight.solving.annealing import annealed
from ledstjarna.engines.routing.fortnight.solving.encoding import encoded, room_for, shapes
from ledstjarna.engines.routing.fortnight.solving.layout import Layout, layout_of, routes_of, started, unrested
from ledstjarna.engines.routing.fortnight.solving.search import begun, ended, search
from ledstjarna.engines.routing.fortnight.solving.tables import AIM, NEXT, START, SUM
from ledstjarna.engines.routing.fortnight.standing import is_worse, stands
from ledstjarna.engines.routing.fortnight.tests.drawing import drawn
from ledstjarna.engines.routing.fortnight.tests.own import MONDAY, carer, small, visit
from ledstjarna.engines.routing.fortnight.tests.slow import as_plan, every_order, slow_starts
from ledstjarna.engines.routing.solving.pacing import Limits


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False), st.sampled_from([300.0, 20.0, 1.0]))
def test_whatever_moves_are_made_times_are_the_earliest_and_the_checker_agrees(random: Random, heat: float) -> None:
    problem = fortnight_of(drawn(random))
    shape = shapes(problem)
    case = encoded(problem, shape)
    room = room_for(case, random.randrange(1000))
    begun(problem, shape, case, room, np.flatnonzero(case.movable))
    for _ in range(3):
        annealed(case, room, np.arange(len(shape.slots)), heat, 300)
        _as_slow(problem, shape, case, room)
        _as_checked(problem, shape, case, room)
    again, cost = started(case, layout_of(case, room), 1)
    assert cost == pytest.approx(room.real[SUM, 0])
    assert routes_of(problem, shape, case, again) == routes_of(problem, shape, case, room)


def _as_slow(problem, shape, case, room) -> None:
    slots, n, orders, starts = len(shape.slots), len(shape.slots) + len(shape.breaks), {}, {}
    for route, (number, shift) in enumerate(shape.routes):
        node, name = int(room.whole[NEXT, n + 2 * route]), problem.carers[number].id
        order = orders[name, shift] = []
        while node < n:
            event = problem.visits[shape.slots[node]].id if node < slots else shape.breaks[node - slots][1]
            order.append(event)
            starts[name, shift, event] = room.real[START, node]
            node = int(room.whole[NEXT, node])
    aims = {each.id: int(room.whole[AIM, number]) for number, each in enumerate(problem.visits)}
    assert starts == pytest.approx(slow_starts(problem, orders, aims))


def _as_checked(problem, shape, case, room) -> None:
    cost, plan = ended(problem, shape, case, layout_of(case, room), 1)
    report = check(problem, plan)
    assert report.violations == ()
    assert report.cost == pytest.approx(cost)


@settings(max_examples=15, deadline=None)
@given(st.randoms(use_true_random=False))
def test_a_plan_is_whole_and_costs_what_the_checker_says(random: Random) -> None:
    problem = fortnight_of(drawn(random))
    cost, plan = search(problem, Limits(rounds=3_000), 1)
    report = check(problem, plan)
    assert report.violations == ()
    assert report.cost == pytest.approx(cost)
    made = {stop.visit for route in plan.routes for stop in route.stops}
    assert made | {each.visit for each in plan.unmade} == {each.id for each in problem.visits}


@pytest.mark.parametrize("seed", range(3))
def test_the_best_plan_of_a_tiny_problem_is_found(seed: int) -> None:
    random = Random(seed)
    told = small()
    told["carers"] = [carer("c1"), carer("c2")]
    told["visits"] = [
        visit(
            f"v{n}", f"p{random.randrange(1, 4)}", opens=f"{random.randrange(8, 12):02}:00", closes="12:00", minutes=40
        )
        for n in range(4)
    ]
    told["links"] = [{"first": "v0", "second": "v1", "shortest": 30, "longest": 150}]
    told["weights"] = {"faces": 25, "waiting": 1}
    for each in told["carers"]:
        each["shifts"] = each["shifts"][:1]
    problem = fortnight_of(told)
    aims = {each.id: 0 for each in problem.visits}
    best = float("inf")
    for orders in every_order(problem):
        starts = slow_starts(problem, orders, aims)
        if starts is not None:
            report = check(problem, as_plan(problem, orders, starts))
            best = min(best, float("inf") if report.violations else report.cost)
    assert search(problem, Limits(rounds=20_000), seed)[0] == pytest.approx(best)


def test_a_long_shift_with_two_breaks_is_planned_up_to_the_second() -> None:
    """Until the second break is there, whoever ends just before it would come home too long after the first."""
    told = small()
    told["rest"] = {"longest_without_break": 300}
    pauses = [{"earliest": at, "latest": at + 60, "minutes": 30} for at in (720, 1020)]
    told["carers"] = [carer("c1") | {"shifts": [{"day": MONDAY, "starts": 480, "ends": 1320, "breaks": pauses}]}]
    told["visits"] = [
        visit(f"v{at}", "p1", minutes=30) | {"day": MONDAY, "windows": [{"opens": at, "closes": at}]}
        for at in (700, 1027, 1200)
    ]
    told["links"] = []
    problem = fortnight_of(told)
    cost, plan = search(problem, Limits(rounds=2_000), 1)
    report = check(problem, plan)
    assert (report.violations, plan.unmade) == ((), ())
    assert report.cost == pytest.approx(cost)


def test_what_comes_too_long_after_a_break_that_came_too_early_is_left() -> None:
    """Without the visit that holds the first break back, the second comes too late for who works until it."""
    told = small()
    told["rest"] = {"longest_without_break": 300}
    pauses = [{"earliest": 600, "latest": 720, "minutes": 30}, {"earliest": 800, "latest": 1060, "minutes": 30}]
    told["carers"] = [carer("c1") | {"shifts": [{"day": MONDAY, "starts": 480, "ends": 1320, "breaks": pauses}]}]
    told["visits"] = [
        visit(f"v{at}", "p1", minutes=60) | {"day": MONDAY, "windows": [{"opens": at, "closes": at}]}
        for at in (650, 960)
    ]
    told["links"] = []
    problem = fortnight_of(told)
    shape = shapes(problem)
    case = encoded(problem, shape)
    layout = Layout(np.array([0, 2, 1, 3]), np.zeros(4, np.int64), np.zeros(2, np.int64))  # a break after each visit
    there, _ = started(case, layout, 1)
    assert unrested(case, there) == []
    there, _ = started(case, layout.without([0]), 1)
    assert unrested(case, there) == [1]
    assert check(problem, ended(problem, shape, case, layout.without([0]), 1)[1]).violations == ()


def test_one_who_comes_every_time_and_two_who_lift_together() -> None:
    problem = fortnight_of({**small(), "weights": {"faces": 3}})
    cost, plan = search(problem, Limits(rounds=30_000), 1)
    again = search(problem, Limits(rounds=30_000), 1)
    assert again == (cost, plan)
    report = check(problem, plan)
    assert (report.violations, report.cost, report.faces) == ((), pytest.approx(cost), {"p1": 1, "p2": 1, "p3": 2})


def test_an_interrupted_search_gives_the_best_so_far() -> None:
    problem, heard = fortnight_of(generated(persons=6, carers=8, days=2)), []

    def told(cost: float) -> None:
        heard.append(cost)
        if len(heard) == 3:
            raise KeyboardInterrupt

    cost, plan = search(problem, Limits(rounds=200_000), 1, told)
    assert cost == pytest.approx(heard[-1])
    assert check(problem, plan).violations == ()
    assert heard == sorted(heard, reverse=True)
    assert search(problem, Limits(rounds=200_000), 1, stopped=lambda: True)[0] == pytest.approx(heard[0])


def _replanned(problem: Fortnight, plan: Plan, now: float) -> Fortnight:
    """The same problem with the plan before, and everything on the first day that had begun by then done."""
    carers, starts = {}, {}
    for route in plan.routes:
        for stop in route.stops:
            carers.setdefault(stop.visit, []).append(route.carer)
            starts[stop.visit] = stop.starts
    visits = [
        replace(
            each, before=Before(tuple(carers[each.id]), starts[each.id]),
            standing=Standing.DONE if each.day == 0 and starts[each.id] < now else Standing.FREE,
        )
        if each.id in carers
        else each
        for each in problem.visits
    ]  # fmt: skip
    return replace(problem, visits=tuple(visits))


def test_after_a_sick_call_the_past_stands_and_little_else_changes() -> None:
    told = generated(persons=20, carers=10, days=2)
    problem = fortnight_of(told)
    _, plan = search(problem, Limits(rounds=60_000), 1)
    assert plan.unmade == ()
    busy = max((route for route in plan.routes if route.day == 0), key=lambda route: len(route.stops))
    ill = next(each for each in problem.carers if each.id == busy.carer)
    midday = _replanned(problem, plan, 600.0)
    gone = replace(ill, shifts=tuple(each if each.day else replace(each, ends=600.0, breaks=()) for each in ill.shifts))
    # Home at ten: what had begun by then is done.
    midday = replace(midday, carers=tuple(gone if each is ill else each for each in midday.carers))
    cost, new = search(midday, Limits(rounds=20_000), 1, only={0})
    report = check(midday, new)
    assert report.violations == ()
    assert report.cost == pytest.approx(cost)
    before = {(route.carer, stop.visit, stop.starts) for route in plan.routes for stop in route.stops}
    after = {(route.carer, stop.visit, stop.starts) for route in new.routes for stop in route.stops}
    done = {each.id for each in midday.visits if each.standing is Standing.DONE}
    assert done
    assert {each for each in before if each[1] in done} <= after
    second = {each.id for each in problem.visits if each.day == 1}
    assert {each for each in before if each[1] in second} <= after  # only the first day is planned anew


@pytest.mark.parametrize("priced", [True, False])
def test_what_stands_costs_to_change_only_where_it_has_a_price(priced: bool) -> None:
    told = small() | {"links": []}
    before = {"v1": "c1", "v2": "c2", "v5": "c3"}  # three faces of one person, where one would do
    for one in told["visits"]:
        if one["id"] in before:
            one["before"] = {"carers": [before[one["id"]]], "starts": one["windows"][0]["opens"], "priced": priced}
    problem = fortnight_of(told)
    cost, plan = search(problem, Limits(rounds=20_000), 1)
    report = check(problem, plan)
    assert report.cost == pytest.approx(cost)
    assert report.faces["p1"] == (3 if priced else 1)
    assert report.amounts.changed == report.amounts.moved == 0
    assert not is_worse(problem, lambda: search(problem, Limits(rounds=0))[1], report)


@given(st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=20)
def test_what_stands_is_seen_and_an_answer_that_is_worse(random: Random) -> None:
    problem = fortnight_of(drawn(random))
    free = tuple(replace(each, before=None, standing=Standing.FREE) for each in problem.visits)
    problem = replace(problem, visits=free)
    _cost, plan = search(problem, Limits(rounds=2_000), 1)
    again = _replanned(problem, plan, 0.0)
    stood = stands(again)
    made = {(route.carer, stop.visit, stop.starts) for route in plan.routes for stop in route.stops}
    assert {(route.carer, stop.visit, stop.starts) for route in stood.routes for stop in route.stops} == made
    assert check(again, stood).amounts.travel == pytest.approx(check(again, plan).amounts.travel)
    none = Plan((), tuple(Unmade(each.id, Why.TIME) for each in again.visits))
    dear = replace(again, weights=replace(again.weights, left_out=10_000.0))
    worse = is_worse(dear, lambda: none, check(dear, none))
    assert worse == bool(made), "to come to nobody is worse than to come to somebody"


@pytest.mark.parametrize(
    ("change", "why", "left"),
    [
        ({"abilities": ["insulin"], "together": 2}, Why.ABILITY, ("c2",)),
        ({"provider": "other"}, Why.PROVIDER, ()),
        ({"windows": [{"opens": "18:00", "closes": "19:00"}]}, Why.HOURS, ()),
        ({"person": "p2"}, Why.REFUSED, ()),
        ({"minutes": 600}, Why.HOURS, ()),
    ],
)
def test_an_unmade_visit_says_why(change: dict, why: Why, left: tuple[str, ...]) -> None:
    told = small()
    told["persons"][1]["not_carers"] = ["c1", "c2", "c3"]
    told["visits"] = [visit("v1", "p1"), {**visit("v9", "p1", optional=True), **change}]
    told["links"] = []
    (found,) = search(fortnight_of(told), Limits(rounds=100), 1)[1].unmade
    assert (found.visit, found.why, found.carers) == ("v9", why, left)


def test_those_it_must_be_apart_from_leave_no_time_for_it() -> None:
    told = small()
    told["visits"] = [visit("v1", "p1", opens="08:00", closes="08:00"), visit("v2", "p2", optional=True)]
    for each in told["visits"]:
        each["windows"][0]["soft"] = False
    told["links"] = [{"first": "v1", "second": "v2", "shortest": 180, "longest": 240}]
    (found,) = search(fortnight_of(told), Limits(rounds=500), 1)[1].unmade
    assert (found.visit, found.why) == ("v2", Why.APART)


def test_nobody_on_duty_nobody_free_and_not_worth_it() -> None:
    told = small()
    told["carers"] = [carer("c1")]
    told["carers"][0]["shifts"].pop()
    hard = {"windows": [{"opens": "08:00", "closes": "08:00"}]}
    told["visits"] = [
        {**visit("v1", "p1"), **hard}, {**visit("v2", "p2"), **hard}, visit("v5", "p1", day=told["days"][1]),
        {**visit("v3", "p3", optional=True), "windows": [{"opens": "13:00", "closes": "14:00"}]},
    ]  # fmt: skip
    told["links"], told["weights"] = [], {"left_out": 1}
    _, plan = search(fortnight_of(told), Limits(rounds=2_000), 1)
    why = {each.visit: each.why for each in plan.unmade}
    assert why.pop("v5") is Why.DUTY
    assert why.pop("v3") is Why.LEFT_OUT
    assert set(why.values()) == {Why.TIME}
    assert len(why) == 1


def test_what_is_done_and_cannot_be_is_told() -> None:
    told = small()
    for number in (0, 2):
        told["visits"][number] |= {"standing": "done", "before": {"carers": ["c2"], "starts": "07:40"}}
    with pytest.raises(RoutingError) as raised:
        fortnight_of(told)
    assert (raised.value.fault, raised.value.what) == (Fault.DONE_AT_ONCE, f"c2 {MONDAY}: v1, v3")


def test_a_made_up_town_is_as_large_as_it_is_said_to_be() -> None:
    told = generated()
    problem = fortnight_of(told)
    assert (len(problem.carers), len(problem.persons)) == (41, 115)
    assert 3_700 < len(problem.visits) < 4_100
    assert told == generated()
    shifts = sum(len(each["shifts"]) for each in told["carers"])
    ill = sum(len(each["shifts"]) for each in with_sick_leave(told)["carers"])
    assert 0.90 < ill / shifts <= 0.93
