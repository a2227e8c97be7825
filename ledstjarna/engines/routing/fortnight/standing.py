"""What stands before anybody plans anew, as a plan: to tell whether an answer is any better."""

from collections import defaultdict
from collections.abc import Callable

from ledstjarna.engines.routing.fortnight.checking import Report, check
from ledstjarna.engines.routing.fortnight.plan import Plan, Route, Stop, Unmade, Why
from ledstjarna.engines.routing.fortnight.problem import Carer, Fortnight, Visit

EVEN = 1e-6


def stands(problem: Fortnight) -> Plan:
    """The plan before, without breaks. What somebody lacks in it is not made."""
    carers = {each.id: each for each in problem.carers}
    stops: dict[tuple[str, int, int], list[Stop]] = defaultdict(list)
    unmade = []
    for visit in problem.visits:
        shifts = _shifts(visit, carers)
        if len(shifts) < visit.together:
            unmade.append(Unmade(visit.id, Why.TIME, visit.together))
            continue
        assert visit.before is not None
        starts = visit.before.starts or 0.0
        for key in shifts:
            stops[key].append(Stop(visit.id, starts, starts + visit.minutes))
    routes = [Route(*key, tuple(sorted(its, key=lambda stop: stop.starts))) for key, its in sorted(stops.items())]
    return Plan(tuple(routes), tuple(unmade))


def _shifts(visit: Visit, carers: dict[str, Carer]) -> list[tuple[str, int, int]]:
    """The shift of each who was to come: the last of the day that had begun by then, or the first."""
    before, found = visit.before, []
    for name in before.carers if before is not None and before.starts is not None else ():
        own = [(n, each) for n, each in enumerate(carers[name].shifts) if each.day == visit.day]
        begun = [n for n, each in own if each.starts <= (before.starts or 0.0)] if before else []
        if own:
            found.append((name, visit.day, begun[-1] if begun else own[0][0]))
    return found


def is_worse(problem: Fortnight, begun: Callable[[], Plan], report: Report) -> bool:
    """Whether an answer costs more than what stands, by the problem's own weights. It may where what stands cannot be
    kept, for somebody's break or the way; `begun` makes where the search began, and no answer is worse than that.

    Waiting is left aside: nobody knows when those of what stands have their breaks.
    """
    stood = stands(problem)
    was = check(problem, stood).costs
    if report.cost - report.costs.waiting <= was.total() - was.waiting + EVEN:
        return False
    return not _who(stood) <= _who(begun())


def _who(plan: Plan) -> set[tuple[str, str]]:
    return {(route.carer, stop.visit) for route in plan.routes for stop in route.stops}
