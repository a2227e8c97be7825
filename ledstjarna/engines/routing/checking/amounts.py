"""What a plan amounts to, by the definitions of the public sets."""

from itertools import pairwise

from ledstjarna.engines.routing.problem import Amounts, Carer, Person, Problem
from ledstjarna.engines.routing.solution import Route, Solution, Stop


def amounts(problem: Problem, solution: Solution) -> Amounts:
    """Everything that counts, unweighted."""
    carers = {carer.id: carer for carer in problem.carers}
    persons = {person.id: person for person in problem.persons}
    stops = [stop for route in solution.routes for stop in route.stops]
    late = [lateness(persons[stop.person_id], _met(problem, stop)) for stop in stops]
    visited = {stop.person_id for stop in stops}
    routes = {route.carer_id: route for route in solution.routes}
    # A carer without a visit travels nowhere and misses no lunch, but is idle for the whole shift.
    days = [(carers[route.carer_id], route) for route in solution.routes if route.stops]
    return Amounts(
        travel_time=sum(_travel(problem, carer, route) for carer, route in days),
        total_tardiness=sum(late),
        highest_tardiness=max(late, default=0.0),
        total_waiting_time=sum(sum(_waits(problem, carer, route)[1:]) for carer, route in days),
        total_extra_time=sum(_extra(problem, carer, route) for carer, route in days),
        max_idle_time=max((_idle(problem, carer, routes.get(carer.id)) for carer in problem.carers), default=0.0),
        preferences=sum(
            bool(persons[stop.person_id].preferred) and carer.id not in persons[stop.person_id].preferred
            for carer, route in days
            for stop in route.stops
        ),
        unscheduled=sum(person.optional and person.id not in visited for person in problem.persons),
        missed_lunch_break=sum(
            carer.lunch and all(stop.lunch_starts is None for stop in route.stops) for carer, route in days
        ),
    )


def _met(problem: Problem, stop: Stop) -> float:
    return stop.ends if problem.met_at_end else stop.starts


def lateness(person: Person, met: float) -> float:
    """Minutes after the close of the latest window that had opened; nothing inside one."""
    return min((max(0.0, met - window.closes) for window in person.windows if window.opens <= met), default=0.0)


def _legs(problem: Problem, carer: Carer, route: Route) -> list[float]:
    persons = {person.id: person.place for person in problem.persons}
    places = [carer.leaves, *(persons[stop.person_id] for stop in route.stops), carer.returns]
    return [problem.travel[one][other] for one, other in pairwise(places)]


def _travel(problem: Problem, carer: Carer, route: Route) -> float:
    return sum(_legs(problem, carer, route))


def _waits(problem: Problem, carer: Carer, route: Route) -> list[float]:
    """Minutes at each door before the service, lunch not counted."""
    free, waits = carer.shift.opens if carer.shift else 0.0, []
    for stop, leg in zip(route.stops, _legs(problem, carer, route), strict=False):
        waits.append(stop.starts - free - leg - _break(stop))
        free = stop.ends
    return waits


def _break(stop: Stop) -> float:
    if stop.lunch_starts is None or stop.lunch_ends is None:
        return 0.0
    return stop.lunch_ends - stop.lunch_starts


def _back(problem: Problem, carer: Carer, route: Route) -> float:
    return route.stops[-1].ends + _legs(problem, carer, route)[-1]


def _extra(problem: Problem, carer: Carer, route: Route) -> float:
    return max(0.0, _back(problem, carer, route) - carer.shift.closes) if carer.shift else 0.0


def _idle(problem: Problem, carer: Carer, route: Route | None) -> float:
    if carer.shift is None:
        return 0.0
    if route is None or not route.stops:
        return carer.shift.closes - carer.shift.opens
    return sum(_waits(problem, carer, route)) + max(0.0, carer.shift.closes - _back(problem, carer, route))
