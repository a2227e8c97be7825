"""The slow, obvious second way: times by going round until nothing changes, and all plans of a tiny problem."""

from collections.abc import Iterator
from itertools import permutations, product

from ledstjarna.engines.routing.problem import Problem
from ledstjarna.engines.routing.solution import Route, Solution, Stop

NEVER = 10_000.0  # later than anything in a tiny problem
Visit = tuple[str, str]  # person and ability
Orders = dict[str, list[Visit]]  # by carer


def slow_times(problem: Problem, orders: Orders) -> dict[Visit, float] | None:
    """The earliest start of every service, or None where they wait for each other for ever."""
    persons = {person.id: person for person in problem.persons}
    carers = {carer.id: carer for carer in problem.carers}
    starts = {visit: 0.0 for order in orders.values() for visit in order}
    while True:
        before = dict(starts)
        for carer_id, order in orders.items():
            place, free = carers[carer_id].leaves, 0.0
            for visit in order:
                person = persons[visit[0]]
                arrives = free + problem.travel[place][person.place]
                starts[visit] = max(starts[visit], arrives, person.windows[0].opens)
                place = person.place
                free = starts[visit] + next(each.duration for each in person.services if each.ability == visit[1])
        for person in problem.persons:
            if person.apart:
                first, second = ((person.id, service.ability) for service in person.services)
                starts[second] = max(starts[second], starts[first] + person.apart.shortest)
                starts[first] = max(starts[first], starts[second] - person.apart.longest)
        if starts == before:
            return starts
        if max(starts.values()) > NEVER:
            return None


def as_solution(problem: Problem, orders: Orders, starts: dict[Visit, float]) -> Solution:
    """Orders and times as a plan."""
    lasts = {(person.id, one.ability): one.duration for person in problem.persons for one in person.services}
    return Solution(
        tuple(
            Route(name, tuple(Stop(*visit, starts[visit], starts[visit] + lasts[visit]) for visit in order))
            for name, order in orders.items()
        )
    )


def every_order(problem: Problem) -> Iterator[Orders]:
    """Every way of giving the services to those who can, in every order."""
    visits = [(person, service.ability) for person in problem.persons for service in person.services]
    able = [[carer.id for carer in problem.carers if ability in carer.abilities] for _, ability in visits]
    for chosen in product(*able):
        given: Orders = {carer.id: [] for carer in problem.carers}
        for (person, ability), carer_id in zip(visits, chosen, strict=True):
            given[carer_id].append((person.id, ability))
        if any(len({person for person, _ in order}) < len(order) for order in given.values()):
            continue
        for orders in product(*(list(permutations(order)) for order in given.values())):
            yield {name: list(order) for name, order in zip(given, orders, strict=True)}
