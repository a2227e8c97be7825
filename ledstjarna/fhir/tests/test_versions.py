"""Other versions of FHIR are known by their shapes."""

from typing import Any

import pytest

from ledstjarna.fhir.intake.intake import read_bundle
from ledstjarna.fhir.tests.bundles import about, as_bytes, bundle, condition, person, whole_life


@pytest.mark.parametrize(
    ("resource", "version"),
    [
        (condition(clinicalStatus="active"), "STU3"),
        ({"resourceType": "Condition", "patient": {"reference": "Patient/p1"}}, "DSTU2"),
        (about("Encounter", **{"class": [{"coding": []}]}), "R5"),
        (about("Encounter", **{"class": "outpatient"}), "DSTU2"),
        (about("Goal", status="in-progress"), "STU3"),
        (about("MedicationRequest", medication={"concept": {}}), "R5"),
        ({"resourceType": "MedicationOrder"}, "DSTU2"),
        ({"resourceType": "ReferralRequest"}, "STU3"),
        ({"resourceType": "MedicationUsage"} | {"resourceType": "DeviceUsage"}, "R5"),
    ],
)
def test_a_file_in_another_version_is_refused_whole(resource: dict[str, Any], version: str) -> None:
    found = read_bundle(as_bytes(bundle(person(), resource)))
    assert found.refusal is not None
    assert (found.refusal.code, found.refusal.params) == ("wrong_version", {"version": version})
    assert {item.reason.code for item in found.outcomes} == {"wrong_version"}
    assert found.totals.entries == 2


def test_persons_tell_only_by_a_mark() -> None:
    old = person(name=[{"family": ["Ljungberg"], "given": ["Maria"]}])
    found = read_bundle(as_bytes(bundle(old)))
    assert found.refusal is not None
    assert found.refusal.params == {"version": "DSTU2"}


def test_one_odd_entry_among_many_is_refused_alone() -> None:
    life = whole_life()
    life["entry"].append({"resource": condition("52448006", clinicalStatus="active")})
    found = read_bundle(as_bytes(life))
    assert found.refusal is None
    assert (found.outcomes[-1].reason.code, found.outcomes[-1].reason.params) == ("other_version", {"version": "STU3"})


@pytest.mark.parametrize(("stated", "refused"), [("4.0.1", False), ("4.3.0", False), ("5.0.0", True), ("3.0.2", True)])
def test_a_version_in_so_many_words(stated: str, refused: bool) -> None:
    assert (read_bundle(as_bytes(bundle(person(), fhirVersion=stated))).refusal is not None) is refused
