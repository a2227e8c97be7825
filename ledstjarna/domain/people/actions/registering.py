"""Somebody becomes known here."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from ledstjarna.domain.consent.actions import write_ground
from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.queries import NotForYou, Viewer, open_change
from ledstjarna.domain.consent.rules import BASIC
from ledstjarna.domain.organisations.actions import register_party
from ledstjarna.domain.people.events import PersonRegistered
from ledstjarna.domain.people.models import Person, PersonIdentifier
from ledstjarna.domain.people.rules import identity_findings, person_findings, sort_key, written_findings
from ledstjarna.foundation.clock import STOCKHOLM
from ledstjarna.foundation.findings import Finding, RuleBroken, require
from ledstjarna.foundation.identity import (
    IdentityNumber,
    IdentityNumberError,
    Kind,
    parse_in,
    reserve_number,
    system_of,
)
from ledstjarna.foundation.outbox.publishing import publish

_RESERVES_FROM, _RESERVES = 400_000_000, 99_999_999  # below: loaded counties; above: imports
_TAKEN = Finding("identity_taken", field_name="identity")


@transaction.atomic
def register_person(
    *, by: Viewer | None, county_id: str, given_name: str, family_name: str, at: datetime,
    identity: IdentityNumber | str | None = None, birth_date: date | None = None, sex: str = "",
    municipality_id: str | None = None, street: str = "", postcode: str = "", place: str = "",
    latitude: float | None = None, longitude: float | None = None, household_size: int | None = None,
    language: str = "sv", interpreter: bool = False, protected_identity: str = "", deceased: bool = False,
    synthetic: bool = False, foreign_identifiers: Iterable[tuple[str, str]] = (), reason: str = "",
) -> Person:  # fmt: skip
    """Register a person: subject, party, own ground and numbers. `by` None is an automatic run (import, demo).

    `identity` may be the text that was typed. Staff who register somebody thereby begin their own work with them
    and reach them; `reason` is why, which the person can read. Raises NotForYou, or RuleBroken with findings in the
    fields `identity`, `birth_date`, `given_name`, `postcode`: a wrong number, one that somebody has, a birth date
    that contradicts it or cannot be, and for staff neither number nor birth date, or an address of somebody with
    skyddad folkbokföring (`street`).
    """
    if by is not None and not by.is_staff:
        raise NotForYou(by, None, "register_person")
    number, wrong = identity_findings(identity)
    today = at.astimezone(STOCKHOLM).date()
    require(
        *wrong,
        *person_findings(
            given_name=given_name, family_name=family_name, number=number, birth_date=birth_date, today=today
        ),
        *(
            written_findings(
                number, birth_date, postcode, today, protected_identity, " ".join((street, postcode, place))
            )
            if by is not None and not wrong
            else ()
        ),
    )
    with automatic_run("register_person"):
        person = Person(
            subject_id=_new_subject(county_id), county_id=county_id,
            given_name=given_name.strip(), family_name=family_name.strip(), sort_key=sort_key(given_name, family_name),
            birth_date=birth_date or (number.birth_date if number else None),
            sex=sex or (number.sex if number and number.sex else "unknown"),
            municipality_id=municipality_id or None, street=street, postcode=postcode, place=place,
            latitude=latitude, longitude=longitude, household_size=household_size, language=language,
            interpreter=interpreter, protected_identity=protected_identity, deceased=deceased, synthetic=synthetic,
            protected_since=at if protected_identity else None, recorded_at=at,
        )  # fmt: skip
        _save(person, by, at, reason.strip())
        # Staff find people by a number: whoever has none gets a reserve number of ours, never a made-up personnummer.
        if number is None and by is not None:
            number = reserve_number(_RESERVES_FROM + person.pk.int % _RESERVES)
        _note_numbers(person, number, foreign_identifiers)
    if by is not None:
        open_change(by, person.pk, what="register_person", kinds=[BASIC])
    publish(
        PersonRegistered(
            county_id=county_id, subject_id=person.pk, actor_id=by.party_id if by else None, happened_at=at
        )
    )
    return person


@transaction.atomic
def add_identifiers(*, subject_id: UUID, county_id: str, identifiers: Iterable[tuple[str, str]]) -> int:
    """Note the numbers (system, value) that other systems know the person by. For automatic runs; returns how many
    were new. A number that somebody else already has stays theirs. Swedish numbers are official, whoever sends them,
    and stand in the form they are looked up by."""
    with automatic_run("add_identifiers"):
        wanted = {_as_kept(system, value): _is_official(system, value) for system, value in identifiers}
        known = set(
            PersonIdentifier.objects.filter(value__in=[value for _, value in wanted]).values_list("system", "value")
        )
        rows = [
            PersonIdentifier(county_id=county_id, subject_id=subject_id, system=system, value=value, official=official)
            for (system, value), official in wanted.items()
            if (system, value) not in known
        ]
        PersonIdentifier.objects.bulk_create(rows)
    return len(rows)


def _swedish(system: str, value: str) -> IdentityNumber | None:
    """The Swedish identity number that this is; None for other systems' numbers and for one that cannot be read."""
    try:
        return parse_in(system, value)
    except IdentityNumberError:
        return None


def _as_kept(system: str, value: str) -> tuple[str, str]:
    number = _swedish(system, value)
    return (number.system, number.value12) if number else (system, value)


def _is_official(system: str, value: str) -> bool:
    number = _swedish(system, value)
    return number is not None and number.kind is not Kind.LOCAL_RESERVE


def _new_subject(county_id: str) -> UUID:
    # The row is consent's noun; the foreign key leads there without entering that room.
    subject = Person._meta.get_field("subject").related_model._default_manager.create(county_id=county_id)
    return UUID(str(subject.pk))


def _save(person: Person, by: Viewer | None, at: datetime, reason: str) -> None:
    subject_id, county_id = person.subject_id, person.county_id
    register_party(party_id=subject_id, kind="person")
    person.save(force_insert=True)
    themself = Viewer(party_id=subject_id, parties=(subject_id,), kind="person", label=person.name)
    write_ground(by=themself, subject_id=subject_id, county_id=county_id, party_id=subject_id, basis="own", at=at)
    if by is not None:
        write_ground(
            by=by, subject_id=subject_id, county_id=county_id, party_id=by.party_id, basis="own_work", at=at,
            organisation_id=by.organisation_id, reason=reason,
        )  # fmt: skip


def _note_numbers(person: Person, number: IdentityNumber | None, foreign: Iterable[tuple[str, str]]) -> None:
    if number is not None:
        official = number.kind is not Kind.LOCAL_RESERVE
        try:
            with transaction.atomic():
                PersonIdentifier.objects.create(
                    county_id=person.county_id, subject_id=person.pk, system=system_of(number.kind).uri,
                    value=number.value12, official=official,
                )  # fmt: skip
        except IntegrityError as taken:
            raise RuleBroken(_TAKEN) from taken
    add_identifiers(subject_id=person.pk, county_id=person.county_id, identifiers=foreign)
