"""A first plan at once: persons by when their windows open, each at the end of the days where it costs least.

Everybody's services are put last, so whatever stands before is not moved in time, and there are always times for all.
"""

from itertools import product

from ledstjarna.engines.routing.errors import Fault, RoutingError
from ledstjarna.engines.routing.problem import Problem
from ledstjarna.engines.routing.solving.encoding import Routes
from ledstjarna.engines.routing.solving.tables import Day


class _Days:
    """Where each carer is and from when, as services are put last."""

    def __init__(self, day: Day) -> None:
        self.day = day
        self.free = [float(opens) for opens, _ in day.shift]
        self.at = [int(day.place[len(day.partner) + 2 * carer]) for carer in range(len(day.shift))]
        self.routes: Routes = [[] for _ in day.shift]

    def ready(self, service: int, carer: int) -> float:
        """When the carer could start it."""
        arrives = self.free[carer] + float(self.day.travel[self.at[carer], self.day.place[service]])
        return max(arrives, float(self.day.opens[service, 0]))

    def cost(self, service: int, carer: int, starts: float) -> float:
        """Travel and lateness of putting it there."""
        late = max(0.0, starts - float(self.day.closes[service, 0]))
        return float(self.day.travel[self.at[carer], self.day.place[service]]) + 2 * late

    def put(self, service: int, carer: int, starts: float) -> None:
        """Put it last."""
        self.routes[carer].append(service)
        self.free[carer] = starts + float(self.day.duration[service])
        self.at[carer] = int(self.day.place[service])


def constructed(problem: Problem, day: Day) -> Routes:
    """Routes with every service in them. Raises RoutingError where a person's services cannot be staffed."""
    days = _Days(day)
    number, numbers = 0, []
    for person in problem.persons:
        numbers.append(list(range(number, number + len(person.services))))
        number += len(person.services)
    for services in sorted(numbers, key=lambda each: float(day.opens[each[0], 0])):
        _put_last(days, services, problem)
    return days.routes


def _put_last(days: _Days, services: list[int], problem: Problem) -> None:
    carers = [[int(carer) for carer in days.day.allowed[service].nonzero()[0]] for service in services]
    best = None
    for chosen in product(*carers):
        if len(set(chosen)) < len(chosen):
            continue
        starts = _starts(days, services, chosen)
        costs = zip(services, chosen, starts, strict=True)
        found = (sum(days.cost(*each) for each in costs), chosen, starts)
        best = found if best is None or found < best else best
    if best is None:
        names = [person.id for person in problem.persons for _ in person.services]
        raise RoutingError(Fault.NO_CARER_ABLE, names[services[0]])
    for each in zip(services, best[1], best[2], strict=True):
        days.put(*each)


def _starts(days: _Days, services: list[int], carers: tuple[int, ...]) -> tuple[float, ...]:
    """When each starts, the distance between two kept."""
    ready = [days.ready(service, carer) for service, carer in zip(services, carers, strict=True)]
    shortest, longest = (float(each) for each in days.day.apart[services[0]])
    if len(services) == 1 or shortest < 0:
        return tuple(ready)
    second = max(ready[1], ready[0] + shortest)
    return max(ready[0], second - longest), second
