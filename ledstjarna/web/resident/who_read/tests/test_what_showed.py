"""The log says what was seen: a page whose assessments a block hid was not a reading of them."""

from collections.abc import Callable
from uuid import UUID

from django.test import Client
from django.urls import reverse

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessLog
from ledstjarna.domain.needs.actions import assess
from ledstjarna.domain.needs.rules import AreaAssessed
from ledstjarna.domain.organisations.actions import make_machine_token
from ledstjarna.domain.people.actions import answer_consent, lift_persons_block, set_persons_block
from ledstjarna.domain.plans.actions import set_goal
from ledstjarna.domain.plans.models import Goal
from ledstjarna.domain.teams.actions import begin_contact
from ledstjarna.foundation.clock import now
from ledstjarna.web.resident.tests.world import World
from ledstjarna.web.wording.extract_codes import _done as in_extract

PAGE = "/min-plan/vem-har-last/"
NOT_SEEN = "Såg inget av bedömningar av behov: din spärr stod emellan."


def assessed(world: World, key: str) -> None:
    by = world.cast.act(world.cast.staff[key])
    begin_contact(by=by, subject_id=world.subject_id, reason="Astrid ringde", at=world.at())
    area = AreaAssessed(life_area="d5", own_level=2, professional_level=3, wanted_level=1, need="Hjälp i duschen")
    assess(
        by=by, subject_id=world.subject_id, way="meeting", person_took_part=True, areas=[area], seen={}, at=world.at()
    )


def shared(world: World) -> None:
    by = world.cast.act(world.person)
    both = [world.cast.region.pk, world.cast.municipality.pk]
    answer_consent(
        by=by, subject_id=world.subject_id, kind="sharing", state="given", way="digital", at=world.at(),
        organisations=both,
    )  # fmt: skip


def blocked(world: World, organisation_id: UUID) -> UUID:
    by = world.cast.act(world.person)
    key: UUID = set_persons_block(
        by=by, subject_id=world.subject_id, organisation_id=organisation_id, way="digital", at=world.at()
    )
    return key


def read(world: World, ask: Callable[[], int]) -> AccessLog:
    """The one row that an act left."""
    with automatic_run("test"):
        before = set(AccessLog.objects.values_list("pk", flat=True))
    assert ask() == 200
    with automatic_run("test"):
        (row,) = AccessLog.objects.exclude(pk__in=before)
    return row


def opens_needs(world: World) -> Callable[[], int]:
    world.sign_in(world.cast.staff["nurse"].party_id, "staff")
    return lambda: world.client.get(reverse("needs", kwargs={"subject_id": world.subject_id})).status_code


def test_an_assessment_behind_a_block_is_not_read_and_the_person_sees_that_it_held(world: World) -> None:
    assessed(world, "assessor")
    shared(world)
    world.nurse_in_team()
    row = read(world, opens_needs(world))
    assert row.kinds == ["basic", "needs", "story"]
    assert row.detail == {}
    key = blocked(world, world.cast.municipality.pk)
    row = read(world, opens_needs(world))
    assert row.kinds == ["basic", "story"]
    assert row.detail == {"unseen": ["needs"], "blocked": ["needs"]}
    assert "needs" not in row.kinds
    world.sign_in(world.subject_id)
    told = world.get(PAGE)
    assert NOT_SEEN in told
    assert "Läste din berättelse och vem du är" in told
    assert "Läste din berättelse, bedömningar av behov och vem du är" in told, "what was seen before stays"
    assert in_extract(vars(row)) == f"Läste din berättelse och vem du är. {NOT_SEEN}"
    by = world.cast.act(world.person)
    lift_persons_block(by=by, subject_id=world.subject_id, block_id=key, way="digital", at=world.at())
    assert read(world, opens_needs(world)).kinds == ["basic", "needs", "story"]


