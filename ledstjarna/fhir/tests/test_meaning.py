"""What conditions, observations, medicines, plans, goals and teams lead to."""

from typing import Any

import pytest

from ledstjarna.fhir.intake.intake import Intake, read_bundle
from ledstjarna.fhir.tests.bundles import (
    ICD10,
    LOINC,
    SCT,
    Resource,
    about,
    as_bytes,
    bundle,
    concept,
    condition,
    observation,
    person,
    whole_life,
)

ATC = "http://www.whocc.no/atc"


def read(*resources: Resource) -> Intake:
    return read_bundle(as_bytes(bundle(person(), *resources)))


def reason(*resources: Resource) -> str:
    return read(*resources).outcomes[-1].reason.code


def areas(*resources: Resource) -> dict[str, int]:
    return {need.life_area: need.strength for need in read(*resources).needs}


def test_a_whole_life() -> None:
    found = read_bundle(as_bytes(whole_life()))
    assert [item.reason.code for item in found.outcomes] == [
        "person_taken", "close_one_suggested", "party_taken", "party_taken", "party_taken", "need_suggested",
        "need_suggested", "newer_exists", "encounter_source", "past_contact", "goal_suggested", "plan_suggested",
        "contacts_suggested", "need_suggested", "type_not_used",
    ]  # fmt: skip
    assert [(item.kind, item.name) for item in found.contacts] == [
        ("close_one", "Bo Ljungberg"),
        ("care_contact", "Siv Ek"),
    ]
    assert found.goals[0].life_area == "d1"
    assert found.plans[0].activities == ("Stöd i kontakter",)
    assert {item.kind for item in found.parties} == {"practitioner", "organisation", "role"}
    role = next(item for item in found.parties if item.kind == "role")
    keys = {item.provenance.source_key: item.name for item in found.parties}
    assert (keys[role.practitioner_key], keys[role.organisation_key]) == ("Siv Ek", "Vårdcentralen Björken")
    assert keys[found.encounters[0].provider_key] == "Vårdcentralen Björken"


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"clinicalStatus": concept("", "resolved")}, "not_active"),
        ({"clinicalStatus": concept("", "remission")}, "not_active"),
        ({"abatementDateTime": "2024-06-01"}, "not_active"),
        ({"verificationStatus": concept("", "refuted")}, "withdrawn"),
        ({"verificationStatus": concept("", "entered-in-error")}, "withdrawn"),
        ({"verificationStatus": concept("", "provisional")}, "not_confirmed"),
        ({"code": None}, "no_code"),
        ({"code": {"text": "ont"}}, "no_code"),
        ({"code": concept(SCT, "1")}, "unknown_code"),
        ({"code": concept("urn:own", "1")}, "unknown_code"),
        ({"code": concept(SCT, "444814009")}, "not_about_daily_life"),
        ({"code": concept(ICD10, "J01.9")}, "not_about_daily_life"),
        ({"code": concept(SCT, "706893006")}, "private_matter"),
        ({"code": concept(ICD10, "Z63.0")}, "private_matter"),
        ({"code": concept(SCT, "449868002")}, "weak_alone"),
        ({"meta": {"security": [{"code": "V"}]}}, "restricted"),
        ({"code": concept(ICD10, "F00.1")}, "need_suggested"),
        ({"code": concept("urn:oid:1.2.752.116.1.1.1.1.3", "g301")}, "need_suggested"),
        ({"code": concept("http://snomed.info/sct/45991000052106", "26929004")}, "need_suggested"),
        (
            {"code": {"coding": [{"system": "urn:own", "code": "1"}, {"system": SCT, "code": "26929004"}]}},
            "need_suggested",
        ),
        ({"clinicalStatus": None}, "need_suggested"),
    ],
)
def test_conditions(more: dict[str, Any], code: str) -> None:
    assert reason(condition(**more)) == code


def test_reasons_are_counted_once_however_many_say_them() -> None:
    smoking = [condition("F17.2", ICD10, id=f"s{n}") for n in range(5)]
    assert areas(*smoking) == {}
    assert areas(*smoking, condition("N1", ICD10, id="x", code=concept(ICD10, "G63.2"))) == {"d5": 3}


