"""Who the person is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.queries import NotForYou, Reading, Viewer
from ledstjarna.domain.consent.rules import BASIC, identity_shown
from ledstjarna.domain.consent.rules.identities import NAME, PAGE, REGISTER
from ledstjarna.domain.people.models import Person, PersonIdentifier
from ledstjarna.domain.people.rules import ContactDetails, age_on
from ledstjarna.foundation.identity import (
    SYSTEMS,
    IdentityNumberError,
    Kind,
    long_form,
    masked,
    parse_in,
)
from ledstjarna.foundation.standing import standing

# Stands for the name of a person with protected identity; each door words it.
PROTECTED_NAME = "•••"
THEMSELF = "Personen själv"  # what the log calls a person whose name it must not hold; the doors word it
_NUMBERS = tuple(system.uri for system in SYSTEMS if system.code in set(Kind))


@dataclass(frozen=True, slots=True)
class HomeArea:
    """Which county and municipality answers for a person; the municipality's code is empty when not known."""

    county_id: str
    municipality_id: str


def person(reading: Reading) -> Person:
    """The person."""
    reading.needs(BASIC)
    found = _persons(reading.county_id, reading.subject_id)
    if not found:
        raise NotForYou(reading.viewer, reading.subject_id, "person")
    return found[0]


@standing
def _persons(county_id: str, subject_id: UUID) -> "QuerySet[Person, Person]":
    return Person.objects.filter(county_id=county_id, subject_id=subject_id)


def person_age(reading: Reading, on: date) -> int | None:
    """The person's age on a day, None when the birth date is not known."""
    birth_date = person(reading).birth_date
    return age_on(birth_date, on) if birth_date else None


def age_of(person: Person, on: date) -> int | None:
    """The age on a day of somebody who is read already. Pure."""
    return age_on(person.birth_date, on) if person.birth_date else None


def display_name(person: Person, *, reveal_protected: bool) -> str:
    """The person's name, or PROTECTED_NAME where the one rule of protected identities does not show it. Pure.

    `reveal_protected`: on a page of the person's own, to who works for them; else in a list, a title or the like.
    """
    shown = identity_shown(person.protected_identity, "own_work", PAGE if reveal_protected else "list")
    return person.name if NAME in shown else PROTECTED_NAME


def persons_named(ids: Iterable[UUID]) -> dict[UUID, Person]:
    """Persons by id, for lists. The row policies leave out whom the viewer does not reach."""
    return Person.objects.in_bulk(list(ids))


def identifiers(reading: Reading) -> list[PersonIdentifier]:
    """Every number the person is known by, official ones first."""
    reading.needs_told(REGISTER)
    return list(PersonIdentifier.objects.filter(**reading.rows).order_by("-official", "system", "value"))


def identity_number(reading: Reading, *, whole: bool = False) -> str:
    """The person's identity number, masked unless `whole` is asked for; empty when there is none."""
    found = next((row for row in identifiers(reading) if row.system in _NUMBERS), None)
    if found is None:
        return ""
    try:
        number = parse_in(found.system, found.value)
    except IdentityNumberError:  # a number that an older rule let in is shown as it stands, or not at all
        return found.value if whole else f"{found.value[:8]}-****"
    return long_form(number) if whole else masked(number)


def contact_details(reading: Reading) -> ContactDetails:
    """What `change_contact_details` takes as seen."""
    return details_of(person(reading))


def details_of(row: Person) -> ContactDetails:
    """A person's contact details as the rules see them."""
    return ContactDetails(
        street=row.street, postcode=row.postcode, place=row.place, municipality_id=row.municipality_id or "",
        language=row.language, interpreter=row.interpreter,
    )  # fmt: skip


def home_area(subject_id: UUID, *, by: Viewer | None = None) -> HomeArea:
    """Where a person lives, for whoever is about to begin contact and reaches nothing yet.

    Tells no more than county and municipality. Raises NotForYou for a person that is not known, logged as `by`.
    """
    with automatic_run("home_area"):
        found = Person.objects.filter(pk=subject_id).values_list("county_id", "municipality_id").first()
    if found is None:
        raise NotForYou(by, subject_id, "home_area")
    return HomeArea(found[0], found[1] or "")
