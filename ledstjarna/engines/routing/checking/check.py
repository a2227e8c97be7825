"""A whole plan checked: who and what first, then every time, then what it amounts to."""

from collections import Counter
from collections.abc import Iterator

from ledstjarna.engines.routing.checking.amounts import amounts
from ledstjarna.engines.routing.checking.report import Broken, Report, Violation
from ledstjarna.engines.routing.checking.times import distance_faults, route_faults
from ledstjarna.engines.routing.problem import Problem
from ledstjarna.engines.routing.solution import Route, Solution


def check(problem: Problem, solution: Solution) -> Report:
    """Recompute everything. What names nobody of the problem is a violation and counts for nothing else."""
    known, unknown = _known(problem, solution)
    faults = [*unknown, *_staffing(problem, known), *_coverage(problem, known)]
    for route in known.routes:
        faults += route_faults(problem, route)
    faults += distance_faults(problem, known)
    found = amounts(problem, known)
    return Report(found, found.times(problem.weights), tuple(faults))


def _known(problem: Problem, solution: Solution) -> tuple[Solution, list[Violation]]:
    """The part of the plan that speaks of this problem, and what does not."""
    carers = {carer.id for carer in problem.carers}
    needs = {person.id: {service.ability for service in person.services} for person in problem.persons}
    routes: dict[str, Route] = {}
    faults = []
    for route in solution.routes:
        if route.carer_id not in carers:
            faults.append(Violation(Broken.UNKNOWN_CARER, route.carer_id))
            continue
        if route.carer_id in routes:
            faults.append(Violation(Broken.CARER_TWICE, route.carer_id))
            continue
        for stop in route.stops:
            if stop.person_id not in needs:
                faults.append(Violation(Broken.UNKNOWN_PERSON, route.carer_id, stop.person_id))
            elif stop.ability not in needs[stop.person_id]:
                faults.append(Violation(Broken.UNKNOWN_SERVICE, route.carer_id, stop.person_id, stop.ability))
        kept = tuple(stop for stop in route.stops if stop.ability in needs.get(stop.person_id, ()))
        routes[route.carer_id] = Route(route.carer_id, kept)
    return Solution(tuple(routes.values())), faults


def _staffing(problem: Problem, solution: Solution) -> Iterator[Violation]:
    carers = {carer.id: carer for carer in problem.carers}
    persons = {person.id: person for person in problem.persons}
    for route in solution.routes:
        carer, visits = carers[route.carer_id], Counter(stop.person_id for stop in route.stops)
        for stop in route.stops:
            if stop.ability not in carer.abilities:
                yield Violation(Broken.ABILITY, carer.id, stop.person_id, stop.ability)
            if carer.id in persons[stop.person_id].incompatible:
                yield Violation(Broken.INCOMPATIBLE, carer.id, stop.person_id, stop.ability)
        for person_id, times in visits.items():
            if times > 1:
                yield Violation(Broken.SAME_CARER, carer.id, person_id)


def _coverage(problem: Problem, solution: Solution) -> Iterator[Violation]:
    """Every service once; an optional person gets all services or none."""
    done = Counter((stop.person_id, stop.ability) for route in solution.routes for stop in route.stops)
    for person in problem.persons:
        times = {service.ability: done[person.id, service.ability] for service in person.services}
        for ability, number in times.items():
            if number > 1:
                yield Violation(Broken.SERVICE_TWICE, person_id=person.id, ability=ability)
            if number == 0 and not (person.optional and not any(times.values())):
                yield Violation(Broken.SERVICE_MISSING, person_id=person.id, ability=ability)