@pytest.mark.parametrize(
    ("value", "code"), [(9, "need_suggested"), (5, "weak_alone"), (3, "no_difficulty"), (None, "no_value")]
)
def test_pain(value: float | None, code: str) -> None:
    assert reason(observation("72514-3", value)) == code


def test_the_newest_result_counts() -> None:
    found = read(observation("72514-3", 9, "2020-01-01"), observation("72514-3", 1, "2024-01-01"))
    assert [item.reason.code for item in found.outcomes[1:]] == ["newer_exists", "no_difficulty"]
    assert found.outcomes[1].reason.params == {"entry": 2}
    withdrawn = observation("72514-3", 9, "2025-01-01", status="entered-in-error")
    assert reason(withdrawn, observation("72514-3", 9, "2024-01-01")) == "need_suggested"


@pytest.mark.parametrize(
    ("resource", "code"),
    [
        (observation("2339-0", 5), "unknown_code"),
        (observation("2339-0", 5, category=[concept("", "laboratory")]), "not_about_daily_life"),
        (observation("85354-9"), "not_about_daily_life"),
        (observation("76504-0", 2), "private_matter"),
        (observation("72106-8", 19), "need_suggested"),
        (observation("72106-8", status="registered"), "no_value"),
        (observation("72106-8", 19, status="cancelled"), "withdrawn"),
        (observation("72106-8", valueString="19"), "need_suggested"),
        (observation("72106-8", valueInteger=29), "no_difficulty"),
        (observation("x", code=concept(SCT, "129839007"), valueBoolean=True), "need_suggested"),
        (observation("x", code=concept(SCT, "129839007"), valueBoolean=False), "no_difficulty"),
        (observation("x", code=concept(SCT, "129839007")), "no_value"),
        (observation("71802-3", valueCodeableConcept=concept(SCT, "32911000")), "need_suggested"),
        (observation("72166-2", valueCodeableConcept=concept(SCT, "266919005")), "no_difficulty"),
        (observation("72166-2", valueCodeableConcept=concept(SCT, "449868002")), "weak_alone"),
        (observation("x", code=concept("http://hl7.org/fhir/sid/icf", "d450.2")), "no_value"),
        (observation("x", 2, code=concept("http://hl7.org/fhir/sid/icf", "d450")), "need_suggested"),
        (observation("x", 0, code=concept("http://hl7.org/fhir/sid/icf", "d450")), "no_difficulty"),
        (observation("x", code=None), "no_code"),
    ],
)
def test_observations(resource: Resource, code: str) -> None:
    assert reason(resource) == code


def test_weights_that_fall() -> None:
    def weigh(kilos: float, when: str) -> Resource:
        return observation("29463-7", None, when, valueQuantity={"value": kilos, "unit": "kg"})

    assert reason(weigh(80, "2024-01-01"), weigh(71, "2024-06-01")) == "need_suggested"
    assert reason(weigh(80, "2024-01-01"), weigh(77, "2024-12-01")) == "not_about_daily_life"
    assert reason(weigh(80, "2014-01-01"), weigh(60, "2024-12-01")) == "not_about_daily_life"
    assert reason(weigh(60, "2024-01-01"), weigh(80, "2024-06-01")) == "not_about_daily_life"


