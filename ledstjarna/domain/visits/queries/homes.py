"""Where the persons live, as the placing counts the way."""

from collections.abc import Mapping
from typing import Protocol
from uuid import UUID

from ledstjarna.domain.visits.rules.placing import Place


class Living(Protocol):
    """Somebody with a home, whose place may be known."""

    latitude: float | None
    longitude: float | None


def homes_in(persons: Mapping[UUID, Living]) -> dict[UUID, Place]:
    """The homes of persons that are read already, as far as they are known."""
    return {
        key: (person.latitude, person.longitude)
        for key, person in persons.items()
        if person.latitude is not None and person.longitude is not None
    }
