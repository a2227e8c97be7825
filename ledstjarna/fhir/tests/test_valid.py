"""Every kind of resource of the loaded county is valid R4, by two validators; and what is not is caught."""

import copy
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from ledstjarna.fhir.answering.kinds import KINDS
from ledstjarna.fhir.tests.asking import System, coordinators, token_for
from ledstjarna.fhir.tests.validators import wrong_by_fhirkit, wrong_by_pyrofile
from tests.support.house import House

pytestmark = pytest.mark.database
Resource = dict[str, Any]


@pytest.fixture(scope="module")
def told(house: House) -> list[Resource]:
    """Everything that the county's coordinators are told about their persons, and some of everybody who works there."""
    found: dict[str, Resource] = {}
    for assignment_id in coordinators():
        system = System(token_for(assignment_id))
        for kind in KINDS.values():
            if kind.record:
                found |= {f"{one['resourceType']}/{one['id']}": one for one in system.all(f"{kind.name}?_count=200")}
    for kind in ("PractitionerRole", "Practitioner", "Organization"):
        page = system.bundle(f"{kind}?_count=60")
        found |= {f"{kind}/{entry['resource']['id']}": entry["resource"] for entry in page["entry"]}
    return list(found.values())


def test_every_resource_is_valid_by_both(told: list[Resource]) -> None:
    counted = Counter(one["resourceType"] for one in told)
    assert set(counted) == set(KINDS), counted
    assert len(told) > 500, counted
    wrong = {
        f"{one['resourceType']} {issue}"
        for one in told
        for issue in [*wrong_by_fhirkit(one), *wrong_by_pyrofile(one)]
    }  # fmt: skip
    assert not wrong


def test_bundles_outcomes_and_the_capability_statement_are_valid(house: House) -> None:
    system = System(token_for(coordinators()[0]))
    made = [
        system.get("metadata").json(),
        system.bundle("CarePlan?_count=2&_include=CarePlan:goal&unknown=1"),
        system.bundle("CarePlan?_summary=count"),
        system.get("CarePlan/nothing").json(),
        system.get("Nothing").json(),
    ]
    for one in made:
        assert not wrong_by_fhirkit(one), one["resourceType"]
        assert not wrong_by_pyrofile(one), one["resourceType"]


def _set(path: str, value: object) -> Callable[[Resource], None]:
    def change(resource: Resource) -> None:
        *way, last = path.split(".")
        at: Any = resource
        for step in way:
            at = at[int(step) if step.isdigit() else step]
        if value is None:
            del at[last]
        else:
            at[last] = value

    return change


FAULTS: list[tuple[str, str, object]] = [
    ("Patient", "gender", "kvinna"),
    ("Patient", "birthDate", "1950-13-41"),
    ("Patient", "nickname", "Asta"),
    ("Patient", "identifier", {"value": "1"}),
    ("RelatedPerson", "patient", None),
    ("RelatedPerson", "active", "yes"),
    ("CarePlan", "status", None),
    ("CarePlan", "status", "on"),
    ("CarePlan", "intent", "wish"),
    ("CarePlan", "subject", "Patient/1"),
    ("CarePlan", "period", {"start": "yesterday"}),
    ("Goal", "lifecycleStatus", "wanted"),
    ("Goal", "description", None),
    ("Goal", "startDate", "2026-02-30T"),
    ("CareTeam", "status", "there"),
    ("CareTeam", "participant", [{"member": "PractitionerRole/1"}]),
    ("Task", "intent", None),
    ("Task", "status", "waiting"),
    ("Task", "authoredOn", "2026-01-01T10:00"),
    ("Observation", "code", None),
    ("Observation", "valueString", 1),
    ("Observation", "component", [{"valueInteger": 2}]),
    ("Provenance", "agent", []),
    ("Provenance", "recorded", "2026-01-01"),
    ("PractitionerRole", "active", 1),
    ("Organization", "telecom", "070-174 06 93"),
]


def test_seeded_faults_are_caught_by_one_of_them_at_least(told: list[Resource]) -> None:
    first = {one["resourceType"]: one for one in reversed(told)}
    missed = []
    for kind, path, value in FAULTS:
        broken = copy.deepcopy(first[kind])
        _set(path, value)(broken)
        if not wrong_by_fhirkit(broken) and not wrong_by_pyrofile(broken):
            missed.append((kind, path, value))
    assert not missed
