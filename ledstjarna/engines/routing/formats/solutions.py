"""Solutions as both public sets have them. Two spellings of a stop are read; `patient_id`, `service_id` is written.

A lunch stands among the stops as the service `lunch_break`, naming the person at whose door it is taken.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ledstjarna.engines.routing.formats.fields import as_told, opened
from ledstjarna.engines.routing.formats.shapes import shaped
from ledstjarna.engines.routing.problem import Amounts
from ledstjarna.engines.routing.solution import Route, Solution, Stop

_LUNCH = "lunch_break"
_DECIMALS = 6  # far below any time in the instances, far above what a float loses


def read_solution(path: Path) -> Solution:
    """The plan in a file. Raises RoutingError when it is none, OSError when it cannot be opened."""
    found = opened(path)
    shaped(found, "solution")
    with as_told():
        return Solution(tuple(map(_route, found["routes"])))


def _route(told: dict[str, Any]) -> Route:
    places = told.get("locations") or []
    lunches = {_person(each): each for each in places if _service(each) == _LUNCH}
    stops = tuple(_stop(each, lunches.get(_person(each))) for each in places if _service(each) != _LUNCH)
    return Route(str(told["caregiver_id"]), stops)


def _person(told: dict[str, Any]) -> str:
    return str(told["patient_id"] if "patient_id" in told else told["patient"])


def _service(told: dict[str, Any]) -> str:
    return str(told["service_id"] if "service_id" in told else told["service"])


def _stop(told: dict[str, Any], lunch: dict[str, Any] | None) -> Stop:
    return Stop(
        _person(told), _service(told), float(told["arrival_time"]), float(told["departure_time"]),
        float(lunch["start_time"]) if lunch else None, float(lunch["end_time"]) if lunch else None,
    )  # fmt: skip


def written(solution: Solution, cost: float, amounts: Amounts) -> str:
    """The plan as the sets publish theirs, with its cost and weighted components beside it."""
    stops = sorted((stop for route in solution.routes for stop in route.stops), key=lambda stop: stop.starts)
    told = {
        "cost": {"objective": round(cost, _DECIMALS), "violations": 0},
        "cost_components": {name: round(number, _DECIMALS) for name, number in amounts.items()},
        "global_ordering": list(dict.fromkeys(stop.person_id for stop in stops)),
        "routes": [{"caregiver_id": route.carer_id, "locations": list(_locations(route))} for route in solution.routes],
    }
    return json.dumps(told, indent=1) + "\n"


def _locations(route: Route) -> Iterator[dict[str, Any]]:
    for stop in route.stops:
        yield {
            "patient_id": stop.person_id, "service_id": stop.ability,
            "arrival_time": _rounded(stop.starts), "departure_time": _rounded(stop.ends),
        }  # fmt: skip
    for stop in route.stops:
        if stop.lunch_starts is not None and stop.lunch_ends is not None:
            yield {
                "patient_id": stop.person_id, "service_id": _LUNCH,
                "start_time": _rounded(stop.lunch_starts), "end_time": _rounded(stop.lunch_ends),
            }  # fmt: skip


def _rounded(minutes: float) -> float:
    return round(minutes, _DECIMALS)
