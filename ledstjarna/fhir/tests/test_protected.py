"""Of somebody protected another system is told no more than the pages: the year of birth, not where to find them."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.organisations.models import Assignment
from ledstjarna.domain.people.models import Person
from ledstjarna.domain.plans.models import Commitment
from ledstjarna.fhir.export.telling import OURS
from ledstjarna.fhir.tests.asking import System, busiest, coordinated, token_for
from tests.support.house import House

pytestmark = pytest.mark.database
TIMES = OURS + "times"


def others_parts(assignment: Assignment, subject_id: UUID) -> list[Commitment]:
    """Parts with a when, of others than the organisation of who reads."""
    rows = Commitment.objects.select_related("assignment").filter(subject_id=subject_id).exclude(when="")
    own = {assignment.pk, assignment.unit_id}
    return [
        row for row in rows.exclude(owner_organisation_id=assignment.unit.organisation_id)
        if row.owner_id not in own and not (row.assignment and row.assignment.unit_id in own)
    ]  # fmt: skip


@pytest.fixture
def found(house: House) -> Iterator[tuple[System, Person, set[str]]]:
    """Who reads, a person of theirs who is protected meanwhile, and the parts of theirs that others carry out."""
    reader, _ = busiest()
    with transaction.atomic(), automatic_run("test"):
        assignment = Assignment.objects.select_related("unit").get(pk=reader)
        subject_id, parts = max(
            ((one, others_parts(assignment, one)) for one in coordinated(reader)), key=lambda pair: len(pair[1])
        )
        person = Person.objects.get(pk=subject_id)
        before = person.protected_identity
        Person.objects.filter(pk=subject_id).update(protected_identity="")
    yield System(token_for(reader)), person, {str(part.pk) for part in parts}
    with transaction.atomic(), automatic_run("test"):
        Person.objects.filter(pk=subject_id).update(protected_identity=before)


def protect(person: Person) -> None:
    with transaction.atomic(), automatic_run("test"):
        Person.objects.filter(pk=person.pk).update(protected_identity="sekretessmarkering")


def tasks(system: System, person: Person) -> dict[str, Any]:
    return {one["id"]: one for one in system.all(f"Task?patient={person.pk}")}


def when(task: dict[str, Any]) -> bool:
    return "note" in task or any(one["url"] == TIMES for one in task.get("extension", []))


def test_the_year_of_birth_is_told_and_the_day_to_themself(found: tuple[System, Person, set[str]]) -> None:
    system, person, _ = found
    day, year = person.birth_date.isoformat(), str(person.birth_date.year)
    assert system.bundle(f"Patient?_id={person.pk}")["entry"][0]["resource"]["birthDate"] == day
    protect(person)
    for told in (system.all(f"Patient?_id={person.pk}"), system.all(f"Patient/{person.pk}/$everything?_count=200")):
        assert told[0]["birthDate"] == year
    own = System(party=str(person.pk), kind="person", subject=str(person.pk)).all("Patient")[0]
    assert own["birthDate"] == day


def test_when_others_parts_take_place_is_told_to_those_who_carry_them_out(
    found: tuple[System, Person, set[str]],
) -> None:
    system, person, others = found
    before = tasks(system, person)
    assert others, "the county has somebody whose plan others carry out"
    assert all(when(before[one]) for one in others)
    protect(person)
    after = tasks(system, person)
    assert set(after) == set(before)
    assert not any(when(after[one]) for one in others)
    assert all(when(after[one]) == when(before[one]) for one in set(before) - others)
    assert all(after[one]["owner"] == before[one]["owner"] for one in before), "who carries it out stays"
    own = tasks(System(party=str(person.pk), kind="person", subject=str(person.pk)), person)
    assert all(when(own[one]) for one in others), "to themself"
    everything = {one["id"]: one for one in system.all(f"Patient/{person.pk}/$everything?_count=200")}
    assert not any(when(everything[one]) for one in others)
