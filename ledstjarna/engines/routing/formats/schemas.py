"""What a JSON schema finds wrong, as one of our faults with the field it is about."""

import json
from collections.abc import Iterable
from typing import Any

from jsonschema_rs import Draft202012Validator, ValidationError

from ledstjarna.engines.routing.errors import Fault, RoutingError

SHOWN = 60  # characters of a wrong value
_CHOICES = ("anyOf", "oneOf")


def as_by(schema: Draft202012Validator, told: dict[str, Any]) -> None:
    """Raises RoutingError with the first thing that the schema finds wrong."""
    wrong = next(schema.iter_errors(told), None)
    if wrong is not None:
        raise _fault(wrong)


def _fault(wrong: ValidationError) -> RoutingError:
    kind: Any = wrong.kind
    if kind.name == "required":
        return RoutingError(Fault.FIELD_MISSING, _place([*wrong.instance_path, kind.property]))
    if kind.name == "additionalProperties":
        return RoutingError(Fault.FIELD_UNKNOWN, _place([*wrong.instance_path, kind.unexpected[0]]))
    if kind.name in _CHOICES and isinstance(wrong.instance, dict):  # one of several kinds: the likest is meant
        likest: list[ValidationError] = min(kind.context, key=len, default=[])
        missing = [each for each in likest if each.kind.name == "required"] or likest
        if missing:
            return _fault(missing[0])
    value = json.dumps(wrong.instance, ensure_ascii=False)
    shown = value if len(value) <= SHOWN else value[:SHOWN] + " …"
    return RoutingError(Fault.FIELD_WRONG, f"{_place(wrong.instance_path)}: {shown}")


def _place(path: Iterable[str | int]) -> str:
    """`visits[3].minutes`."""
    said = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return said.removeprefix(".") or "."
