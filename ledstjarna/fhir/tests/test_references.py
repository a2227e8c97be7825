"""Who is meant, and who is not."""

from typing import Any
from urllib.parse import quote

import pytest

from ledstjarna.fhir.intake.intake import Intake, read_bundle
from ledstjarna.fhir.tests.bundles import (
    BASE,
    PERSONNUMMER,
    Resource,
    as_bytes,
    bundle,
    condition,
    person,
    urn,
    with_urns,
)
from ledstjarna.fhir.tests.bundles import about as about_person

OTHER = person(id="p2", identifier=[{"system": PERSONNUMMER, "value": "200302022389"}], birthDate="2003-02-02")


def read(*resources: Resource, full_urls: bool = True, about: str = "") -> Intake:
    return read_bundle(as_bytes(bundle(*resources, full_urls=full_urls)), about=about)


def last(found: Intake) -> str:
    return found.outcomes[-1].reason.code


@pytest.mark.parametrize(
    "subject",
    [
        {"reference": "Patient/p1"},
        {"reference": f"{BASE}/Patient/p1"},
        {"reference": f"{BASE}/Patient/p1/_history/3"},
        {"reference": f"Patient?identifier={PERSONNUMMER}|196101182803"},
        {"reference": f"Patient?identifier={quote(PERSONNUMMER, safe='')}%7C19610118-2803"},
        {"identifier": {"system": PERSONNUMMER, "value": "196101182803"}},
        {"identifier": {"system": "urn:oid:1.2.752.129.2.1.3.1", "value": "19610118-2803"}, "type": "Patient"},
    ],
)
def test_ways_to_point_at_the_person(subject: dict[str, Any]) -> None:
    assert last(read(person(), condition(subject=subject))) == "need_suggested"


@pytest.mark.parametrize(
    ("subject", "code"),
    [
        (None, "no_subject"),
        ({}, "no_subject"),
        ({"display": "Maria"}, "subject_unknown"),
        ({"reference": "Patient/p9"}, "subject_unknown"),
        ({"reference": "https://elsewhere.example/fhir/Patient/p1"}, "subject_unknown"),
        ({"reference": "urn:uuid:0"}, "subject_unknown"),
        ({"reference": "#nobody"}, "subject_unknown"),
        ({"reference": "Patient/p2"}, "about_somebody_else"),
        ({"reference": "Group/g"}, "subject_unknown"),
        ({"reference": "#"}, "about_somebody_else"),
        ("Patient/p1", "subject_unknown"),
        (7, "subject_unknown"),
        ({"reference": "Patient/p1/../p1"}, "subject_unknown"),
    ],
)
def test_entries_that_are_not_known_to_be_about_the_person(subject: object, code: str) -> None:
    assert read(person(), OTHER, condition("F03", subject=subject), about="p1").outcomes[2].reason.code == code


def test_urns_in_any_case_and_without_full_urls() -> None:
    found = read_bundle(as_bytes(with_urns(bundle(person(), condition()))))
    assert last(found) == "need_suggested"
    assert last(read(person(), condition(), full_urls=False)) == "need_suggested"
    bare = condition(subject={"reference": urn("x").upper()})
    content = bundle(person(), bare)
    content["entry"][0]["fullUrl"] = urn("x")
    assert last(read_bundle(as_bytes(content))) == "need_suggested"


def test_a_contained_patient_is_the_person_when_the_number_is_the_same() -> None:
    same = {"contained": [person(id="me")], "subject": {"reference": "#me"}}
    other = {"contained": [OTHER | {"id": "me"}], "subject": {"reference": "#me"}}
    assert last(read(person(), condition(**same))) == "need_suggested"
    assert last(read(person(), condition(**other))) == "about_somebody_else"


def test_cycles_end() -> None:
    part = {"resourceType": "Organization", "name": "V"}
    parts = [part | {"id": f"v{n}", "partOf": {"reference": f"Organization/v{1 - n}"}} for n in (0, 1)]
    found = read(person(managingOrganization={"reference": "Organization/v0"}), *parts)
    assert [item.reason.code for item in found.outcomes] == ["person_taken", "party_taken", "party_taken"]


def test_parties_that_nothing_about_the_person_refers_to() -> None:
    stranger = {"resourceType": "Practitioner", "id": "d9", "name": [{"text": "Dr No"}]}
    assert last(read(person(), stranger)) == "not_linked"


def test_several_persons() -> None:
    assert read(person(), OTHER).refusal.code == "several_persons"  # type: ignore[union-attr]
    found = read(person(), OTHER, condition())
    assert [item.reason.code for item in found.outcomes] == ["person_taken", "other_person", "need_suggested"]
    even = read(person(), OTHER, condition(), condition("F03", subject={"reference": "Patient/p2"}))
    assert {item.reason.code for item in even.outcomes} == {"several_persons"}


@pytest.mark.parametrize("name", ["p2", "Patient/p2", f"{BASE}/Patient/p2", "200302022389"])
def test_the_person_can_be_named(name: str) -> None:
    found = read(person(), OTHER, condition(), about=name)
    assert found.person is not None
    assert found.person.provenance.resource_id == "p2"
    assert [item.reason.code for item in found.outcomes] == ["other_person", "person_taken", "about_somebody_else"]


def test_a_name_that_nobody_bears() -> None:
    assert read(person(), about="p7").refusal.code == "person_not_found"  # type: ignore[union-attr]


def test_a_document_is_about_its_subject() -> None:
    paper = {"resourceType": "Composition", "id": "d", "subject": {"reference": "Patient/p2"}}
    found = read(person(), OTHER, paper, condition())
    assert found.person is not None
    assert found.person.provenance.resource_id == "p2"


def test_the_same_thing_twice() -> None:
    found = read(person(), condition(), condition(), condition(onsetDateTime="2001"))
    assert [item.reason.code for item in found.outcomes[2:]] == ["same_as_earlier", "id_used_twice"]


def test_the_person_twice_with_other_facts_refuses_everything() -> None:
    found = read(person(), person(gender="male"), condition())
    assert found.person is None
    assert found.outcomes[0].reason.code == "person_twice"
    assert read(person(), person(), condition()).person is not None


def test_a_related_persons_own_patient() -> None:
    kin = about_person("RelatedPerson", patient={"reference": "Patient/p2"}, name=[{"text": "Bo"}])
    assert read(person(), OTHER, kin, about="p1").outcomes[2].reason.code == "about_somebody_else"
