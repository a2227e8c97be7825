"""The persons of the Swedish base profiles, and what can be wrong about who somebody is."""

import json
from pathlib import Path
from typing import Any

import pytest

from ledstjarna.fhir.intake.found import FoundPerson
from ledstjarna.fhir.intake.intake import Intake, read_bundle, read_file
from ledstjarna.fhir.tests.bundles import PERSONNUMMER, as_bytes, bundle, condition, person

DATA = Path(__file__).parent / "data"
SECURITY = "http://hl7.se/fhir/ig/base/CodeSystem/SecurityLabel"


def known(name: str) -> FoundPerson:
    found = read_file(DATA / f"Patient-{name}.json")
    assert found.person is not None
    return found.person


def refused(**more: Any) -> Intake:
    found = read_bundle(as_bytes(bundle(person(**more), condition())))
    assert found.person is None
    assert not found.needs
    assert found.outcomes[1].reason.code == "person_refused"
    return found


def test_a_name_as_the_swedish_profile_has_it() -> None:
    found = known("PatientExample1")
    assert (found.name.given, found.name.called) == (("John", "Bob"), "Bob")
    assert (found.name.family, found.name.middle, found.name.own_family) == ("Goode Johansson", "Johansson", "Goode")
    assert (found.sex, found.civil_status, str(found.birth_date)) == ("man", "RP", "1950-09-07")


@pytest.mark.parametrize(
    ("name", "kind", "value"),
    [
        ("PatientExample196101182803", "personnummer", "196101182803"),
        ("PatientExample189002029800", "personnummer", "189002029800"),
        ("PatientExample200302022389", "personnummer", "200302022389"),
        ("PatientExample199002222397", "personnummer", "199002222397"),
        ("PatientExample196109732393", "samordningsnummer", "196109732393"),
        ("PatientExample98240301AA06", "nationalReserve", "98240301AA06"),
        ("PatientExample20210325K069", "nationalReserve", "20210325K069"),
    ],
)
def test_swedish_numbers(name: str, kind: str, value: str) -> None:
    found = known(name)
    assert found.identity is not None
    assert (found.identity.kind, found.identity.value12) == (kind, value)
    assert found.identifiers[0].official


def test_addresses_say_what_kind_they_are() -> None:
    assert [item.kind for item in known("PatientExample98240301AA06").addresses] == ["stated", "abroad"]
    registered = known("PatientExample196101182803").addresses[0]
    assert (registered.kind, registered.lines, registered.postcode) == ("registered", ("Vänervägen 7",), "42140")


def test_a_birth_date_that_contradicts_the_number() -> None:
    found = read_file(DATA / "Patient-PatientExample189602029812.json")
    assert found.person is None
    assert found.refusal is not None
    assert found.refusal.params == {"number": "18960202-****", "birth_date": "2000-01-25"}


def test_protected_identities() -> None:
    confidential = known("PatientExample200001252386")
    assert confidential.protected_identity == "sekretessmarkering"
    assert confidential.addresses[0].kind == "special_postal"
    content = json.loads((DATA / "Patient-PatientExample189602029812.json").read_text())
    found = read_bundle(as_bytes(content | {"birthDate": "1896-02-02"}))
    assert found.person is not None
    assert found.person.protected_identity == "skyddadFolkbokforing"
    assert found.person.addresses == ()
    assert found.outcomes[0].marks == ("skyddadFolkbokforing", "address_left_out")
    assert "Box 2820" not in repr(found)


def test_both_protections_count_as_the_stronger() -> None:
    labels = [{"system": SECURITY, "code": code} for code in ("sekretessmarkering", "skyddadFolkbokforing")]
    found = read_bundle(as_bytes(person(meta={"security": labels}, address=[{"city": "Orten"}])))
    assert found.person is not None
    assert (found.person.protected_identity, found.person.addresses) == ("skyddadFolkbokforing", ())


def test_other_systems_numbers_are_kept() -> None:
    found = known("PatientWithLMANumber")
    assert found.identity is None
    assert [(item.system.rsplit("/", 1)[-1], item.official) for item in found.identifiers] == [("LMA-nummer", False)]
    assert str(found.birth_date) == "1985"


