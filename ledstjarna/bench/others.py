"""The same day of visits planned by others, to set beside ours. Only with `ledstjarna[compare]` installed."""

from importlib.util import find_spec
from typing import Any

from ledstjarna.engines.routing.problem import Person, Problem
from ledstjarna.engines.routing.solution import Route, Solution, Stop

FINER = 1_000  # OR-Tools counts in whole numbers: thousandths of a minute
HORIZON = 3_000  # minutes: longer than any plan
Service = tuple[int, int]  # person, which of their services


def installed() -> bool:
    """Whether the extra is there."""
    return find_spec("ortools") is not None and find_spec("pyvrp") is not None


def can(problem: Problem) -> bool:
    """Whether the problem has nothing that is not told to OR-Tools here."""
    return problem.lunch is None and not any(carer.shift for carer in problem.carers)


def by_ortools(problem: Problem, seconds: float) -> Solution | None:
    """OR-Tools' routing library, guided local search, one thread; None where it finds no plan in that time.

    It is asked for travel and the sum of tardiness; the highest tardiness is no cost that it knows, and counts only
    when its plan is checked. For days without shifts, lunches or persons left out (the format of Mankowska).
    """
    from ortools.constraint_solver import pywrapcp, routing_enums_pb2

    services = [(number, which) for number, each in enumerate(problem.persons) for which in range(len(each.services))]
    manager = pywrapcp.RoutingIndexManager(len(services) + 1, len(problem.carers), 0)
    routing = pywrapcp.RoutingModel(manager)
    _timed(problem, services, manager, routing)
    _bound(problem, services, manager, routing)
    asked = pywrapcp.DefaultRoutingSearchParameters()
    asked.first_solution_strategy = routing_enums_pb2.FirstSolutionStrategy.GLOBAL_CHEAPEST_ARC
    asked.local_search_metaheuristic = routing_enums_pb2.LocalSearchMetaheuristic.GUIDED_LOCAL_SEARCH
    asked.time_limit.FromMilliseconds(int(1000 * seconds))
    found = routing.SolveWithParameters(asked)
    return _solution(problem, services, manager, routing, found) if found else None


def _timed(problem: Problem, services: list[Service], manager: Any, routing: Any) -> None:
    """What travel costs, and when everything may start. No slack is lost: who comes early waits."""
    places = [0, *(problem.persons[person].place for person, _ in services)]
    lasts = [0.0, *(problem.persons[person].services[which].duration for person, which in services)]

    def travels(one: int, other: int) -> int:
        a, b = int(manager.IndexToNode(one)), int(manager.IndexToNode(other))
        return round(FINER * problem.travel[places[a]][places[b]])

    def takes(one: int, other: int) -> int:
        return travels(one, other) + round(FINER * lasts[int(manager.IndexToNode(one))])

    routing.SetArcCostEvaluatorOfAllVehicles(routing.RegisterTransitCallback(travels))
    horizon = HORIZON * FINER
    routing.AddDimension(routing.RegisterTransitCallback(takes), horizon, horizon, False, "time")
    time = routing.GetDimensionOrDie("time")
    for node, (person, which) in enumerate(services, start=1):
        index, told = manager.NodeToIndex(node), problem.persons[person]
        window = told.windows[0]
        time.CumulVar(index).SetMin(round(FINER * window.opens))
        time.SetCumulVarSoftUpperBound(index, round(FINER * window.closes), 1)
        able = [number for number, each in enumerate(problem.carers) if told.services[which].ability in each.abilities]
        routing.VehicleVar(index).SetValues([-1, *able])


def _bound(problem: Problem, services: list[Service], manager: Any, routing: Any) -> None:
    """Two services of a person: by two carers, and as far apart as is asked."""
    time, at = routing.GetDimensionOrDie("time"), {service: node for node, service in enumerate(services, start=1)}
    for number, person in enumerate(problem.persons):
        if len(person.services) != 2:
            continue
        one, other = (manager.NodeToIndex(at[number, which]) for which in (0, 1))
        solver = routing.solver()
        solver.Add(routing.VehicleVar(one) != routing.VehicleVar(other))
        if person.apart:
            first, second = time.CumulVar(one), time.CumulVar(other)
            solver.Add(second >= first + round(FINER * person.apart.shortest))
            solver.Add(second <= first + round(FINER * person.apart.longest))


def _solution(problem: Problem, services: list[Service], manager: Any, routing: Any, found: Any) -> Solution:
    time, routes = routing.GetDimensionOrDie("time"), []
    for number, carer in enumerate(problem.carers):
        stops, index = [], found.Value(routing.NextVar(routing.Start(number)))
        while not routing.IsEnd(index):
            person, which = services[manager.IndexToNode(index) - 1]
            stops.append(_stop(problem.persons[person], which, found.Min(time.CumulVar(index)) / FINER))
            index = found.Value(routing.NextVar(index))
        routes.append(Route(carer.id, tuple(stops)))
    return Solution(tuple(routes))


def _stop(person: Person, which: int, starts: float) -> Stop:
    service = person.services[which]
    return Stop(person.id, service.ability, starts, starts + service.duration)
