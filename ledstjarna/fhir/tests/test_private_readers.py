"""Whoever asks here, those close and staff alike, is told no more than the pages tell them."""

import json
from collections.abc import Iterator
from typing import NamedTuple
from uuid import UUID

import pytest
from django.db import transaction
from django.urls import reverse
from markupsafe import escape

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessGround
from ledstjarna.domain.consent.rules import BASIC, DECISION, LOG, NEEDS, PART, PLAN, STORY, TEAM
from ledstjarna.domain.organisations.models import Assignment
from ledstjarna.domain.people.models import CloseOne, Mandate, Person, PersonIdentifier
from ledstjarna.fhir.answering.kinds import KINDS
from ledstjarna.fhir.tests.asking import System
from ledstjarna.foundation.clock import now, today
from ledstjarna.foundation.outbox.models import Happening
from tests.support.house import House

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("house")]

# Of each kind of private reader the kinds of records that the law lets them read, once more and by hand.
READS = {
    "person": {BASIC, STORY, NEEDS, PLAN, DECISION, TEAM, LOG, PART},
    "close_one": {BASIC, STORY, PLAN, TEAM},
    "representative": {BASIC, STORY, NEEDS, PLAN, DECISION, TEAM},
}
# What of a Patient is shown on a page to somebody close: whose plan it is.
OF_THE_NAME = {"resourceType", "id", "meta", "name"}
# Events of the plan's that somebody close is never told, as on *Vad har hänt*; and those that are no events of a plan.
NEVER = {"ApplicationMade", "InvestigationBegun", "DecisionMade", "AssignmentGiven", "ProviderAnswered"}
NOT_OF_THE_PLAN = {
    "ConsentGiven", "ConsentWithdrawn", "ConsentRefused", "ConsentEnded", "MandateRegistered", "MandateEnded",
    "StoryTold", "ContactDetailsChanged", "BlockSet", "BlockLifted",
}  # fmt: skip


class Reader(NamedTuple):
    party_id: UUID
    kind: str
    subject_id: UUID

    @property
    def system(self) -> System:
        return System(party=str(self.party_id), kind=self.kind, subject=str(self.subject_id))


def readers(kind: str) -> Iterator[Reader]:
    """Whoever has a ground of this basis today and a person without protection; of those close who represent nobody."""
    rows = AccessGround.objects.filter(basis="own" if kind == "person" else kind, scope_id=None, period__contains=now())
    for ground in rows.order_by("subject_id", "party_id"):
        person = Person.objects.get(pk=ground.subject_id)
        if not person.protected_identity and not (
            kind == "close_one" and Mandate.objects.filter(representative_id=ground.party_id).exists()
        ):
            yield Reader(ground.party_id, kind, ground.subject_id)


@pytest.fixture(scope="module", params=list(READS))
def reader(request: pytest.FixtureRequest, house: House) -> Reader:
    """Of the kind, the one with most that has happened."""
    with transaction.atomic(), automatic_run("test"):
        found = list(readers(request.param))
        return max(found, key=lambda one: Happening.objects.filter(subject_id=one.subject_id).count())


def test_each_reader_is_told_of_the_kinds_of_records_that_are_theirs(reader: Reader) -> None:
    with transaction.atomic(), automatic_run("test"):
        rows = AccessGround.objects.filter(
            party_id=reader.party_id, subject_id=reader.subject_id, scope_id=None, period__contains=now(),
        ).exclude(basis="representative" if reader.kind == "close_one" else "close_one")  # fmt: skip
        may = READS[reader.kind] & {kind for row in rows for kind in row.kinds}
    for name, kind in KINDS.items():
        if kind.record:
            found = reader.system.all(f"{name}?patient={reader.subject_id}" if name != "Patient" else name)
            assert bool(found) <= (kind.record in may), name


def test_of_who_the_person_is_somebody_close_is_told_the_name_alone(reader: Reader) -> None:
    told = reader.system.get(f"Patient/{reader.subject_id}").json()
    by_search = [one for one in reader.system.all("Patient") if one["id"] == str(reader.subject_id)]
    everything = reader.system.all(f"Patient/{reader.subject_id}/$everything?_type=Patient")
    if reader.kind == "close_one":
        assert all(set(one) <= OF_THE_NAME for one in (told, *by_search, *everything))
    else:
        assert {"name", "identifier", "birthDate"} <= set(told)
    assert told["name"]


def test_somebody_close_finds_nobody_by_what_they_are_not_told(reader: Reader) -> None:
    with transaction.atomic(), automatic_run("test"):
        person = Person.objects.get(pk=reader.subject_id)
        number = PersonIdentifier.objects.filter(subject_id=reader.subject_id, official=True)[0]
        words = {row.value for row in PersonIdentifier.objects.filter(subject_id=reader.subject_id)} | {person.street}
    told = reader.kind != "close_one"
    gender = {"woman": "female", "man": "male"}[person.sex]
    for question in (f"identifier={number.value}", f"birthdate={person.birth_date}", f"gender={gender}"):
        assert bool(reader.system.all(f"Patient?{question}&_id={person.pk}")) == told, question
    for name in ("CarePlan", "Task", "RelatedPerson"):
        assert bool(reader.system.all(f"{name}?patient.identifier={number.value}")) <= told
    if not told:
        everything = json.dumps(reader.system.all(f"Patient/{reader.subject_id}/$everything?_count=200"))
        assert not [word for word in words if word and word in everything]


