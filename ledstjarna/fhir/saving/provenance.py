"""Where something stood, as it is kept beside what came of it. Pure."""

import json
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from ledstjarna.fhir.intake.outcomes import Provenance

_UNKNOWN_SENDER = "okänd avsändare"
_NOTHING: tuple[Any, ...] = (None, "", (), [], {})


def provenance_of(place: Provenance) -> dict[str, Any]:
    """Everything that is known of the place, as JSON."""
    return as_json({field.name: getattr(place, field.name) for field in fields(place)})


def sender_of(place: Provenance, source_system: str) -> str:
    """Who said it: the entry says so, or the file does."""
    return (place.source_system or source_system or _UNKNOWN_SENDER)[:200]


def as_json(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values that say something, as plain JSON: lists for tuples, texts for dates."""
    said = {name: value for name, value in values.items() if value is not False and value not in _NOTHING}
    found: dict[str, Any] = json.loads(json.dumps(said, default=str))
    return found
