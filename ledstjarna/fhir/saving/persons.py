"""The person of a bundle: found by their numbers, or registered."""

from dataclasses import dataclass, replace
from datetime import datetime
from itertools import takewhile
from uuid import UUID

from django.conf import settings

from ledstjarna.domain.people.actions import add_identifiers, raise_protection, register_person
from ledstjarna.domain.people.models import Person
from ledstjarna.domain.people.queries import known_as
from ledstjarna.fhir.intake.found import FoundPerson
from ledstjarna.fhir.saving.differences import Difference, differences
from ledstjarna.fhir.saving.homes import Homes, home_of
from ledstjarna.fhir.saving.numbers import foreign_numbers, official_numbers, reserves
from ledstjarna.fhir.saving.recognising import Recognised, Unsaved, recognise
from ledstjarna.fhir.saving.run import NAME
from ledstjarna.fhir.saving.stated import Stated, stated
from ledstjarna.fhir.saving.turns import wait_for_turn
from ledstjarna.foundation.findings import Finding
from ledstjarna.foundation.identity import IdentityNumber


@dataclass(frozen=True, slots=True)
class Kept:
    """The person as we hold them. `number` is what staff find them by, None when we cannot tell here.

    `raised` is the protection of their identity that we did not know of, and hold from now on; else empty.
    """

    held: Person
    is_new: bool
    number: IdentityNumber | None
    differences: tuple[Difference, ...] = ()
    new_numbers: int = 0
    raised: str = ""


def known_or_new(person: FoundPerson, homes: Homes, at: datetime) -> Kept:
    """Find the person, or register them, in the running transaction and as an automatic run.

    What we hold of somebody we know is never changed, but for numbers that are new to us, and a protected identity:
    more protection holds at once, less is a difference to look at (OSL 22:1; folkbokföringslagen 16 §).
    Raises Unsaved, RuleBroken.
    """
    told = stated(person)
    wait_for_turn((*official_numbers(person), *foreign_numbers(person)))
    known = recognise(person, told)
    return _known(person, told, known, at) if known else _new(person, told, homes, at)


def _known(person: FoundPerson, told: Stated, known: Recognised, at: datetime) -> Kept:
    held, raised = known.held, ""
    if told.protected_identity:  # what says nothing of protection raises none
        before = raise_protection(
            subject_id=held.pk, county_id=held.county_id, kind=told.protected_identity, run_label=NAME, at=at
        )
        held.refresh_from_db()
        raised = held.protected_identity if held.protected_identity != before else ""
    added = add_identifiers(subject_id=held.pk, county_id=held.county_id, identifiers=known.new_numbers)
    number = person.identity or _reserve_of(person, held.pk)
    return Kept(held, False, number, differences(held, told), added, raised)


def _new(person: FoundPerson, told: Stated, homes: Homes, at: datetime) -> Kept:
    home = home_of(told, homes)
    if isinstance(home, Finding):
        place = _place(person)
        unsaid = home.code == "home_unknown" and not place
        raise Unsaved(Finding("home_unsaid") if unsaid else replace(home, params={"place": place, **home.params}))
    number = person.identity or next(one for one in reserves(person) if known_as(one.system, one.value12) is None)
    others = [known for known in official_numbers(person) if known != (number.system, number.value12)]
    foreign = [*others, *foreign_numbers(person)]
    registered = register_person(
        by=None, county_id=home.county_id, municipality_id=home.municipality_id or None, at=at, identity=number,
        given_name=told.given_name, family_name=told.family_name, birth_date=told.whole_birth_date, sex=told.sex,
        street=told.street, postcode=told.postcode, place=told.place, language=told.language or "sv",
        interpreter=told.interpreter, protected_identity=told.protected_identity, deceased=told.deceased,
        synthetic=settings.DEMO, foreign_identifiers=foreign,
    )  # fmt: skip
    return Kept(registered, True, number, new_numbers=len(foreign) + 1)


def _reserve_of(person: FoundPerson, subject_id: UUID) -> IdentityNumber | None:
    """The reserve number we gave them, when they came here by an import."""
    owned = ((number, known_as(number.system, number.value12)) for number in reserves(person))
    given = takewhile(lambda pair: pair[1] is not None, owned)
    return next((number for number, owner in given if owner == subject_id), None)


def _place(person: FoundPerson) -> str:
    """Where the sender says that they live, as far as whoever chooses a municipality needs it."""
    home = next(iter(person.addresses), None)
    return ", ".join(filter(None, (f"{home.postcode} {home.place}".strip(), home.country))) if home else ""
