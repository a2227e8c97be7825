"""`$everything` is whole: what is told of a person refers to nothing outside it but what its reader may not read."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

import pytest

from ledstjarna.fhir.tests.asking import System, coordinated, coordinators, token_for
from ledstjarna.fhir.tests.validators import wrong_by_fhirkit, wrong_by_pyrofile
from tests.support.house import House

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("house")]


@pytest.fixture(scope="module")
def persons(house: House) -> dict[UUID, UUID]:
    """Persons with a plan, and who coordinates it."""
    return {subject_id: party for party in coordinators() for subject_id in coordinated(party)}


def whole_of(system: System, patient: UUID, count: int = 200) -> list[dict[str, Any]]:
    return system.all(f"Patient/{patient}/$everything?_count={count}")


def named_in(whole: Iterable[dict[str, Any]]) -> set[str]:
    return {f"{one['resourceType']}/{one['id']}" for one in whole}


@pytest.mark.parametrize("count", [7, 200])
def test_every_reference_resolves_within_it(persons: dict[UUID, UUID], count: int) -> None:
    kinds = set()
    for patient, coordinator in list(persons.items())[: 40 if count == 200 else 4]:
        whole = whole_of(System(token_for(coordinator)), patient, count)
        named = named_in(whole)
        assert len(named) == len(whole), "told twice"
        assert not references(whole) - named, patient
        kinds |= {one.split("/")[0] for one in references(whole)}
    assert {"PractitionerRole", "Practitioner", "Organization", "Goal", "Task", "CareTeam"} <= kinds or count != 200


def test_of_ones_own_what_it_refers_to_and_does_not_hold_is_what_one_may_not_read(persons: dict[UUID, UUID]) -> None:
    """Others than staff read of whoever is or was around the person (answering/kinds.py, `_around`), of no others."""
    for patient in list(persons)[:20]:
        own = System(party=str(patient), kind="person", subject=str(patient))
        whole = whole_of(own, patient)
        missing = references(whole) - named_in(whole)
        assert {one.split("/")[0] for one in missing} <= {"PractitionerRole"}
        assert all(own.get(one).status_code == 404 for one in missing), patient


def test_what_one_type_of_it_leads_to_is_told_by_that_type_alone(persons: dict[UUID, UUID]) -> None:
    patient, coordinator = next(iter(persons.items()))
    system = System(token_for(coordinator))
    whole = whole_of(system, patient)
    for name in ("PractitionerRole", "Practitioner", "Organization"):
        alone = system.all(f"Patient/{patient}/$everything?_type={name}")
        assert alone == [one for one in whole if one["resourceType"] == name]


def test_it_is_valid_by_both(persons: dict[UUID, UUID]) -> None:
    for patient, coordinator in list(persons.items())[:10]:
        system = System(token_for(coordinator))
        for page in system.pages(f"Patient/{patient}/$everything?_count=50"):
            told = [entry["resource"] for entry in page["entry"]]
            wrong = [issue for one in told for issue in [*wrong_by_fhirkit(one), *wrong_by_pyrofile(one)]]
            assert not [*wrong, *wrong_by_fhirkit(page), *wrong_by_pyrofile(page)], patient


def references(value: Any) -> set[str]:
    if isinstance(value, list):
        return set().union(*map(references, value)) if value else set()
    if isinstance(value, dict):
        own = {value["reference"]} if isinstance(value.get("reference"), str) else set()
        return own.union(*(references(each) for each in value.values()))
    return set()
