"""The persons of the county as rows."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from typing import Any

from psycopg.types.range import TimestamptzRange

from ledstjarna.demo.county.ids import stable_id
from ledstjarna.demo.county.persons import PersonDraft
from ledstjarna.domain.consent.models import AccessGround, Subject
from ledstjarna.domain.consent.rules import kinds_of
from ledstjarna.domain.organisations.models import Party
from ledstjarna.domain.people.models import Person, PersonIdentifier
from ledstjarna.domain.people.rules import sort_key

PERSON_MODELS = (Party, Subject, Person, PersonIdentifier, AccessGround)
_DAYS_KNOWN = 730
OWN_KINDS = list(kinds_of("own", narrowed=False))


def person_rows(person: PersonDraft, on: datetime) -> Iterator[tuple[type, dict[str, Any]]]:
    """Everything that a person in the register has, before anybody helps them."""
    since = known_since(person, on)
    bound = {"county_id": person.county, "subject_id": person.id}
    yield Party, {"id": person.id, "kind": "person"}
    yield Subject, {"id": person.id, "county_id": person.county}
    yield (
        Person,
        bound
        | {
            "given_name": person.given_name,
            "family_name": person.family_name,
            "sort_key": sort_key(person.given_name, person.family_name),
            "birth_date": person.birth_date,
            "sex": person.sex,
            "protected_identity": person.protected_identity,
            "protected_since": since if person.protected_identity else None,
            "municipality_id": person.municipality,
            "street": person.street,
            "postcode": person.postcode.replace(" ", ""),
            "place": person.locality,
            "latitude": person.latitude,
            "longitude": person.longitude,
            "household_size": person.household_size,
            "language": person.language,
            "interpreter": person.interpreter,
            "synthetic": True,
            "recorded_at": since,
        },
    )
    yield (
        PersonIdentifier,
        bound
        | {
            "id": stable_id(person.serial, "identifier", person.id),
            "system": person.identifier_system,
            "value": person.identifier_value,
            "official": person.identifier_official,
            "recorded_at": since,
        },
    )
    yield (
        AccessGround,
        bound
        | {
            "id": stable_id(person.serial, "own", person.id),
            "party_id": person.id,
            "basis": "own",
            "kinds": OWN_KINDS,
            "period": TimestamptzRange(since, None),
            "written_by_id": person.id,
            "recorded_at": since,
        },
    )


def known_since(person: PersonDraft, on: datetime) -> datetime:
    """When the register took a person in: two years ago with everybody else, or soon after they were born."""
    with_everybody = on.astimezone(UTC) - timedelta(days=_DAYS_KNOWN)
    born = datetime.combine(person.birth_date, time(6), UTC)
    return max(with_everybody, born)


def county_since(on: datetime) -> datetime:
    """Since when there are organisations and staff in the register: before the first person."""
    return on.astimezone(UTC) - timedelta(days=_DAYS_KNOWN + 1)
