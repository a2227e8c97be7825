"""Who comes to a person while others hold the joint plan reads it with the person's yes alone."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from ledstjarna.domain.consent.access import reach
from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessGround, Consent
from ledstjarna.domain.consent.queries import NotForYou, Viewer, open_reading
from ledstjarna.domain.consent.rules import PLAN, STORY, TEAM
from ledstjarna.domain.people.actions import answer_consent, hear_sharing
from ledstjarna.domain.plans.tests.cast import AT, Cast, gather
from ledstjarna.domain.teams.actions import begin_contact, end_membership
from ledstjarna.domain.teams.models import TeamMember
from ledstjarna.domain.teams.rules import OWN_RECORDS_LAST
from ledstjarna.foundation.clock import clock_set_to
from ledstjarna.foundation.findings import RuleBroken
from ledstjarna.foundation.outbox.models import Happening

pytestmark = pytest.mark.django_db
JOINT = frozenset({STORY, PLAN, TEAM})


@pytest.fixture(autouse=True)
def at_the_time() -> Iterator[None]:
    """The clock of the cast."""
    with clock_set_to(AT + timedelta(hours=1)):
        yield


@pytest.fixture
def cast() -> Cast:
    """The municipality's assessor has begun."""
    cast = gather()
    assert _begins(cast, "assessor") is not None
    return cast


def _begins(cast: Cast, who: str) -> TeamMember | None:
    by = cast.act(cast.staff[who])
    return begin_contact(by=by, subject_id=cast.subject_id, reason="Läkaren skickade en remiss", at=cast.at())


def _answers(cast: Cast, state: str) -> None:
    answer_consent(
        by=cast.act(cast.person), subject_id=cast.subject_id, kind="sharing", state=state, way="digital", at=cast.at(),
        organisations=[cast.region.pk] if state == "given" else [],
    )  # fmt: skip


def _kinds(viewer: Viewer, cast: Cast) -> frozenset[str]:
    with automatic_run("test"):
        found = reach(viewer, cast.subject_id, cast.at())
    return found.kinds if found else frozenset()


@pytest.mark.parametrize("answers", [(), ("refused",), ("given", "withdrawn")])
def test_without_a_yes_only_what_ones_own_organisation_has_written(cast: Cast, answers: tuple[str, ...]) -> None:
    for state in answers:
        _answers(cast, state)
    nurse = cast.staff["nurse"]
    assert _begins(cast, "nurse") is None
    assert not _kinds(nurse, cast) & JOINT
    with pytest.raises(NotForYou):
        open_reading(cast.act(nurse), cast.subject_id, what="team_person", kinds=[PLAN])
    with automatic_run("test"):
        assert not TeamMember.objects.filter(party_id=nurse.party_id).exists()
        assert Happening.objects.filter(kind="OwnWorkBegun").count() == 1


def test_with_a_yes_one_takes_part_and_without_it_again_no_more(cast: Cast) -> None:
    nurse = cast.staff["nurse"]
    assert _begins(cast, "nurse") is None
    _answers(cast, "given")
    assert _begins(cast, "nurse") is not None
    assert _kinds(nurse, cast) >= JOINT
    _answers(cast, "withdrawn")
    assert not _kinds(nurse, cast) & JOINT
    assert _begins(cast, "nurse") is None
    assert not _kinds(nurse, cast) & JOINT


def test_the_yes_that_was_heard_adds_their_own_organisation_and_nothing_more(cast: Cast) -> None:
    nurse, assessor = cast.staff["nurse"], cast.staff["assessor"]
    heard = {"subject_id": cast.subject_id, "way": "phone"}
    for by in (nurse, assessor, cast.person):  # no contact yet; holds the plan; says it themself in their own door
        with pytest.raises(NotForYou):
            hear_sharing(by=cast.act(by), at=cast.at(), **heard)
    assert _begins(cast, "nurse") is None
    answer_consent(
        by=cast.act(cast.person), subject_id=cast.subject_id, kind="sharing", state="given", way="digital",
        at=cast.at(), organisations=[cast.municipality.pk], last_day=AT.date() + timedelta(days=30),
    )  # fmt: skip
    with pytest.raises(RuleBroken):
        hear_sharing(by=cast.act(nurse), at=cast.at(), **{**heard, "way": "digital"})
    with automatic_run("test"):
        before = Consent.objects.given().get(kind="sharing")
    row = hear_sharing(by=cast.act(nurse), at=cast.at(), **heard)
    assert set(row.organisations) == {cast.municipality.pk, cast.region.pk}
    assert (row.ends_at, row.said_by_id, row.registered_by_id) == (before.ends_at, cast.subject_id, nurse.party_id)
    with automatic_run("test"):
        assert Happening.objects.get(kind="ConsentGiven", body__way="phone"), "which the letter confirms"
    with pytest.raises(RuleBroken):
        hear_sharing(by=cast.act(nurse), at=cast.at(), **heard)
    assert not _kinds(nurse, cast) & JOINT
    assert _begins(cast, "nurse") is not None
    assert _kinds(nurse, cast) >= JOINT
    _answers(cast, "withdrawn")
    assert not _kinds(nurse, cast) & JOINT
    assert _begins(cast, "nurse") is None
    with pytest.raises(RuleBroken) as own_no:
        hear_sharing(by=cast.act(nurse), at=cast.at(), **heard)
    assert [one.code for one in own_no.value.findings] == ["person_said_no_themself"]


def test_those_who_began_and_their_colleagues_go_on_and_when_they_have_left_the_plan_is_still_theirs(
    cast: Cast,
) -> None:
    assert _begins(cast, "nurse") is None
    with automatic_run("test"):
        member = TeamMember.objects.get(party_id=cast.staff["assessor"].party_id)
    end_membership(by=cast.act(cast.person), subject_id=cast.subject_id, member_id=member.pk, at=cast.at())
    assert _begins(cast, "nurse") is None, "what they wrote with the person is still there"
    assert _begins(cast, "assessor") is not None


def test_own_records_are_reached_for_a_while_and_once(cast: Cast) -> None:
    nurse = cast.staff["nurse"]
    for _ in range(2):
        _begins(cast, "nurse")
    with automatic_run("test"):
        (ground,) = AccessGround.objects.filter(party_id=nurse.party_id)
        assert (ground.basis, ground.reason) == ("own_records", "Läkaren skickade en remiss")
        assert ground.period.upper - ground.period.lower == OWN_RECORDS_LAST
        assert reach(nurse, cast.subject_id, ground.period.upper) is None
