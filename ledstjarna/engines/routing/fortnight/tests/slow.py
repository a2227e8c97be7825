"""The slow, obvious second ways: times by going round until nothing changes, and all plans of a tiny problem."""

from collections.abc import Iterator
from itertools import permutations, product

from ledstjarna.engines.routing.fortnight.plan import Pause, Plan, Route, Stop, Unmade, Why
from ledstjarna.engines.routing.fortnight.problem import Fortnight, Standing

NEVER = 6_000.0
Event = str | int  # a visit's id, or the number of a break
Orders = dict[tuple[str, int], list[Event]]  # by carer and shift
Starts = dict[tuple[str, int, Event], float]


def slow_starts(problem: Fortnight, orders: Orders, aims: dict[str, int]) -> Starts | None:  # noqa: C901
    """When everything starts at the earliest; None where they wait for each other for ever."""
    visits = {each.id: each for each in problem.visits}
    places = {each.id: each.place for each in problem.persons}
    carers = {each.id: each for each in problem.carers}
    visit_starts: dict[str, float] = {
        event: 0.0 for order in orders.values() for event in order if isinstance(event, str)
    }
    break_starts: dict[tuple[str, int, int], float] = {}
    while True:
        before = (dict(visit_starts), dict(break_starts))
        for (name, shift), order in orders.items():
            carer = carers[name]
            place, free = carer.leaves, carer.shifts[shift].starts
            for event in order:
                if isinstance(event, int):
                    pause = carer.shifts[shift].breaks[event]
                    start = max(free, pause.earliest, break_starts.get((name, shift, event), 0.0))
                    break_starts[name, shift, event] = start
                    free = start + pause.minutes
                    continue
                visit = visits[event]
                arrives = free + problem.travel[carer.mode][place][places[visit.person]]
                place = places[visit.person]
                if visit.standing is Standing.DONE and visit.before:
                    visit_starts[event] = visit.before.starts or 0.0
                else:
                    opens = visit.windows[aims[event]].opens
                    visit_starts[event] = max(visit_starts[event], arrives, opens)
                free = visit_starts[event] + visit.minutes
        for link in problem.links:
            if link.first in visit_starts and link.second in visit_starts:
                first, second = visit_starts[link.first], visit_starts[link.second]
                if visits[link.second].standing is not Standing.DONE:
                    visit_starts[link.second] = max(second, first + link.shortest)
                if link.longest is not None and visits[link.first].standing is not Standing.DONE:
                    visit_starts[link.first] = max(first, visit_starts[link.second] - link.longest)
        if (visit_starts, break_starts) == before:
            events = [(*route, event) for route, order in orders.items() for event in order]
            return {each: visit_starts[each[2]] if isinstance(each[2], str) else break_starts[each] for each in events}
        if max(visit_starts.values(), default=0.0) > NEVER:
            return None


def as_plan(problem: Fortnight, orders: Orders, starts: Starts) -> Plan:
    """Orders and times as a plan; what is in no order is unmade."""
    visits = {each.id: each for each in problem.visits}
    carers = {each.id: each for each in problem.carers}
    routes = []
    for (name, shift), order in orders.items():
        at = {event: starts[name, shift, event] for event in order}
        stops = tuple(Stop(e, at[e], at[e] + visits[e].minutes) for e in order if isinstance(e, str))
        breaks = carers[name].shifts[shift].breaks
        pauses = tuple(Pause(at[e], at[e] + breaks[e].minutes) for e in order if isinstance(e, int))
        routes.append(Route(name, carers[name].shifts[shift].day, shift, stops, pauses if stops else ()))
    made = {stop.visit for route in routes for stop in route.stops}
    return Plan(tuple(routes), tuple(Unmade(each, Why.TIME) for each in visits if each not in made))


def every_order(problem: Fortnight) -> Iterator[Orders]:
    """Every way of giving single visits to carers on duty that day, in every order, with breaks anywhere."""
    routes = [(carer, number) for carer in problem.carers for number in range(len(carer.shifts))]
    choices = [
        [(carer.id, number) for carer, number in routes if carer.shifts[number].day == visit.day]
        for visit in problem.visits
    ]
    for chosen in product(*choices):
        given: Orders = {(carer.id, number): list(range(len(carer.shifts[number].breaks))) for carer, number in routes}
        for visit, route in zip(problem.visits, chosen, strict=True):
            given[route].append(visit.id)
        for orders in product(*(list(permutations(order)) for order in given.values())):
            yield {route: list(order) for route, order in zip(given, orders, strict=True)}
