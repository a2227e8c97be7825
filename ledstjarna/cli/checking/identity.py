"""Who the person is: numbers, name, birth date, and that they reach what is their own."""

from collections.abc import Iterator
from typing import Any

from ledstjarna.cli.checking.check import Check, Fault, each, fault
from ledstjarna.cli.checking.known import Known
from ledstjarna.cli.checking.life import Life, holds
from ledstjarna.cli.language import N_
from ledstjarna.domain.people.rules import ContactDetails, contact_findings, person_findings, sort_key
from ledstjarna.foundation.identity import (
    IdentityNumber,
    IdentityNumberError,
    Kind,
    find_system,
    is_official_test_number,
    parse_in,
)

_STATE = frozenset({Kind.PERSONNUMMER, Kind.SAMORDNINGSNUMMER})


def _is_ours(row: Any) -> bool:
    system = find_system(row.system)
    return system is not None and system.code in set(Kind)


def _number(row: Any) -> IdentityNumber | None:
    try:
        return parse_in(row.system, row.value) if _is_ours(row) else None
    except IdentityNumberError:
        return None


def _unreadable(life: Life, _known: Known) -> Iterator[Fault]:
    for row in filter(_is_ours, life.identifiers):
        try:
            number = parse_in(row.system, row.value)
        except IdentityNumberError as error:
            yield Fault(row.id, f"identity_{error.code}")
        else:
            if (number.system, number.value12) != (row.system, row.value):
                yield Fault(row.id)  # stored in another form than the one it is looked up by


def _made_up(life: Life, _known: Known) -> Iterator[Fault]:
    for row in life.identifiers:
        number = _number(row)
        if number is not None and number.kind in _STATE and life.person:
            is_test = is_official_test_number(number.value12)
            if is_test != life.person.synthetic:
                yield Fault(row.id)


def _official(life: Life, _known: Known) -> Iterator[Fault]:
    for row in life.identifiers:
        number = _number(row)
        if row.official != (number is not None and number.kind is not Kind.LOCAL_RESERVE):
            yield Fault(row.id)


def _numberless(life: Life, _known: Known) -> Iterator[Fault]:
    if life.person and life.person.synthetic and not life.identifiers:
        yield Fault(life.subject_id)


def _person(life: Life, known: Known) -> Iterator[Fault]:
    if life.person is None:
        if life.size:  # an id without anything is somebody whose everything has been removed in its time
            yield Fault(life.subject_id)
        return
    numbers: list[IdentityNumber | None] = [number for row in life.identifiers if (number := _number(row))]
    for number in numbers or [None]:
        yield from fault(
            life.person,
            *person_findings(
                given_name=life.person.given_name, family_name=life.person.family_name, number=number,
                birth_date=life.birth_date, today=known.today,
            ),
        )  # fmt: skip


def _sort_key(life: Life, _known: Known) -> Iterator[Fault]:
    yield from each(row for row in life.persons if row.sort_key != sort_key(row.given_name, row.family_name))


def _contact(life: Life, _known: Known) -> Iterator[Fault]:
    for row in life.persons:
        details = ContactDetails(
            street=row.street, postcode=row.postcode, place=row.place, municipality_id=row.municipality_id or "",
            language=row.language, interpreter=row.interpreter,
        )  # fmt: skip
        yield from fault(row, *contact_findings(details))


def _own_ground(life: Life, known: Known) -> Iterator[Fault]:
    own = [row for row in life.grounds if row.basis == "own"]
    standing = [row for row in own if holds(row.period, known.at) and row.scope_id is None]
    if life.persons and [row.party_id for row in standing] != [life.subject_id]:
        yield Fault(life.subject_id)


CHECKS = (
    Check(
        "identity_unreadable",
        "PersonIdentifier",
        N_("Numret går inte att läsa, eller är sparat i fel form."),
        _unreadable,
        "folkbokföringslagen 1991:481 18 §; lag 2022:1697",
    ),
    Check(
        "identity_made_up",
        "PersonIdentifier",
        N_("Ett påhittat personnummer, eller ett testnummer på någon som finns."),
        _made_up,
    ),
    Check(
        "identity_official", "PersonIdentifier", N_("Märkt som officiellt utan att vara det, eller tvärtom."), _official
    ),
    Check("person_without_number", "Person", N_("En påhittad person har inget nummer alls."), _numberless),
    Check("person_wrong", "Person", N_("Personen saknas, eller namn och födelsedag stämmer inte."), _person),
    Check("sort_key_wrong", "Person", N_("Namnet sorteras fel."), _sort_key),
    Check("contact_wrong", "Person", N_("Kontaktuppgifterna är fel skrivna."), _contact),
    Check(
        "own_ground_missing",
        "AccessGround",
        N_("Personen når inte sina egna uppgifter."),
        _own_ground,
        "PDL 8:2; GDPR art. 15",
    ),
)