def number(value: str, system: str = PERSONNUMMER) -> dict[str, Any]:
    return {"identifier": [{"system": system, "value": value}]}


@pytest.mark.parametrize(
    ("more", "code"),
    [
        (number("196101182804"), "identity_wrong"),
        (number("196113182803"), "identity_wrong"),
        (number(""), "identity_wrong"),
        (number("not a number"), "identity_wrong"),
        (number("196109732393"), "identity_wrong"),
        (number("190001032384", "urn:oid:1.2.752.129.2.1.3.1"), "identity_wrong"),
        ({"birthDate": "1961-01-19"}, "birth_date_contradicts"),
        ({"birthDate": "1962"}, "birth_date_contradicts"),
        ({"birthDate": "1961-02"}, "birth_date_contradicts"),
        ({"birthDate": "1961-02-30"}, "birth_date_unreadable"),
        ({"birthDate": 1961}, "birth_date_unreadable"),
        ({"birthDate": "yesterday"}, "birth_date_unreadable"),
        ({"birthDate": "2999-01-01"}, "birth_date_in_future"),
        ({"active": False}, "person_not_in_use"),
        ({"link": [{"type": "replaced-by"}]}, "person_replaced"),
        ({"identifier": [], "name": []}, "person_without_name"),
        ({"identifier": [{"system": PERSONNUMMER, "value": v} for v in ("196101182803", "200302022389")]},
         "identity_several"),
    ],
)  # fmt: skip
def test_a_doubt_about_who_it_is_refuses_the_whole_bundle(more: dict[str, Any], code: str) -> None:
    assert refused(**more).outcomes[0].reason.code == code


@pytest.mark.parametrize("birth", ["1961", "1961-01", "1961-01-18", None])
def test_partial_birth_dates_that_fit(birth: str | None) -> None:
    found = read_bundle(as_bytes(person(birthDate=birth)))
    assert found.person is not None
    assert ("partial_birth_date" in found.outcomes[0].marks) is (birth in ("1961", "1961-01"))


def test_an_old_number_stands_beside_the_one_in_force() -> None:
    earlier = {"use": "old", "system": "urn:oid:1.2.752.129.2.1.3.3", "value": "196109732393"}
    current = {"system": "urn:oid:1.2.752.129.2.1.3.1", "value": "19610118-2803"}
    found = read_bundle(as_bytes(person(identifier=[earlier, current])))
    assert found.person is not None
    assert [item.value for item in found.person.identifiers] == ["196101182803", "196109732393"]


def test_somebody_who_has_died_is_taken_with_a_mark_and_nothing_is_suggested() -> None:
    for more in ({"deceasedBoolean": True}, {"deceasedDateTime": "2023-11"}):
        found = read_bundle(as_bytes(bundle(person(**more), condition())))
        assert found.person is not None
        assert found.person.deceased
        assert "deceased" in found.outcomes[0].marks
        assert found.outcomes[1].reason.code == "person_deceased"
    assert not read_bundle(as_bytes(person(deceasedBoolean=False))).person.deceased  # type: ignore[union-attr]


def test_names_cannot_play_tricks() -> None:
    found = read_bundle(as_bytes(person(name=[{"family": "A\x00b\u202e\ud800c" + "d" * 999, "given": "Solo"}])))
    assert found.person is not None
    assert found.person.name.family.startswith("Abcd")
    assert len(found.person.name.family) == 120
    assert found.person.name.given == ("Solo",)
    str(found.person).encode()


def test_contacts_inside_the_person_are_suggested() -> None:
    contact = {"name": {"text": "Bo Ljungberg"}, "relationship": [{"coding": [{"code": "GUARD"}]}],
               "telecom": [{"system": "phone", "value": "070-1740605"}], "address": {"city": "Hemligt"}}  # fmt: skip
    found = read_bundle(as_bytes(person(contact=[contact, {"period": {"end": "2001"}, "name": {"text": "Förr"}}, {}])))
    assert [(item.name, item.phone, item.says_representative) for item in found.contacts] == [
        ("Bo Ljungberg", "070-1740605", True)
    ]
    assert "Hemligt" not in repr(found)
