"""Every time of a plan: that a carer can be there, that windows, distances and lunch are kept."""

from collections.abc import Iterator

from ledstjarna.engines.routing.checking.report import Broken, Violation
from ledstjarna.engines.routing.problem import Carer, Person, Problem
from ledstjarna.engines.routing.solution import Route, Solution, Stop

SLACK = 1e-4  # minutes; published times are rounded to thousandths and add up exactly


def route_faults(problem: Problem, route: Route) -> Iterator[Violation]:
    """What one carer's route breaks."""
    carer = next(each for each in problem.carers if each.id == route.carer_id)
    persons = {person.id: person for person in problem.persons}
    place, free = carer.leaves, carer.shift.opens if carer.shift else 0.0
    lunches = 0
    for stop in route.stops:
        person = persons[stop.person_id]
        arrives = free + problem.travel[place][person.place]
        lunches += stop.lunch_starts is not None
        yield from _lunch(problem, carer, stop, arrives)
        ready = arrives if stop.lunch_ends is None else stop.lunch_ends
        yield from _fault(Broken.BEFORE_ARRIVAL, carer, stop, ready - stop.starts)
        yield from _stop(problem, person, carer, stop)
        place, free = person.place, stop.ends
    if lunches > 1:
        yield Violation(Broken.LUNCH_TWICE, carer.id)


def _stop(problem: Problem, person: Person, carer: Carer, stop: Stop) -> Iterator[Violation]:
    service = next(each for each in person.services if each.ability == stop.ability)
    yield from _fault(Broken.DURATION, carer, stop, abs(stop.ends - stop.starts - service.duration))
    met = stop.ends if problem.met_at_end else stop.starts
    yield from _fault(Broken.BEFORE_WINDOW, carer, stop, min(window.opens for window in person.windows) - met)
    for number, window in enumerate(person.windows):  # between two windows one is late for the earlier
        later = person.windows[number + 1 :]
        if window.hard and met > window.closes and all(met < other.opens - SLACK for other in later):
            yield from _fault(Broken.AFTER_WINDOW, carer, stop, met - window.closes)


def _lunch(problem: Problem, carer: Carer, stop: Stop, arrives: float) -> Iterator[Violation]:
    if stop.lunch_starts is None or stop.lunch_ends is None:
        return
    if problem.lunch is None:
        yield Violation(Broken.LUNCH_TIME, carer.id, stop.person_id, stop.ability)
        return
    early = max(arrives, problem.lunch.opens) - stop.lunch_starts
    yield from _fault(Broken.LUNCH_TIME, carer, stop, max(early, stop.lunch_ends - problem.lunch.closes))
    missing = problem.lunch.duration - (stop.lunch_ends - stop.lunch_starts)
    yield from _fault(Broken.LUNCH_SHORT, carer, stop, missing)


def _fault(broken: Broken, carer: Carer, stop: Stop, minutes: float) -> Iterator[Violation]:
    if minutes > SLACK:
        yield Violation(broken, carer.id, stop.person_id, stop.ability, minutes)


def distance_faults(problem: Problem, solution: Solution) -> Iterator[Violation]:
    """Where the two services of a person stand too near or too far from each other in time."""
    starts = {(stop.person_id, stop.ability): stop.starts for route in solution.routes for stop in route.stops}
    for person in problem.persons:
        if person.apart is None:
            continue
        first, second = (starts.get((person.id, service.ability)) for service in person.services)
        if first is None or second is None:
            continue
        apart = second - first
        if person.apart.shortest - apart > SLACK:
            yield Violation(Broken.APART_TOO_LITTLE, person_id=person.id, minutes=person.apart.shortest - apart)
        if apart - person.apart.longest > SLACK:
            yield Violation(Broken.APART_TOO_MUCH, person_id=person.id, minutes=apart - person.apart.longest)