def test_only_totals_are_kept() -> None:
    items = {"component": [{"code": concept(LOINC, "x"), "valueInteger": 1}], "valueQuantity": {"value": 19}}
    found = read(observation("72106-8", **items))
    values = {item.value.number for need in found.needs for item in need.evidence if item.value}
    assert values == {19.0}


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"medicationCodeableConcept": concept(ATC, "N06DA02")}, "weak_alone"),
        ({"medicationCodeableConcept": concept(ATC, "C10AA01")}, "not_about_daily_life"),
        ({"medicationCodeableConcept": concept("urn:x", "C10AA01")}, "unknown_code"),
        ({"medicationReference": {"reference": "#m"},
          "contained": [{"resourceType": "Medication", "id": "m", "code": concept(ATC, "N05BA01")}]}, "need_suggested"),
        ({"status": "stopped"}, "not_active"),
        ({"doNotPerform": True}, "not_active"),
        ({"intent": "proposal"}, "only_a_proposal"),
        ({}, "no_code"),
    ],
)  # fmt: skip
def test_medicines(more: dict[str, Any], code: str) -> None:
    supported = [condition("359817006"), condition("M81.0", ICD10)] if code == "need_suggested" else []
    assert reason(*supported, about("MedicationRequest", **({"status": "active", "intent": "order"} | more))) == code


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({}, "goal_suggested"),
        ({"lifecycleStatus": "completed"}, "not_active"),
        ({"lifecycleStatus": "nonsense"}, "not_active"),
        ({"lifecycleStatus": "entered-in-error"}, "withdrawn"),
        ({"achievementStatus": concept("", "achieved")}, "goal_reached"),
        ({"description": {}}, "no_text"),
    ],
)
def test_goals(more: dict[str, Any], code: str) -> None:
    assert reason(about("Goal", **({"lifecycleStatus": "active", "description": {"text": "Gå ut"}} | more))) == code


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"title": "Vårdplan"}, "plan_suggested"),
        ({"title": "Vårdplan", "status": "completed"}, "not_active"),
        ({"title": "Vårdplan", "intent": "option"}, "only_a_proposal"),
        ({"title": "Vårdplan", "status": "entered-in-error"}, "withdrawn"),
        ({}, "no_text"),
    ],
)
def test_plans(more: dict[str, Any], code: str) -> None:
    assert reason(about("CarePlan", **({"status": "active", "intent": "plan"} | more))) == code


def test_what_has_ended_in_a_plan_says_nothing() -> None:
    def plan(status: str) -> Resource:
        detail = {"status": status, "code": concept(SCT, "225358003", "Sårvård")}
        return about("CarePlan", status="active", title="Plan", activity=[{"detail": detail}])

    assert areas(plan("in-progress")) == {"d5": 2}
    assert areas(plan("completed")) == {}


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"participant": [{"member": {"display": "Siv Ek"}}]}, "contacts_suggested"),
        ({"participant": [{"member": {"reference": "Practitioner/nobody"}}]}, "members_unknown"),
        ({"participant": [{"member": {"reference": "Patient/p1"}}]}, "members_unknown"),
        ({"participant": [{"member": {"display": "Siv"}, "period": {"end": "2020"}}]}, "members_unknown"),
        ({"participant": {"member": {"display": "Siv Ek"}}}, "contacts_suggested"),
        ({"status": "inactive"}, "not_active"),
        ({}, "members_unknown"),
    ],
)
def test_teams(more: dict[str, Any], code: str) -> None:
    assert reason(about("CareTeam", **({"status": "active"} | more))) == code


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"name": [{"text": "Bo"}]}, "close_one_suggested"),
        ({"name": [{"text": "Bo"}], "active": False}, "not_active"),
        ({"name": [{"text": "Bo"}], "identifier": [{"system": "urn:oid:1.2.752.129.2.1.3.1", "value": "1"}]},
         "identity_wrong"),
        ({}, "contact_without_name"),
    ],
)  # fmt: skip
def test_close_ones(more: dict[str, Any], code: str) -> None:
    assert reason(about("RelatedPerson", **more)) == code


@pytest.mark.parametrize(
    ("status", "code"),
    [("in-progress", "encounter_ongoing"), ("planned", "encounter_ongoing"), ("cancelled", "withdrawn"),
     ("finished", "past_contact"), (None, "past_contact")],
)  # fmt: skip
def test_encounters(status: str | None, code: str) -> None:
    assert reason(about("Encounter", status=status)) == code


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        (7, "entry_unreadable"),
        (None, "entry_unreadable"),
        ([], "entry_unreadable"),
        ({}, "no_resource"),
        ({"resource": None}, "no_resource"),
        ({"resource": []}, "entry_unreadable"),
        ({"resource": {}}, "no_resource_type"),
        ({"resource": {"resourceType": 5}}, "no_resource_type"),
        ({"resource": {"resourceType": "Wizard"}}, "unknown_type"),
        ({"request": {"method": "DELETE", "url": "Patient/p1"}}, "deletion"),
    ],
)
def test_entries_that_hold_nothing(entry: object, code: str) -> None:
    content = bundle(person())
    content["entry"].append(entry)
    assert read_bundle(as_bytes(content)).outcomes[-1].reason.code == code
