"""A problem's nouns by id, and a plan's stops by visit: what every part of the check asks for."""

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import chain

from ledstjarna.engines.routing.fortnight.plan import Pause, Plan, Route, Stop
from ledstjarna.engines.routing.fortnight.problem import Carer, Fortnight, Person, Shift, Visit


@dataclass(frozen=True, slots=True)
class Lookup:
    """The problem by id, and the part of the plan that speaks of it."""

    problem: Fortnight
    carers: dict[str, Carer]
    persons: dict[str, Person]
    visits: dict[str, Visit]
    routes: tuple[Route, ...]
    said_unmade: frozenset[str]
    made: dict[str, list[tuple[Carer, Stop]]] = field(default_factory=dict)  # by visit

    def shift(self, route: Route) -> Shift:
        """The shift that a route is in."""
        return self.carers[route.carer].shifts[route.shift]

    def place(self, visit: str) -> int:
        """Where a visit is."""
        return self.persons[self.visits[visit].person].place

    def events(self, route: Route) -> list[Stop | Pause]:
        """Stops and breaks as they come."""
        return sorted(chain(route.stops, route.pauses), key=lambda each: (each.starts, each.ends))


def looked_up(problem: Fortnight, plan: Plan, routes: tuple[Route, ...]) -> Lookup:
    """With routes that are known to be the problem's."""
    made: dict[str, list[tuple[Carer, Stop]]] = defaultdict(list)
    carers = {each.id: each for each in problem.carers}
    for route in routes:
        for stop in route.stops:
            made[stop.visit].append((carers[route.carer], stop))
    return Lookup(
        problem, carers, {each.id: each for each in problem.persons}, {each.id: each for each in problem.visits},
        routes, frozenset(each.visit for each in plan.unmade), dict(made),
    )  # fmt: skip
