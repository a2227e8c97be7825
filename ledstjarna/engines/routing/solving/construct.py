"""A first plan at once: persons by when their windows open, each at the end of the days where it costs least.

Everybody's services are put last, so whatever stands before is not moved in time, and there are always times for all.
"""

from itertools import product
from typing import NamedTuple

from ledstjarna.engines.routing.errors import Fault, RoutingError
from ledstjarna.engines.routing.problem import Problem
from ledstjarna.engines.routing.solving.plan import Plan
from ledstjarna.engines.routing.solving.tables import Day


class _Place(NamedTuple):
    """A service last in a carer's day: what it costs, when it could start, which window it aims at, lunch before it."""

    cost: float
    service: int
    carer: int
    ready: float
    window: int
    lunch: bool


class _Days:
    """Where each carer is and from when, as services are put last."""

    def __init__(self, day: Day) -> None:
        self.day = day
        self.free = [float(opens) for opens, _ in day.shift]
        self.at = [int(day.place[len(day.partner) + 2 * carer]) for carer in range(len(day.shift))]
        self.hungry = [bool(has) for has in day.has_lunch]
        self.routes: list[list[int]] = [[] for _ in day.shift]
        self.windows = [0] * len(day.partner)
        self.lunches: set[int] = set()

    def place(self, service: int, carer: int) -> _Place:
        """What putting it there would mean."""
        day = self.day
        leg = float(day.travel[self.at[carer], day.place[service]])
        arrives, (opens, closes, lasts) = self.free[carer] + leg, map(float, day.lunch)
        lunch = self.hungry[carer] and arrives >= opens and arrives + lasts <= closes
        arrives += lasts if lunch else 0.0
        choices = []
        for window in range(int(day.windows[service])):
            ready = max(arrives, float(day.opens[service, window]))
            late = max(0.0, ready - float(day.closes[service, window]))
            choices.append((leg + 2 * late + (ready - arrives) / 10 * (window > 0), ready, window))
        cost, ready, window = min(choices)
        return _Place(cost, service, carer, ready, window, lunch)

    def put(self, place: _Place, starts: float) -> None:
        """Put it last."""
        self.routes[place.carer].append(place.service)
        self.windows[place.service] = place.window
        if place.lunch:
            self.lunches.add(place.service)
            self.hungry[place.carer] = False
        self.free[place.carer] = starts + float(self.day.duration[place.service])
        self.at[place.carer] = int(self.day.place[place.service])


def constructed(problem: Problem, day: Day) -> Plan:
    """A plan with every service in it that somebody can do. Raises RoutingError where one that must be cannot."""
    days = _Days(day)
    number, numbers = 0, []
    for person in problem.persons:
        numbers.append((person, list(range(number, number + len(person.services)))))
        number += len(person.services)
    for person, services in sorted(numbers, key=lambda each: float(day.opens[each[1][0], 0])):
        if not _put_last(days, services) and not person.optional:
            raise RoutingError(Fault.NO_CARER_ABLE, person.id)
    return Plan(days.routes, days.windows, days.lunches, {c for c, hungry in enumerate(days.hungry) if not hungry})


def _put_last(days: _Days, services: list[int]) -> bool:
    able = [[int(carer) for carer in days.day.allowed[service].nonzero()[0]] for service in services]
    choices = (
        [days.place(*each) for each in zip(services, carers, strict=True)]
        for carers in product(*able)
        if len(set(carers)) == len(carers)
    )
    found = min(((_late(days, places), places) for places in choices), default=None)
    if found is None:
        return False
    for place, start in zip(found[1], _starts(days, found[1]), strict=True):
        days.put(place, start)
    return True


def _late(days: _Days, places: list[_Place]) -> float:
    """What it all costs, waiting for each other counted as lateness."""
    waits = (start - place.ready for place, start in zip(places, _starts(days, places), strict=True))
    return sum(place.cost for place in places) + 2 * sum(waits)


def _starts(days: _Days, places: list[_Place]) -> list[float]:
    """When each starts, the distance between two kept."""
    ready = [place.ready for place in places]
    shortest, longest = (float(each) for each in days.day.apart[places[0].service])
    if len(places) == 1 or shortest < 0:
        return ready
    second = max(ready[1], ready[0] + shortest)
    return [max(ready[0], second - longest), second]
