"""Begin a plan, end it, set its goals."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.queries import Reading, Viewer, open_change
from ledstjarna.domain.consent.rules import PLAN as PLAN_KIND
from ledstjarna.domain.needs.queries import need_of
from ledstjarna.domain.people.queries import away_of
from ledstjarna.domain.plans.actions._parts import (
    check_seen,
    envelope,
    locked,
    note_change,
    parts_hindrance,
    standing_plan,
)
from ledstjarna.domain.plans.actions.after_the_end import reading_after_the_end
from ledstjarna.domain.plans.events import GoalSet, PlanEnded, PlanStarted, SipEnded
from ledstjarna.domain.plans.models import Goal, Plan, Sip
from ledstjarna.domain.plans.queries.speaking import deciding_hindrance, telling_hindrance
from ledstjarna.domain.plans.rules.following_up import away_findings, day_findings
from ledstjarna.domain.plans.rules.states import GOAL, PLAN, SIP
from ledstjarna.foundation.clock import STOCKHOLM
from ledstjarna.foundation.findings import Finding, require
from ledstjarna.foundation.outbox.publishing import publish

_GOAL_STATES_OPEN = ("wanted", "agreed")


@transaction.atomic
def start_plan(*, by: Viewer, subject_id: UUID, at: datetime) -> Plan:
    """Begin the person's plan; the one that stands, when there is one already."""
    change = open_change(by, subject_id, what="start_plan", kinds=[PLAN_KIND])
    plan = Plan.objects.filter(**change.rows, ended_at=None).first()
    if plan:
        return plan
    plan = Plan.objects.create(
        **change.rows, state=PLAN.start, started_by_id=by.party_id, started_by_label=by.label, started_at=at
    )
    publish(PlanStarted(**envelope(change, at), plan_id=plan.id))
    return plan


def plan_to_meet_about(change: Reading, at: datetime) -> Plan:
    """The plan that a meeting is about: the running one, else the one that ended last, which a meeting does not begin
    anew: that is the person's to do, with a goal. Where there never was one the meeting begins it. For the actions of
    this room.
    """
    ended = Plan.objects.filter(**change.rows).exclude(ended_at=None).order_by("ended_at").last()
    if ended is None or Plan.objects.filter(**change.rows, ended_at=None).exists():
        return start_plan(by=change.viewer, subject_id=change.subject_id, at=at)
    return ended


@transaction.atomic
def end_plan(*, by: Viewer, subject_id: UUID, at: datetime, staying: Mapping[UUID, str] | None = None) -> Plan:
    """End the plan by the person's wish. What others have decided stands.

    Who has nothing left to do with the person reads no more after a while, but for the members in `staying`, with why.
    """
    change = open_change(by, subject_id, what="end_plan", kinds=[PLAN_KIND])
    require(deciding_hindrance(change, "plan"))
    plan = standing_plan(change, "end_plan")
    _end_sip_of(plan, change, at)
    plan.state, plan.ended_at = PLAN.after(plan.state, "end"), at
    plan.save(update_fields=["state", "ended_at"])
    publish(PlanEnded(**envelope(change, at), plan_id=plan.id))
    reading_after_the_end(plan, at, staying=staying or {})
    return plan


@transaction.atomic
def set_goal(
    *, by: Viewer, subject_id: UUID, words: str, life_area: str, current_level: int, wanted_level: int,
    at: datetime, need_id: UUID | None = None, way: str = "digital",
) -> Goal:  # fmt: skip
    """Set a goal in the person's words, said in the way `way`. Begins the plan when there is none. Raises NotForYou,
    RuleBroken.
    """
    change = open_change(by, subject_id, what="set_goal", kinds=[PLAN_KIND])
    require(telling_hindrance(change))
    require(*_goal_findings(words, current_level, wanted_level))
    plan = start_plan(by=by, subject_id=subject_id, at=at)
    goal = Goal.objects.create(
        **change.rows, plan=plan, need_id=need_of(change, need_id), state=GOAL.start, words=words.strip(),
        life_area=life_area, current_level=current_level, wanted_level=wanted_level,
        written_by_id=by.party_id, written_by_label=by.label, written_at=at, way=way,
    )  # fmt: skip
    note_change(plan)
    publish(GoalSet(**envelope(change, at), goal_id=goal.id, way=way))
    return goal


