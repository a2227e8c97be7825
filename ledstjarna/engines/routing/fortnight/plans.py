"""Plans written and read, in the house's own format."""

import json
from functools import cache
from typing import Any

from jsonschema_rs import Draft202012Validator

from ledstjarna.engines.routing.errors import Fault, RoutingError
from ledstjarna.engines.routing.formats.schemas import as_by
from ledstjarna.engines.routing.fortnight.checking import Report
from ledstjarna.engines.routing.fortnight.local import clock_at
from ledstjarna.engines.routing.fortnight.plan import Pause, Plan, Route, Stop, Unmade, Why
from ledstjarna.engines.routing.fortnight.problem import Carer, Fortnight
from ledstjarna.engines.routing.fortnight.schema import PLAN_FORMAT, PLAN_SCHEMA
from ledstjarna.engines.routing.fortnight.weights import PARTS

_DECIMALS = 6


@cache
def _schema() -> Draft202012Validator:
    return Draft202012Validator(PLAN_SCHEMA)


def plan_of(told: dict[str, Any], problem: Fortnight) -> Plan:
    """The plan of a file's object. Raises RoutingError when it is none, or of other days than the problem's."""
    as_by(_schema(), told)
    days = {day.isoformat(): number for number, day in enumerate(problem.days)}
    carers = {carer.id: carer for carer in problem.carers}
    routes = []
    for each in told["routes"]:
        if each["day"] not in days:
            raise RoutingError(Fault.DAY_OUTSIDE, each["day"])
        day = days[each["day"]]
        routes.append(
            Route(
                each["carer"], day, each.get("shift", _first_shift(carers.get(each["carer"]), day)),
                tuple(Stop(one["visit"], one["starts"], one["ends"]) for one in each["stops"]),
                tuple(Pause(one["starts"], one["ends"]) for one in each.get("breaks", [])),
            )
        )  # fmt: skip
    unmade = (
        Unmade(each["visit"], Why(each["why"]), each.get("needed", 1), tuple(each.get("carers", ())))
        for each in told.get("unmade", [])
    )
    return Plan(tuple(routes), tuple(unmade))


def _first_shift(carer: Carer | None, day: int) -> int:
    return next((number for number, each in enumerate(carer.shifts) if each.day == day), 0) if carer else 0


def written(problem: Fortnight, plan: Plan, report: Report) -> str:
    """The plan as a file's text, with what the checker says it costs."""
    weights = dict(problem.weights.items())
    costs = dict(report.costs.items())
    told = {
        "format": PLAN_FORMAT,
        "cost": {
            "total": round(report.cost, 3),
            "parts": {
                name: {
                    "amount": round(amount, 3), "weight": weights[name], "cost": round(costs[name], 3),
                    "means": PARTS[name].means,
                }
                for name, amount in report.amounts.items()
            },
        },
        "faces": report.faces,
        "routes": [_route(problem, each) for each in plan.routes],
        "unmade": [
            {"visit": each.visit, "why": each.why.value, "needed": each.needed, "carers": list(each.carers)}
            for each in plan.unmade
        ],
    }  # fmt: skip
    return json.dumps(told, indent=1, ensure_ascii=False) + "\n"


def _route(problem: Fortnight, route: Route) -> dict[str, Any]:
    day = problem.days[route.day]
    persons = {visit.id: visit.person for visit in problem.visits} if route.stops else {}
    return {
        "carer": route.carer,
        "day": day.isoformat(),
        "shift": route.shift,
        **_ends(problem, route),
        "stops": [
            {
                "visit": each.visit, "person": persons[each.visit], **_times(each.starts, each.ends),
                "clock": [clock_at(day, each.starts), clock_at(day, each.ends)],
            }
            for each in route.stops
        ],
        "breaks": [
            {**_times(each.starts, each.ends), "clock": [clock_at(day, each.starts), clock_at(day, each.ends)]}
            for each in route.pauses
        ],
    }  # fmt: skip


def _times(starts: float, ends: float) -> dict[str, float]:
    return {"starts": round(starts, _DECIMALS), "ends": round(ends, _DECIMALS)}


def _ends(problem: Fortnight, route: Route) -> dict[str, float]:
    """When the carer leaves the depot, in time for what comes first, and is back."""
    if not route.stops:
        return {}
    carer = next(each for each in problem.carers if each.id == route.carer)
    travel = problem.travel[carer.mode]
    places = {each.id: each.place for each in problem.persons}
    at = {
        each.id: places[each.person]
        for each in problem.visits
        if each.id in {route.stops[0].visit, route.stops[-1].visit}
    }
    first, last = route.stops[0], route.stops[-1]
    leaves = first.starts - travel[carer.leaves][at[first.visit]]
    # A break before the first visit is taken at the depot, one after the last at the person's.
    free = max([last.ends, *(each.ends for each in route.pauses if each.starts >= last.ends)])
    return {
        "leaves": round(max(0.0, leaves), _DECIMALS),
        "back": round(free + travel[at[last.visit]][carer.returns], _DECIMALS),
    }
