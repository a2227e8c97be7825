"""The unified format of Ceschia, Di Gaspero and Schaerf: shifts, lunch, several windows, wishes, optional persons.

The weights stand in each instance. A weight has another name than its component in two cases (`_WEIGHTS`).
"""

from typing import Any

from ledstjarna.engines.routing.errors import Fault, RoutingError
from ledstjarna.engines.routing.problem import Amounts, Apart, Carer, Lunch, Person, Problem, Service, Window

_WEIGHTS = {"caregiver_preferences": "preferences", "optional_patients": "unscheduled"}
_MET_AT = {"at_service_start": False, "at_service_end": True}


def problem(found: dict[str, Any]) -> Problem:
    """The problem of a file's object; KeyError and the like where it is not as the format says."""
    told = found["metadata"]
    points = {point["id"]: int(point["distance_matrix_index"]) for point in found["terminal_points"]}
    lunch = found.get("lunch_breaks")
    return Problem(
        carers=tuple(_carer(each, points) for each in found["caregivers"]),
        persons=tuple(map(_person, found["patients"])),
        travel=tuple(tuple(map(float, row)) for row in found["distances"]),
        weights=Amounts(**{_WEIGHTS.get(name, name): float(each) for name, each in told["cost_components"].items()}),
        met_at_end=_MET_AT[told["time_window_met"]],
        lunch=Lunch(float(lunch["start"]), float(lunch["end"]), float(lunch["min_duration"])) if lunch else None,
    )


def _carer(told: dict[str, Any], points: dict[str, int]) -> Carer:
    return Carer(
        id=str(told["id"]), abilities=frozenset(told["abilities"]),
        leaves=_known(points, told["departing_point"]), returns=_known(points, told["arrival_point"]),
        shift=_window(told["working_shift"]), lunch=bool(told.get("lunch_break")),
    )  # fmt: skip


def _known(points: dict[str, int], name: str) -> int:
    if name not in points:
        raise RoutingError(Fault.UNKNOWN_ID, name)
    return points[name]


def _window(told: dict[str, Any]) -> Window:
    return Window(float(told["start"]), float(told["end"]))


def _person(told: dict[str, Any]) -> Person:
    return Person(
        id=str(told["id"]), place=int(told["distance_matrix_index"]),
        windows=tuple(sorted(map(_window, told["time_windows"]), key=lambda window: window.opens)),
        services=tuple(Service(str(one["service"]), float(one["duration"])) for one in told["required_services"]),
        apart=_apart(told.get("synchronization")), optional=bool(told.get("optional")),
        preferred=frozenset(told.get("preferred_caregivers", ())),
        incompatible=frozenset(told.get("incompatible_caregivers", ())),
    )  # fmt: skip


def _apart(told: dict[str, Any] | None) -> Apart | None:
    match told:
        case None | {"type": "independent"}:
            return None
        case {"type": "simultaneous"}:
            return Apart(0.0, 0.0)
        case {"type": "sequential", "distance": {"min": shortest, "max": longest}}:
            return Apart(float(shortest), float(longest))
        case _:
            raise RoutingError(Fault.MALFORMED, "synchronization")