@transaction.atomic
def change_goal(
    *, by: Viewer, subject_id: UUID, goal_id: UUID, seen_version: int, words: str, current_level: int,
    wanted_level: int, at: datetime,
) -> Goal:  # fmt: skip
    """Write a goal anew; what it said before is kept. Raises ChangedMeanwhile when somebody else did first."""
    change = open_change(by, subject_id, what="change_goal", kinds=[PLAN_KIND])
    require(telling_hindrance(change))
    plan = standing_plan(
        change, "change_goal"
    )  # first, as whoever agrees does: two who wait for each other wait for ever
    goal = locked(Goal.objects.filter(**change.rows, state__in=_GOAL_STATES_OPEN), by, goal_id, "change_goal")
    mine: dict[str, Any] = {"words": words, "current_level": current_level, "wanted_level": wanted_level}
    check_seen(goal, seen_version, what="goal", mine=mine)
    require(*_goal_findings(words, current_level, wanted_level))
    goal.earlier = [*goal.earlier, _as_was(goal)]
    goal.words, goal.current_level, goal.wanted_level = words.strip(), current_level, wanted_level
    if goal.state == "agreed":
        goal.state = GOAL.after(goal.state, "change")
    goal.version += 1
    goal.written_by_id, goal.written_by_label, goal.written_at = by.party_id, by.label, at
    goal.save()
    note_change(plan)
    publish(GoalSet(**envelope(change, at), goal_id=goal.id))
    return goal


@transaction.atomic
def let_go_of_goal(*, by: Viewer, subject_id: UUID, goal_id: UUID, seen_version: int, at: datetime) -> Goal:
    """End a goal that the person no longer wants. While somebody does something for it it stays: no part is hidden."""
    change = open_change(by, subject_id, what="let_go_of_goal", kinds=[PLAN_KIND])
    require(telling_hindrance(change))
    plan = standing_plan(
        change, "let_go_of_goal"
    )  # first, as whoever agrees does: two who wait for each other wait for ever
    goal = locked(Goal.objects.filter(**change.rows), by, goal_id, "let_go_of_goal")
    check_seen(goal, seen_version, what="goal", mine={"state": "ended"})
    state = GOAL.after(goal.state, "let_go")
    require(parts_hindrance(change, goal))
    goal.state = state
    goal.version += 1
    goal.save(update_fields=["state", "version"])
    note_change(plan)
    publish(GoalSet(**envelope(change, at), goal_id=goal.id))
    return goal


@transaction.atomic
def plan_follow_up(*, by: Viewer, subject_id: UUID, on: date, how: str, at: datetime, anyway: bool = False) -> Plan:
    """Set the day when the plan is followed up with the person. Raises RuleBroken for a day that has passed, and for
    one when the person is away unless it is to be then `anyway`.
    """
    change = open_change(by, subject_id, what="plan_follow_up", kinds=[PLAN_KIND])
    require(telling_hindrance(change))
    away = away_of(subject_id)
    require(*day_findings(on, at.astimezone(STOCKHOLM).date(), "on"), *away_findings(on, away=away, anyway=anyway))
    plan = standing_plan(change, "plan_follow_up")
    plan.next_follow_up, plan.follow_up_how = on, how
    plan.save(update_fields=["next_follow_up", "follow_up_how"])
    return plan


def _end_sip_of(plan: Plan, change: Reading, at: datetime) -> None:
    """A SIP is a status of the plan: it ends with it."""
    sip = Sip.objects.select_for_update(of=("self",)).filter(**change.rows, plan=plan, ended_at=None).first()
    if sip is None:
        return
    sip.state, sip.ended_why, sip.ended_at = SIP.after(sip.state, "close"), "plan_ended", at
    sip.version += 1
    sip.save()
    publish(SipEnded(**envelope(change, at), sip_id=sip.id, why="plan_ended"))


def _goal_findings(words: str, current: int, wanted: int) -> list[Finding]:
    findings = []
    if not words.strip():
        findings.append(Finding("goal_words_missing", field_name="words"))
    if current in range(5) and wanted in range(5) and wanted > current:
        findings.append(Finding("wanted_worse_than_now", field_name="wanted_level"))
    for name, level in (("current_level", current), ("wanted_level", wanted)):
        if level not in (0, 1, 2, 3, 4, 8, 9):
            findings.append(Finding("level_unknown", {"level": level}, field_name=name))
    return findings


def _as_was(goal: Goal) -> dict[str, Any]:
    return {
        "version": goal.version,
        "words": goal.words,
        "current_level": goal.current_level,
        "wanted_level": goal.wanted_level,
        "written_by": goal.written_by_label,
        "written_at": goal.written_at.isoformat(),
    }
