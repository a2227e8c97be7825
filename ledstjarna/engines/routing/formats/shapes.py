"""What the public formats say a file looks like, as JSON schemas: only what is read; more may stand there."""

from functools import cache
from typing import Any

from jsonschema_rs import Draft202012Validator

from ledstjarna.engines.routing.errors import Fault
from ledstjarna.engines.routing.formats.schemas import as_by

_NUMBER: dict[str, Any] = {"type": "number"}
_NUMBERS = {"type": "array", "items": _NUMBER}
_TWO = {**_NUMBERS, "minItems": 2, "maxItems": 2}
_ROADS = {"type": "array", "items": _NUMBERS}
_NAMES = {"type": "array"}


def _object(*needed: str, **fields: Any) -> dict[str, Any]:
    return {"type": "object", "required": list(needed), "properties": fields}


def _list(of: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": of}


_SERVICES = _list(_object("service", "duration", duration=_NUMBER))
_SPAN = _object("start", "end", start=_NUMBER, end=_NUMBER)
_OR_NONE = ["array", "null"]

_MANKOWSKA = _object(
    "caregivers", "patients", "distances",
    caregivers=_list(_object("id", "abilities", abilities=_NAMES)),
    patients=_list(_object(
        "id", "time_window", "required_caregivers", time_window=_TWO, required_caregivers=_SERVICES,
        synchronization={
            **_object("type", distance=_TWO),
            "if": {"properties": {"type": {"const": "simultaneous"}}}, "else": {"required": ["distance"]},
        },
    )),
    distances=_ROADS,
)  # fmt: skip

_COSTS = (
    "travel_time", "total_tardiness", "highest_tardiness", "total_waiting_time", "total_extra_time", "max_idle_time",
    "caregiver_preferences", "preferences", "optional_patients", "unscheduled", "missed_lunch_break",
)  # fmt: skip
_UNIFIED = _object(
    "caregivers", "patients", "distances", "terminal_points", "metadata",
    metadata=_object(
        "cost_components", "time_window_met",
        cost_components={"type": "object", "properties": dict.fromkeys(_COSTS, _NUMBER), "additionalProperties": False},
        time_window_met={"enum": ["at_service_start", "at_service_end"]},
    ),
    terminal_points=_list(_object("id", "distance_matrix_index", distance_matrix_index=_NUMBER)),
    caregivers=_list(_object(
        "id", "abilities", "departing_point", "arrival_point", "working_shift", abilities=_NAMES, working_shift=_SPAN,
    )),
    patients=_list(_object(
        "id", "distance_matrix_index", "time_windows", "required_services", distance_matrix_index=_NUMBER,
        time_windows=_list(_SPAN), required_services=_SERVICES, preferred_caregivers=_NAMES,
        incompatible_caregivers=_NAMES,
        synchronization={
            "type": ["object", "null"], "required": ["type"],
            "properties": {
                "type": {"enum": ["independent", "simultaneous", "sequential"]},
                "distance": _object("min", "max", min=_NUMBER, max=_NUMBER),
            },
            "if": {"type": "object", "properties": {"type": {"const": "sequential"}}},
            "then": {"required": ["distance"]},
        },
    )),
    distances=_ROADS,
    lunch_breaks={
        "type": ["object", "null"],
        "if": {"type": "object", "minProperties": 1},
        "then": _object("start", "end", "min_duration", start=_NUMBER, end=_NUMBER, min_duration=_NUMBER),
    },
)  # fmt: skip

_TIMES = dict.fromkeys(("arrival_time", "departure_time", "start_time", "end_time"), _NUMBER)
_SOLUTION = _object(
    "routes",
    routes=_list(_object("caregiver_id", locations={"type": _OR_NONE, "items": _object(**_TIMES)})),
)  # fmt: skip


_SHAPES = {"mankowska": _MANKOWSKA, "unified": _UNIFIED, "solution": _SOLUTION}


@cache
def _schema(name: str) -> Draft202012Validator:
    return Draft202012Validator(_SHAPES[name])


def shaped(told: dict[str, Any], name: str) -> dict[str, Any]:
    """What is told, as `mankowska`, `unified` or `solution` has it. Raises RoutingError: what is wrong, and where."""
    as_by(_schema(name), told, Fault.NOT_IN_FORMAT)
    return told
