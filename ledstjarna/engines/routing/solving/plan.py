"""A plan between searches: who does what in which order, which windows are aimed at, who has lunch where."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ledstjarna.engines.routing.errors import Fault, RoutingError
from ledstjarna.engines.routing.problem import Problem
from ledstjarna.engines.routing.solution import Route, Solution, Stop
from ledstjarna.engines.routing.solving.annealing import loaded, timed
from ledstjarna.engines.routing.solving.encoding import room_for
from ledstjarna.engines.routing.solving.tables import (
    CARER,
    LUNCH,
    NEXT,
    PREVIOUS,
    S_LEFT_OUT,
    START,
    SUM,
    WINDOW,
    Day,
    Room,
)  # fmt: skip


class Plan(NamedTuple):
    """Services by number."""

    routes: list[list[int]]  # for each carer
    windows: list[int]  # for each service, the window it aims at
    lunches: set[int]  # services with lunch before them
    takers: set[int]  # carers who take lunch, had they a visit


def plan_in(day: Day, whole: NDArray[np.int64]) -> Plan:
    """The plan of a table."""
    n, routes = len(day.partner), []
    for carer in range(len(day.shift)):
        route, node = [], int(whole[NEXT, n + 2 * carer])
        while node < n:
            route.append(node)
            node = int(whole[NEXT, node])
        routes.append(route)
    takers = {carer for carer in range(len(day.shift)) if whole[LUNCH, n + 2 * carer]}
    lunches = {service for route in routes for service in route if whole[LUNCH, service]}
    return Plan(routes, [int(each) for each in whole[WINDOW, :n]], lunches, takers)


def started(day: Day, plan: Plan, seed: int) -> tuple[Room, float]:
    """A room with a plan in it, timed. Raises RoutingError where its services wait for each other in a circle."""
    n, room = len(day.partner), room_for(day, seed)
    carers = np.array([carer for carer, route in enumerate(plan.routes) for _ in route], np.int64)
    services = np.array([service for route in plan.routes for service in route], np.int64)
    loaded(day, room, carers, services)
    room.whole[WINDOW, :n] = plan.windows
    room.whole[LUNCH, [*plan.lunches, *(n + 2 * carer for carer in plan.takers)]] = 1
    out = [service for service in range(n) if room.whole[CARER, service] == len(day.shift)]
    room.real[SUM, S_LEFT_OUT] = sum(day.partner[each] < 0 or day.first[each] for each in out)
    cost = timed(day, room)
    if cost < 0:
        raise RoutingError(Fault.NOTHING_FEASIBLE)
    return room, float(cost)


def solution_of(problem: Problem, day: Day, room: Room) -> Solution:
    """The plan of a room as a solution, with its times."""
    named = [(person.id, service.ability) for person in problem.persons for service in person.services]
    routes = plan_in(day, room.whole).routes
    return Solution(
        tuple(
            Route(carer.id, tuple(_stop(day, room, node, *named[node]) for node in route))
            for carer, route in zip(problem.carers, routes, strict=True)
        )
    )


def _stop(day: Day, room: Room, node: int, person_id: str, ability: str) -> Stop:
    starts = float(room.real[START, node])
    ends = starts + float(day.duration[node])
    if not room.whole[LUNCH, node]:
        return Stop(person_id, ability, starts, ends)
    before = int(room.whole[PREVIOUS, node])
    leg = day.travel[day.place[before], day.place[node]]
    lunch = max(float(room.real[START, before] + day.duration[before] + leg), float(day.lunch[0]))
    return Stop(person_id, ability, starts, ends, lunch, lunch + float(day.lunch[2]))