def test_one_that_shows_beside_those_that_a_block_hides_is_a_reading(world: World) -> None:
    assessed(world, "assessor")
    shared(world)
    blocked(world, world.cast.municipality.pk)
    assessed(world, "nurse")
    row = read(world, opens_needs(world))
    assert row.kinds == ["basic", "needs", "story"]
    assert row.detail == {}


def test_what_no_ground_reaches_is_not_read_and_no_block_is_spoken_of(world: World) -> None:
    assessed(world, "assessor")
    world.nurse_in_team()
    row = read(world, opens_needs(world))
    assert row.kinds == ["basic"], "nor their own words"
    assert row.detail == {"unseen": ["needs"]}
    blocked(world, world.cast.region.pk)  # around others' notes than those that do not show
    assert read(world, opens_needs(world)).detail == {"unseen": ["needs"]}
    world.sign_in(world.subject_id)
    assert "spärr stod emellan" not in world.get(PAGE)


def test_the_person_and_what_is_changed_stand_as_they_were(world: World) -> None:
    assessed(world, "nurse")
    blocked(world, world.cast.region.pk)
    with automatic_run("test"):
        changed = AccessLog.objects.get(verb="change", what="assess")
    assert "needs" in changed.kinds
    world.sign_in(world.subject_id)
    row = read(world, lambda: world.client.get("/min-plan/").status_code)
    assert row.detail == {}
    assert row.basis == "own"


def test_another_system_that_asks_leaves_the_same(world: World) -> None:
    assessed(world, "assessor")
    world.nurse_in_team()
    shared(world)
    nurse = world.cast.staff["nurse"]
    token = make_machine_token(assignment_id=nurse.party_id, days=2, at=now(), made_by="test")[1]
    system = Client(headers={"accept": "application/fhir+json", "authorization": f"Bearer {token}"})
    asks = lambda: system.get(f"/fhir/Observation?subject=Patient/{world.subject_id}").status_code  # noqa: E731
    assert read(world, asks).kinds == ["needs"]
    everything = lambda: system.get(f"/fhir/Patient/{world.subject_id}/$everything").status_code  # noqa: E731
    assert "needs" in read(world, everything).kinds
    blocked(world, world.cast.municipality.pk)
    row = read(world, asks)
    assert (row.kinds, row.detail) == ([], {"unseen": ["needs"], "blocked": ["needs"]})
    assert "needs" not in read(world, everything).kinds
    world.sign_in(world.subject_id)
    assert "Öppnade bedömningar av behov, men fick inte se något" in world.get(PAGE)


def test_a_goal_that_tells_another_system_an_assessed_level_is_a_reading_of_it(world: World) -> None:
    assessed(world, "assessor")
    shared(world)
    world.nurse_in_team()
    by = world.cast.act(world.person)
    set_goal(
        by=by, subject_id=world.subject_id, words="Duscha själv", life_area="d5", current_level=4, wanted_level=1,
        at=world.at(),
    )  # fmt: skip
    token = make_machine_token(assignment_id=world.cast.staff["nurse"].party_id, days=2, at=now(), made_by="test")[1]
    system = Client(headers={"accept": "application/fhir+json", "authorization": f"Bearer {token}"})
    with automatic_run("test"):
        goal = Goal.objects.get(life_area="d5").pk
    asks = [
        lambda: system.get(f"/fhir/Goal?subject=Patient/{world.subject_id}").status_code,
        lambda: system.get(f"/fhir/Goal/{goal}").status_code,
        lambda: system.get(f"/fhir/Patient/{world.subject_id}/$everything?_type=Goal").status_code,
        lambda: system.get(f"/fhir/CarePlan?patient={world.subject_id}&_include=CarePlan:goal").status_code,
    ]
    assert ["needs" in read(world, ask).kinds for ask in asks] == [True] * 4
    blocked(world, world.cast.municipality.pk)
    assert not any("needs" in read(world, ask).kinds for ask in asks)
