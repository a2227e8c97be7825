"""Whoever said no, or whose part ended, no longer reaches the person."""

from datetime import date, timedelta

import pytest

from ledstjarna.domain.consent.access import reach
from ledstjarna.domain.consent.models import AccessGround
from ledstjarna.domain.organisations.actions import employ, set_up_unit
from ledstjarna.domain.plans.actions import (
    Decided,
    answer_assignment,
    answer_part,
    assess_health,
    assign,
    begin_investigation,
    decide,
    end_plan,
    judge_sip,
    stop_commitment,
    write_investigation,
)
from ledstjarna.domain.plans.models import Application
from ledstjarna.domain.plans.tests.cast import AT, Cast, gather
from ledstjarna.domain.plans.tests.test_story_to_agreed import proposed, with_goal, yes
from ledstjarna.domain.teams.actions import begin_contact
from ledstjarna.foundation.outbox.models import Happening

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return gather()


def test_an_association_that_says_no_sees_its_answer_for_a_day_and_then_nothing(cast: Cast) -> None:
    part = yes(cast, proposed(cast, with_goal(cast), "Kören hämtar mig", "association", cast.unit_owner("choir")))
    singer, at = cast.staff["singer"], cast.at()
    cast.act(singer)
    answer_part(
        by=singer, subject_id=cast.subject_id, commitment_id=part.id, seen_version=1, yes=False, words="Fullt", at=at
    )
    assert reach(singer, cast.subject_id, at + timedelta(hours=23)).parts == {part.id}
    assert reach(singer, cast.subject_id, at + timedelta(hours=25)) is None


def test_not_suitable_ends_what_the_care_centre_reaches(cast: Cast) -> None:
    part = yes(cast, proposed(cast, with_goal(cast), "Träning", "health", cast.unit_owner("care_centre")))
    nurse, at = cast.staff["nurse"], cast.at()
    cast.act(nurse)
    assess_health(
        by=nurse, subject_id=cast.subject_id, commitment_id=part.id, seen_version=1, suitable=False, why="Hjärtat",
        at=at,
    )  # fmt: skip
    assert reach(nurse, cast.subject_id, at + timedelta(hours=25)) is None


def test_another_live_part_keeps_who_the_person_is(cast: Cast) -> None:
    goal = with_goal(cast)
    first = yes(cast, proposed(cast, goal, "Träning", "health", cast.unit_owner("care_centre")))
    second = yes(cast, proposed(cast, goal, "Provtagning", "health", cast.unit_owner("care_centre")))
    at = cast.at()
    cast.act(cast.person)
    stop_commitment(by=cast.person, subject_id=cast.subject_id, commitment_id=first.id, seen_version=1, why="", at=at)
    nurse = cast.staff["nurse"]
    cast.act(nurse)
    left = reach(nurse, cast.subject_id, at + timedelta(minutes=1))
    assert (left.parts, left.kinds) == ({second.id}, {"basic"})


def test_stopping_withdraws_the_application_whoever_registers_it(cast: Cast) -> None:
    part = yes(cast, proposed(cast, with_goal(cast), "Hjälp att duscha", "sol", cast.unit_owner("home_care")))
    cast.act(cast.person)
    stop_commitment(
        by=cast.person, subject_id=cast.subject_id, commitment_id=part.id, seen_version=1, why="", at=cast.at()
    )
    assert Application.objects.get(commitment=part).state == "withdrawn"


def test_the_reason_to_stop_stays_on_the_guarded_row(cast: Cast) -> None:
    part = yes(cast, proposed(cast, with_goal(cast), "Promenad", "own", cast.own()))
    cast.act(cast.person)
    stop_commitment(
        by=cast.person, subject_id=cast.subject_id, commitment_id=part.id, seen_version=1, why="Knät", at=cast.at()
    )
    part.refresh_from_db()
    assert part.ended_why == "Knät"
    assert not Happening.objects.filter(body__icontains="Knät").exists()


def test_a_sip_ends_with_its_plan(cast: Cast) -> None:
    with_goal(cast)
    nurse = cast.act(cast.staff["nurse"])
    begin_contact(by=nurse, subject_id=cast.subject_id, reason="Astrid ringde", at=cast.at())
    sip = judge_sip(by=nurse, subject_id=cast.subject_id, why="Två huvudmän", at=cast.at())
    cast.act(cast.person)
    end_plan(by=cast.person, subject_id=cast.subject_id, at=cast.at())
    sip.refresh_from_db()
    assert (sip.state, sip.ended_why) == ("ended", "plan_ended")


def test_who_looks_into_the_application_and_declines_to_carry_it_out_still_reaches_it(cast: Cast) -> None:
    part = yes(cast, proposed(cast, with_goal(cast), "Hjälp att duscha", "sol", cast.unit_owner("home_care")))
    assessor = cast.act(cast.staff["assessor"])
    about = {"by": assessor, "subject_id": cast.subject_id, "application_id": part.application.id}
    begin_investigation(**about, seen_version=1, at=cast.at())
    write_investigation(**about, seen_version=2, text="Behöver hjälp.")
    decide(
        **about, seen_version=3, at=cast.at(),
        decided=Decided(outcome="granted", scope="Dusch på måndagar", starts=date(2026, 3, 9)),
    )  # fmt: skip
    own = assign(**about, unit_id=cast.units["assessment"].id, chosen_by_person=False, at=cast.at())
    at = cast.at()
    answer_assignment(
        by=assessor, subject_id=cast.subject_id, assignment_id=own.id, seen_version=1, yes=False, words="Vi har fullt.",
        at=at,
    )  # fmt: skip
    left = reach(assessor, cast.subject_id, at + timedelta(hours=25))
    assert left is not None
    assert part.id in left.parts


def test_an_application_reaches_the_unit_it_was_sent_to_and_no_other(cast: Cast) -> None:
    adults = set_up_unit(organisation_id=cast.municipality.id, kind="assessment", name="Vuxenenheten")
    employ(given_name="Per", family_name="Öst", unit_id=adults.id, role="care_assessor", start=AT - timedelta(days=365))
    yes(cast, proposed(cast, with_goal(cast), "Hjälp att duscha", "sol", cast.unit_owner("assessment")))
    rows = AccessGround.objects.filter(subject_id=cast.subject_id, basis="application")
    assert {row.party_id for row in rows} == {cast.units["assessment"].id}
    # Sent to the municipality by way of who would carry it out: whoever handles that kind receives it.
    yes(cast, proposed(cast, with_goal(cast), "Hjälp att handla", "sol", cast.unit_owner("home_care")))
    assert {row.party_id for row in rows.all()} == {cast.units["assessment"].id, adults.id}