def test_of_what_happened_somebody_close_is_told_what_is_of_the_plan(reader: Reader) -> None:
    found = reader.system.all(f"Provenance?patient={reader.subject_id}&_count=200")
    kinds = {one["activity"]["coding"][0]["code"] for one in found}
    if reader.kind == "close_one":
        assert found, "the plan has a story"
        assert not kinds & (NEVER | NOT_OF_THE_PLAN)
        named = [{target["reference"].split("/")[0] for target in one["target"]} for one in found]
        assert all(each & {"CarePlan", "Goal", "Task"} for each in named)
        with transaction.atomic(), automatic_run("test"):
            hidden = Happening.objects.filter(subject_id=reader.subject_id, kind__in=NEVER | NOT_OF_THE_PLAN)
            assert hidden.exists(), "there was something to leave out"
            key = hidden[0].pk
        assert reader.system.get(f"Provenance/{key}").status_code == 404
    elif reader.kind == "person":
        assert kinds & NOT_OF_THE_PLAN


def test_who_is_only_asked_for_a_part_reads_nothing_of_who_the_person_is(house: House) -> None:
    with transaction.atomic(), automatic_run("test"):
        asked = next(
            Reader(row.party_id, "close_one", row.subject_id)
            for row in AccessGround.objects.filter(period__contains=now(), scope_id__isnull=False).order_by("pk")
            if CloseOne.objects.filter(pk=row.party_id, ended_at=None).exists()
            and not AccessGround.objects.filter(party_id=row.party_id, scope_id=None, period__contains=now()).exists()
        )
    assert asked.system.get(f"Patient/{asked.subject_id}").status_code == 404
    assert not asked.system.all("Patient")
    assert not asked.system.all(f"Provenance?patient={asked.subject_id}")


def test_who_is_both_is_told_as_which_they_are_here(house: House) -> None:
    with transaction.atomic(), automatic_run("test"):
        mandates = Mandate.objects.filter(
            period__contains=today(), scopes__contains=["personal"], kind__in=("god_man", "future_power")
        )
        both = next(
            (ground for ground in AccessGround.objects.filter(
                basis="close_one", party_id__in=mandates.values("representative_id"), period__contains=now()
            ).order_by("pk") if not Person.objects.get(pk=ground.subject_id).protected_identity),
            None,
        )  # fmt: skip
        assert both, "the county has somebody who is both"
    close, acting = (Reader(both.party_id, kind, both.subject_id) for kind in ("close_one", "representative"))
    assert set(close.system.get(f"Patient/{both.subject_id}").json()) <= OF_THE_NAME
    assert "identifier" in acting.system.get(f"Patient/{both.subject_id}").json()


def test_staff_are_told_of_who_it_is_what_the_pages_tell_on_each_ground(house: House) -> None:
    with transaction.atomic(), automatic_run("test"):
        staff = set(Assignment.objects.filter(period__upper_inf=True).values_list("pk", flat=True))
        protected = set(Person.objects.exclude(protected_identity="").values_list("pk", flat=True))
        found: dict[tuple[str, bool], AccessGround] = {}
        rows = AccessGround.objects.filter(scope_id=None, kinds__contains=[BASIC], period__contains=now())
        around = set(CloseOne.objects.filter(ended_at=None, protected=False).values_list("subject_id", flat=True))
        for row in rows.order_by("basis", "pk"):
            others = rows.filter(party_id=row.party_id, subject_id=row.subject_id).exclude(pk=row.pk)
            key = (row.basis, row.subject_id in protected)
            if row.party_id in staff and row.subject_id in around and key not in found and not others.exists():
                found[key] = row
    assert {("own_work", False), ("own_work", True), ("own_records", False)} <= found.keys()
    for (basis, hidden), row in found.items():
        system = System(party=str(row.party_id), kind="staff")
        page = system.client.get(reverse("team_story", kwargs={"subject_id": row.subject_id}))
        [who] = system.all(f"Patient/{row.subject_id}/$everything?_type=Patient")
        assert who == system.get(f"Patient/{row.subject_id}").json()
        people = system.all(f"RelatedPerson?patient={row.subject_id}&active=true")
        if page.status_code == 404:
            assert set(who) <= OF_THE_NAME | ({"address"} if basis == "assignment" else set()), basis
            assert not people, basis
            continue
        text = page.content.decode()
        assert not hidden or not who.keys() & {"name", "identifier", "gender", "address"}, basis
        assert hidden or {"name", "identifier", "birthDate"} <= who.keys(), basis
        told = [one["name"][0]["text"] for one in people if "name" in one] + [
            line for home in who.get("address", ()) for line in home.get("line", ())
        ]
        assert (not told) if hidden else people, basis
        assert not [words for words in told if escape(words) not in text], basis
