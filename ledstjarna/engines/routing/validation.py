"""What must hold of a problem before anybody plans from it. The first fault is raised, with what it is about."""

from collections import Counter
from collections.abc import Iterable
from math import isfinite

from ledstjarna.engines.routing.errors import Fault, RoutingError
from ledstjarna.engines.routing.problem import Person, Problem, Window


def validated(problem: Problem) -> Problem:
    """The same problem. Raises RoutingError: see `Fault` for what is looked for."""
    if not problem.carers:
        raise RoutingError(Fault.NO_CARERS)
    if not problem.persons:
        raise RoutingError(Fault.NO_PERSONS)
    _unique(carer.id for carer in problem.carers)
    _unique(person.id for person in problem.persons)
    _travel(problem)
    for carer in problem.carers:
        if carer.shift is not None and _impossible(carer.shift):
            raise RoutingError(Fault.IMPOSSIBLE_SHIFT, carer.id)
    for person in problem.persons:
        _services(person)
        _windows(person)
        _somebody_able(person, problem)
    return problem


def _unique(ids: Iterable[str]) -> None:
    for name, times in Counter(ids).items():
        if times > 1:
            raise RoutingError(Fault.DUPLICATE_ID, name)


def _travel(problem: Problem) -> None:
    places = [carer.leaves for carer in problem.carers] + [carer.returns for carer in problem.carers]
    places += [person.place for person in problem.persons]
    size = len(problem.travel)
    if min(places) < 0 or max(places) >= size:
        raise RoutingError(Fault.MISSING_TRAVEL, max(places))
    for number, row in enumerate(problem.travel):
        if len(row) != size or not all(map(isfinite, row)):
            raise RoutingError(Fault.MISSING_TRAVEL, number)
        if min(row) < 0:
            raise RoutingError(Fault.NEGATIVE_TRAVEL, number)


def _services(person: Person) -> None:
    if not person.services:
        raise RoutingError(Fault.NO_SERVICES, person.id)
    if len(person.services) > 2:
        raise RoutingError(Fault.TOO_MANY_SERVICES, person.id)
    if len({service.ability for service in person.services}) < len(person.services):
        raise RoutingError(Fault.SAME_SERVICE_TWICE, person.id)
    if not all(isfinite(service.duration) and service.duration >= 0 for service in person.services):
        raise RoutingError(Fault.NEGATIVE_DURATION, person.id)
    apart = person.apart
    if apart and (len(person.services) < 2 or not 0 <= apart.shortest <= apart.longest < float("inf")):
        raise RoutingError(Fault.IMPOSSIBLE_DISTANCE, person.id)


def _windows(person: Person) -> None:
    ordered = sorted(person.windows, key=lambda window: window.opens)
    if not ordered or any(map(_impossible, ordered)):
        raise RoutingError(Fault.IMPOSSIBLE_WINDOW, person.id)


def _impossible(window: Window) -> bool:
    return not (isfinite(window.opens) and isfinite(window.closes) and window.opens <= window.closes)


def _somebody_able(person: Person, problem: Problem) -> None:
    """Each service has a carer, and two services have two different carers."""
    able = [
        {
            carer.id
            for carer in problem.carers
            if service.ability in carer.abilities and carer.id not in person.incompatible
        }
        for service in person.services
    ]
    if person.optional:
        return
    if not all(able) or len(set.union(*able)) < len(able):
        raise RoutingError(Fault.NO_CARER_ABLE, person.id)


def without_length(problem: Problem) -> tuple[str, ...]:
    """Whose service takes no time: allowed, and perhaps not meant."""
    return tuple(each.id for each in problem.persons if not all(one.duration for one in each.services))
