"""A plan that has ended, and what goes on: the part, the team and the person keep what helps them get it."""

import ast
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from ledstjarna.domain.consent.queries import open_reading
from ledstjarna.domain.plans import actions
from ledstjarna.domain.plans.actions import (
    Arrangement,
    begin_deviation,
    call_meeting,
    choose_owner,
    end_plan,
    link_plan,
    open_meeting,
    plan_follow_up,
    stop_commitment,
    tell,
)
from ledstjarna.domain.plans.models import Commitment, Plan
from ledstjarna.domain.plans.queries import plan_view
from ledstjarna.domain.plans.rules.going_on import OF_THE_PLAN, OF_WHAT_GOES_ON
from ledstjarna.domain.plans.tests.cast import AT, Cast, gather
from ledstjarna.domain.plans.tests.test_owner_changing import ask_home_care, nurse_in_team, sung
from ledstjarna.domain.plans.tests.test_story_to_agreed import with_goal
from ledstjarna.domain.teams.actions import begin_contact
from ledstjarna.foundation.clock import clock_set_to
from ledstjarna.foundation.findings import RuleBroken

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_the_time() -> Iterator[None]:
    """The clock of the cast: who has nothing left to do with the person reads for some days after the end."""
    with clock_set_to(AT + timedelta(hours=1)):
        yield


@pytest.fixture
def cast() -> Cast:
    return gather()


def ended(cast: Cast) -> Commitment:
    """A part that goes on after its plan, with a nurse in the team."""
    nurse_in_team(cast)
    part = sung(cast)
    end_plan(by=cast.act(cast.person), subject_id=cast.subject_id, at=cast.at())
    return part


def stop(cast: Cast, part: Commitment) -> Commitment:
    return stop_commitment(
        by=cast.act(cast.person), subject_id=cast.subject_id, commitment_id=part.id, seen_version=part.version, why="",
        at=cast.at(),
    )  # fmt: skip


def test_the_person_stops_what_goes_on_and_the_plan_stays_ended(cast: Cast) -> None:
    assert stop(cast, ended(cast)).state == "ended"
    assert Plan.objects.get().state == "ended"


def test_a_part_of_an_ended_plan_gets_a_new_owner(cast: Cast) -> None:
    part = ended(cast)
    seeking = ask_home_care(cast, part, part.version)
    chosen = choose_owner(
        by=cast.act(cast.person), subject_id=cast.subject_id, owner_change_id=seeking.id,
        seen_version=seeking.version, yes=True, shared_words={}, at=cast.at(),
    )  # fmt: skip
    assert chosen.state == "asked"


def test_a_part_of_an_ended_plan_changes_nothing_in_the_new_one(cast: Cast) -> None:
    part = ended(cast)
    with_goal(cast)
    Plan.objects.filter(ended_at=None).update(state="agreed")
    stop(cast, part)
    assert Plan.objects.get(ended_at=None).state == "agreed"


def test_the_team_notes_deviations_and_papers_while_a_part_goes_on(cast: Cast) -> None:
    part = ended(cast)
    cast.shares()
    assessor = cast.act(cast.staff["assessor"])
    begin_contact(by=assessor, subject_id=cast.subject_id, reason="Astrid ringde", at=cast.at())
    nurse = cast.act(cast.staff["nurse"])
    begun = begin_deviation(by=nurse, subject_id=cast.subject_id, commitment_id=part.id, at=cast.at())
    linked = link_plan(
        by=nurse, subject_id=cast.subject_id, kind="care_plan", title="Vårdplan", held_by="Linden", at=cast.at()
    )
    assert {begun.plan_id, linked.plan_id} == {part.plan_id}


def test_what_is_of_the_plan_itself_asks_for_a_new_one(cast: Cast) -> None:
    ended(cast)
    with pytest.raises(RuleBroken) as broken:
        plan_follow_up(by=cast.act(cast.person), subject_id=cast.subject_id, on=cast.at().date(), how="", at=cast.at())
    assert [finding.code for finding in broken.value.findings] == ["plan_has_ended"]


def test_when_nothing_goes_on_there_is_nothing_to_tell_of(cast: Cast) -> None:
    stop(cast, ended(cast))
    with pytest.raises(RuleBroken) as broken:
        tell(
            by=cast.act(cast.person), subject_id=cast.subject_id, kind="nobody_came", words="", way="digital",
            at=cast.at(),
        )  # fmt: skip
    assert [finding.code for finding in broken.value.findings] == ["plan_has_ended"]


def test_without_a_team_only_that_nobody_came_reaches_somebody(cast: Cast) -> None:
    part = sung(cast)
    with pytest.raises(RuleBroken) as broken:
        tell(
            by=cast.act(cast.person), subject_id=cast.subject_id, kind="not_satisfied", words="Ni sjunger falskt.",
            way="digital", commitment_id=part.id, at=cast.at(),
        )  # fmt: skip
    assert [finding.code for finding in broken.value.findings] == ["nobody_to_reach"]


def test_what_goes_on_is_seen_beside_an_ended_plan_and_in_the_next(cast: Cast) -> None:
    part = ended(cast)

    def seen() -> tuple[bool, bool, list[Commitment], list[Commitment]]:
        reading = open_reading(cast.act(cast.person), cast.subject_id, what="plan", kinds=["plan", "decision"])
        view = plan_view(reading)
        return view.plan is not None, view.ended is not None, view.parts, view.going_on

    assert seen() == (False, True, [], [part])
    with_goal(cast)
    assert seen() == (True, False, [], [part])
    stop(cast, part)
    assert seen() == (True, False, [], [])


def test_every_action_that_asks_for_a_plan_is_named_in_the_rule() -> None:
    asked = set()
    for path in Path(actions.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "standing_plan":
                asked.add(ast.literal_eval(node.args[1]))
    assert asked == OF_THE_PLAN | OF_WHAT_GOES_ON


def test_a_meeting_about_a_plan_that_has_ended_begins_no_new_one(cast: Cast) -> None:
    ended(cast)
    nurse = cast.act(cast.staff["nurse"])
    call = call_meeting(
        by=nurse, subject_id=cast.subject_id, who=[nurse.party_id], at=cast.at(),
        arranged=Arrangement("room", 60, "care_centre", "Linden"),
    )  # fmt: skip
    meeting = open_meeting(by=cast.act(nurse), subject_id=cast.subject_id, present=["Astrid"], at=cast.at())
    plan = Plan.objects.get()
    assert (call.plan_id, meeting.plan_id, plan.state) == (plan.id, plan.id, "ended")
    cast.act(cast.person)
    view = plan_view(open_reading(cast.person, cast.subject_id, what="test", kinds=["plan"]))
    assert (view.plan, view.ended) == (None, plan)


def test_a_meeting_is_about_the_plan_that_runs_also_after_one_that_ended(cast: Cast) -> None:
    ended(cast)
    with_goal(cast)
    nurse = cast.act(cast.staff["nurse"])
    meeting = open_meeting(by=nurse, subject_id=cast.subject_id, present=["Astrid"], at=cast.at())
    assert meeting.plan_id == Plan.objects.get(ended_at=None).id
