"""A plan is followed up with the person: what they said beforehand, the sitting, what it leads to, and when next."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.queries import NotForYou, Reading, Viewer, open_reading
from ledstjarna.domain.plans.actions import (
    Agreed,
    Answer,
    Decided,
    GoalSaid,
    GoalThought,
    Held,
    PartSaid,
    PartThought,
    SupportOffered,
    agree_plan,
    answer_assignment,
    answer_review,
    ask_review,
    assign,
    begin_investigation,
    choose,
    decide,
    describe_scale,
    hold_follow_up,
    leave_step_down,
    let_go_of_goal,
    plan_follow_up,
    prepare_follow_up,
    propose,
    propose_step_down,
    reach_goal,
    set_goal,
    stop_commitment,
    write_investigation,
)
from ledstjarna.domain.plans.models import (
    Application,
    Commitment,
    FollowUp,
    Goal,
    Plan,
    ProviderAssignment,
    StepDown,
)
from ledstjarna.domain.plans.queries import (
    goals_over_time,
    plan_view,
    preparation,
    review_of_part,
    reviews_asked,
    standing_follow_ups,
)
from ledstjarna.domain.plans.rules.following_up import when_due
from ledstjarna.domain.plans.tests.cast import AT, Cast, gather
from ledstjarna.domain.teams.actions import begin_contact
from ledstjarna.foundation.clock import clock_set_to
from ledstjarna.foundation.findings import ChangedMeanwhile, RuleBroken
from ledstjarna.foundation.outbox.models import Happening

JUNE = AT + timedelta(days=90)
SEPTEMBER = AT + timedelta(days=180)
STEPS = ("Går inte ut", "Går till porten", "Går till kören ibland", "Går varannan vecka", "Går varje vecka")


@pytest.fixture
def cast(db: None) -> Cast:
    return gather()


def agreed_plan(cast: Cast) -> tuple[Goal, Commitment]:
    """A goal with a shower that the municipality has granted, agreed with the assessor."""
    person = cast.act(cast.person)
    goal = set_goal(
        by=person, subject_id=cast.subject_id, words="Jag vill sjunga.", life_area="d9", current_level=3,
        wanted_level=1, at=cast.at(),
    )  # fmt: skip
    offered = SupportOffered(title="Hjälp att duscha", legal_basis="sol", can_change_mind="Ja.", after_no="Inget.")
    made = propose(
        by=person, subject_id=cast.subject_id, goal_id=goal.id, offered=offered, owner=cast.unit_owner("home_care"),
        at=cast.at(),
    )  # fmt: skip
    choose(
        by=person, subject_id=cast.subject_id, proposal_id=made.id, seen_version=1, answer=Answer(kind="yes"),
        at=cast.at(),
    )  # fmt: skip
    part = Commitment.objects.get(proposal=made)
    assessor = cast.act(cast.staff["assessor"])
    begin_contact(by=assessor, subject_id=cast.subject_id, reason="Astrid ringde", at=cast.at())
    about: dict[str, Any] = {
        "by": assessor, "subject_id": cast.subject_id, "application_id": Application.objects.get(commitment=part).id,
    }  # fmt: skip
    begin_investigation(**about, seen_version=1, at=cast.at())
    write_investigation(**about, seen_version=2, text="Behöver hjälp.")
    granted = Decided(outcome="granted", scope="Dusch", starts=date(2026, 3, 9), ends=date(2027, 3, 1))
    decide(**about, seen_version=3, decided=granted, at=cast.at())
    assign(**about, unit_id=cast.units["home_care"].id, chosen_by_person=False, at=cast.at())
    manager, given = cast.act(cast.staff["manager"]), ProviderAssignment.objects.get()
    answer_assignment(by=manager, subject_id=cast.subject_id, assignment_id=given.id, seen_version=1, yes=True,
                      words="", at=cast.at())  # fmt: skip
    cast.act(assessor)
    agree_plan(by=assessor, subject_id=cast.subject_id, seen_version=0, agreed=Agreed(way="meeting"), at=cast.at())
    part.refresh_from_db()
    goal.refresh_from_db()
    return goal, part


def held(goal: Goal, part: Commitment, *, own: int = 2, seen: int = 2, wants: str = "continue", **more: Any) -> Held:
    said: dict[str, Any] = {
        "held_on": JUNE.date(), "how": "home", "present": ["Astrid Lind", "Karin Nyström"], "person_took_part": True,
        "words": "Det går bra.", "next_on": SEPTEMBER.date(), "next_how": "Hemma hos mig",
        "goals": [GoalSaid(goal_id=goal.id, own_level=own, professional_level=seen, wants="continue")],
        "parts": [PartSaid(commitment_id=part.id, helped="yes", wants=wants)],
    }  # fmt: skip
    return Held(**(said | more))


def follow(cast: Cast, what: Held, seen_number: int, at: Any = JUNE, by: Viewer | None = None) -> FollowUp:
    by = cast.act(by or cast.staff["assessor"])
    return hold_follow_up(by=by, subject_id=cast.subject_id, seen_number=seen_number, held=what, at=at)


def codes(call: Any) -> set[str]:
    with pytest.raises(RuleBroken) as broken, transaction.atomic():
        call()
    return {finding.code for finding in broken.value.findings}


def reading_of(cast: Cast, by: Viewer, *kinds: str) -> Reading:
    return open_reading(cast.act(by), cast.subject_id, what="test", kinds=kinds or ["plan"])


def test_a_follow_up_from_preparation_to_the_next(cast: Cast) -> None:
    goal, part = agreed_plan(cast)
    with clock_set_to(JUNE):
        assessor, person = cast.staff["assessor"], cast.act(cast.person)
        thought = prepare_follow_up(
            by=person, subject_id=cast.subject_id, seen_number=0, words="Det känns lättare.", at=JUNE,
            goals=[GoalThought(goal_id=goal.id, level=2)], parts=[PartThought(commitment_id=part.id, helped="yes")],
        )  # fmt: skip
        about: dict[str, Any] = {"subject_id": cast.subject_id, "goals": [], "parts": [], "at": JUNE}
        with pytest.raises(ChangedMeanwhile):
            prepare_follow_up(by=person, seen_number=0, words="Igen", **about)
        assert codes(lambda: prepare_follow_up(by=person, seen_number=1, words=" ", **about)) == {"words_missing"}
        cast.act(assessor)
        assert codes(lambda: prepare_follow_up(by=assessor, seen_number=1, words="x", **about)) == {
            "the_person_prepares"
        }
        assert preparation(reading_of(cast, assessor)) == thought
        row = follow(cast, held(goal, part), 0)
        assert (row.preparation, row.plan_version, row.number) == (thought, 1, 1)
        assert preparation(reading_of(cast, assessor)) is None, "what was followed up is not prepared any more"
        plan = Plan.objects.get()
        assert (plan.next_follow_up, plan.follow_up_how) == (SEPTEMBER.date(), "Hemma hos mig")
        assert Happening.objects.filter(kind="FollowUpHeld").count() == 1
        with pytest.raises(ChangedMeanwhile) as changed:
            follow(cast, held(goal, part), 0)
        assert changed.value.version == 1
        assert not StepDown.objects.exists(), "once is not twice"
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic(), automatic_run("test"):
            FollowUp.objects.update(words="Något annat")


def test_what_is_wrong_is_told_and_nothing_is_kept(cast: Cast) -> None:
    goal, part = agreed_plan(cast)
    with clock_set_to(JUNE):
        right = held(goal, part)
        wrong = (
            (replace(right, held_on=date(2026, 3, 1)), "follow_up_before_plan"),
            (replace(right, held_on=JUNE.date() + timedelta(days=1)), "follow_up_not_yet"),
            (replace(right, next_on=None), "next_follow_up_missing"),
            (replace(right, ends_plan=True), "ends_and_goes_on"),
            (replace(right, how="by letter"), "follow_up_how_missing"),
            (held(goal, part, own=7), "level_unknown"),
            (held(goal, part, wants="more"), "wants_missing"),
            (replace(right, corrects_id=goal.id), "only_the_latest_is_corrected"),
        )
        for what, code in wrong:
            assert codes(lambda what=what: follow(cast, what, 0)) == {code}
        person = cast.act(cast.person)
        assert codes(lambda: follow(cast, right, 0, by=person)) == {"the_team_follows_up"}
        elsewhere = replace(right, goals=[GoalSaid(goal_id=part.id, own_level=1, professional_level=1, wants="end")])
        with pytest.raises(NotForYou):
            follow(cast, elsewhere, 0)
        assert not FollowUp.objects.exists()


def test_levels_are_described_beforehand_and_a_correction_is_a_new_row(cast: Cast) -> None:
    goal, part = agreed_plan(cast)
    with clock_set_to(JUNE):
        person = cast.act(cast.person)
        about: dict[str, Any] = {"by": person, "subject_id": cast.subject_id, "goal_id": goal.id, "weight": 2}
        assert codes(lambda: describe_scale(**about, texts=("", *STEPS[1:]), at=JUNE)) == {"level_not_described"}
        describe_scale(**about, texts=STEPS, at=JUNE)
        attained = GoalSaid(goal_id=goal.id, own_level=2, professional_level=2, wants="continue", attained=1)
        measured = held(goal, part, goals=[attained])
        assert codes(lambda: follow(cast, measured, 0)) == {"scale_not_beforehand"}
        first = follow(cast, held(goal, part), 0)
    with clock_set_to(SEPTEMBER):
        later = replace(measured, held_on=SEPTEMBER.date(), next_on=SEPTEMBER.date() + timedelta(days=90))
        second = follow(cast, later, 1, SEPTEMBER)
        assert codes(lambda: follow(cast, replace(later, corrects_id=first.id), 2, SEPTEMBER)) == {
            "only_the_latest_is_corrected"
        }
        anew = follow(cast, replace(later, words="Det gick ännu bättre.", corrects_id=second.id), 2, SEPTEMBER)
        seen = standing_follow_ups(reading_of(cast, cast.staff["assessor"]))
        assert [one.row.id for one in seen] == [anew.id, first.id], (
            "the correction stands in the place of what it corrects"
        )
        assert [one.t_score for one in seen] == [60.0, None]


def test_stepping_down_is_suggested_and_changes_nothing(cast: Cast) -> None:
    goal, part = agreed_plan(cast)
    assessor = cast.staff["assessor"]
    with clock_set_to(SEPTEMBER):
        follow(cast, held(goal, part, own=1, seen=1), 0, JUNE + timedelta(days=90))
        later = held(
            goal, part, own=1, seen=0, held_on=SEPTEMBER.date(), next_on=SEPTEMBER.date() + timedelta(days=60)
        )  # fmt: skip
        follow(cast, later, 1, SEPTEMBER)
        row = StepDown.objects.get()
        assert (row.way, row.reasons, row.state) == ("review", ["reached_twice"], "suggested")
        before = Commitment.objects.values().get(pk=part.id)
        about: dict[str, Any] = {"subject_id": cast.subject_id, "step_down_id": row.id, "at": SEPTEMBER}
        ask_review(by=cast.act(cast.person), seen_version=1, words="Jag klarar mer själv.", **about)
        assert [one.id for one in reviews_asked(cast.act(assessor))] == [row.id]
        nurse = cast.act(cast.staff["nurse"])
        assert reviews_asked(nurse) == []
        cast.act(assessor)
        answer: dict[str, Any] = {"by": assessor, "commitment_id": part.id, "opens": True, "seen_version": 2} | about
        assert codes(lambda: answer_review(**answer, answer=" ")) == {"answer_missing"}
        answer_review(**answer, answer="Vi ses i oktober.")
        row.refresh_from_db()
        assert (row.state, row.answer) == ("review_opened", "Vi ses i oktober.")
        assert review_of_part(reading_of(cast, assessor), part.id) == row
        assert Commitment.objects.values().get(pk=part.id) == before, "the decision stands"
        points = goals_over_time(reading_of(cast, assessor), plan_view(reading_of(cast, assessor)))[0]
        assert (points.trend.direction, [point.own for point in points.points]) == ("more", [None, 1, 1])


def test_less_is_proposed_or_left_and_a_goal_is_reached(cast: Cast) -> None:
    goal, part = agreed_plan(cast)
    assessor = cast.staff["assessor"]
    with clock_set_to(JUNE):
        follow(cast, held(goal, part, wants="step_down"), 0)
        row = StepDown.objects.get()
        about: dict[str, Any] = {"subject_id": cast.subject_id, "step_down_id": row.id, "at": JUNE}
        offered = SupportOffered(title="Duscha själv", legal_basis="own", can_change_mind="Ja.", after_no="Inget.")
        made = propose_step_down(by=cast.act(assessor), seen_version=1, offered=offered, owner=cast.own(), **about)
        row.refresh_from_db()
        assert (row.state, row.proposal, made.state) == ("proposed", made, "open")
        assert codes(lambda: leave_step_down(by=cast.act(cast.person), seen_version=2, **about)) == {"state_forbids"}
        reached: dict[str, Any] = {"subject_id": cast.subject_id, "goal_id": goal.id, "seen_version": 1, "at": JUNE}
        assert codes(lambda: let_go_of_goal(by=cast.act(cast.person), **reached)) == {"goal_has_parts"}
        assert codes(lambda: reach_goal(by=cast.act(cast.person), **reached)) == {"goal_has_parts"}
        stop_commitment(
            by=cast.act(cast.person), subject_id=cast.subject_id, commitment_id=part.id, seen_version=part.version,
            why="Jag klarar det själv.", at=JUNE,
        )  # fmt: skip
        assert reach_goal(by=cast.act(cast.person), **reached).state == "reached"
        assert Plan.objects.get().state == "changed"


def test_the_next_follow_up_never_falls_out(cast: Cast) -> None:
    goal, part = agreed_plan(cast)
    assessor = cast.staff["assessor"]
    assert _when(JUNE) == "missing"
    with clock_set_to(JUNE):
        far = {"by": cast.act(assessor), "subject_id": cast.subject_id, "how": "", "at": JUNE}
        assert codes(lambda: plan_follow_up(on=date(2036, 1, 1), **far)) == {"next_follow_up_too_far"}
        follow(cast, held(goal, part), 0)
        assert _when(JUNE) == "ahead"
        assert _when(SEPTEMBER + timedelta(days=1)) == "overdue"
        with pytest.raises(IntegrityError, match="never taken away"), transaction.atomic(), automatic_run("test"):
            Plan.objects.update(next_follow_up=None)
        follow(cast, held(goal, part, next_on=None, next_how="", ends_plan=True), 1)
        cast.act(assessor)
        assert Plan.objects.get().state == "ended"


def _when(at: datetime) -> str:
    plan = Plan.objects.get()
    return when_due(plan.next_follow_up, agreed=plan.version > 0, today=at.date())
