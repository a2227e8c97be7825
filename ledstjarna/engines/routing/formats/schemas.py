"""What a JSON schema finds wrong, as one of our faults with the field it is about."""

import json
from collections.abc import Iterable
from typing import Any

from jsonschema_rs import Draft202012Validator, ValidationError

from ledstjarna.engines.routing.errors import Fault, RoutingError

SHOWN = 60  # characters of a wrong value
_CHOICES = ("anyOf", "oneOf")


def as_by(schema: Draft202012Validator, told: dict[str, Any], unfit: Fault = Fault.FIELD_WRONG) -> None:
    """Raises RoutingError with the first thing that the schema finds wrong; `unfit` is what has no fault of its own."""
    wrong = next(schema.iter_errors(told), None)
    if wrong is not None:
        raise _fault(wrong, unfit)


def place(path: Iterable[str | int]) -> str:
    """`visits[3].minutes`."""
    said = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return said.removeprefix(".") or "."


def _fault(wrong: ValidationError, unfit: Fault) -> RoutingError:
    kind: Any = wrong.kind
    if kind.name == "required":
        return RoutingError(Fault.FIELD_MISSING, place([*wrong.instance_path, kind.property]))
    if kind.name == "additionalProperties":
        unknown = Fault.FIELD_UNKNOWN if unfit is Fault.FIELD_WRONG else unfit
        return RoutingError(unknown, place([*wrong.instance_path, kind.unexpected[0]]))
    if kind.name in _CHOICES and isinstance(wrong.instance, dict):  # one of several kinds: the likest is meant
        likest: list[ValidationError] = min(kind.context, key=len, default=[])
        missing = [each for each in likest if each.kind.name == "required"] or likest
        if missing:
            return _fault(missing[0], unfit)
    value = json.dumps(wrong.instance, ensure_ascii=False)
    shown = value if len(value) <= SHOWN else value[:SHOWN] + " …"
    if kind.name == "type" and kind.types == ["number"]:
        unfit = Fault.NO_NUMBER
    return RoutingError(unfit, f"{place(wrong.instance_path)}: {shown}")
