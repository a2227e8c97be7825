"""Where the persons live, as the placing counts the way."""

from collections.abc import Mapping
from uuid import UUID

from ledstjarna.domain.people.models import Person
from ledstjarna.domain.visits.rules.placing import Place


def homes_in(persons: Mapping[UUID, Person]) -> dict[UUID, Place]:
    """The homes of persons that are read already, as far as they are known."""
    return {
        key: (person.latitude, person.longitude)
        for key, person in persons.items()
        if person.latitude is not None and person.longitude is not None
    }
