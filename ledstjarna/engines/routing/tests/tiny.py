"""Small problems said in one line."""

from ledstjarna.engines.routing.problem import Amounts, Apart, Carer, Lunch, Person, Problem, Service, Window
from ledstjarna.engines.routing.solution import Route, Solution, Stop

THIRDS = Amounts(travel_time=1 / 3, total_tardiness=1 / 3, highest_tardiness=1 / 3)


def carer(
    name: str = "c1", abilities: str = "a", shift: tuple[float, float] | None = None, lunch: bool = False
) -> Carer:
    return Carer(name, frozenset(abilities), 0, 0, Window(*shift) if shift else None, lunch)


def person(
    name: str, place: int, window: tuple[float, float] = (0, 100), services: str = "a", duration: float = 10,
    apart: tuple[float, float] | None = None, **more: object,
) -> Person:  # fmt: skip
    needs = tuple(Service(ability, duration) for ability in services)
    return Person(name, place, (Window(*window),), needs, Apart(*apart) if apart else None, **more)  # type: ignore[arg-type]


def problem(
    carers: list[Carer], persons: list[Person], leg: float = 5, weights: Amounts = THIRDS, lunch: Lunch | None = None
) -> Problem:
    size = 1 + max(one.place for one in persons)
    travel = tuple(tuple(0.0 if a == b else leg for b in range(size)) for a in range(size))
    return Problem(tuple(carers), tuple(persons), travel, weights, lunch=lunch)


def stop(
    name: str, starts: float, ability: str = "a", duration: float = 10, lunch: tuple[float, float] | None = None
) -> Stop:
    return Stop(name, ability, starts, starts + duration, *(lunch or (None, None)))


def plan(**routes: list[Stop]) -> Solution:
    return Solution(tuple(Route(name, tuple(stops)) for name, stops in routes.items()))
