"""Follow the plan up with the person: what they say, what the professional sees, what is wanted now, and when next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.queries import NotForYou, Reading, Viewer, open_change
from ledstjarna.domain.consent.rules import PLAN
from ledstjarna.domain.people.queries import away_of
from ledstjarna.domain.plans.actions._parts import envelope, standing_plan
from ledstjarna.domain.plans.actions.starting import end_plan
from ledstjarna.domain.plans.actions.stepping import leave_what_was_corrected, suggest_step_downs
from ledstjarna.domain.plans.events import FollowUpHeld
from ledstjarna.domain.plans.models import FollowUp, FollowUpPreparation, GoalResult, PartResult, Plan
from ledstjarna.domain.plans.queries.follow_ups import scales
from ledstjarna.domain.plans.queries.plan_view import PlanView, plan_view
from ledstjarna.domain.plans.rules.attainment import is_beforehand
from ledstjarna.domain.plans.rules.following_up import (
    Sitting,
    away_findings,
    field_of,
    goal_findings,
    part_findings,
    sitting_findings,
)
from ledstjarna.foundation.clock import STOCKHOLM
from ledstjarna.foundation.findings import ChangedMeanwhile, Finding, require
from ledstjarna.foundation.outbox.publishing import publish


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalSaid:
    """About one goal: the person's level and the professional's, how far on its scale, and what is wanted now."""

    goal_id: UUID
    own_level: int
    professional_level: int
    wants: str
    attained: int | None = None
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartSaid:
    """About one part: whether it helped, and what is wanted with it now."""

    commitment_id: UUID
    helped: str
    wants: str
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A follow-up as it was held. Either `next_on` or `ends_plan`; `anyway`: then, though the person
    is away; `corrects_id` is the latest one, said anew."""

    held_on: date
    how: str
    present: Sequence[str]
    person_took_part: bool
    goals: Sequence[GoalSaid] = ()
    parts: Sequence[PartSaid] = ()
    words: str = ""
    next_on: date | None = None
    next_how: str = ""
    ends_plan: bool = False
    anyway: bool = False
    corrects_id: UUID | None = None
    stays: Sequence[UUID] = ()  # the members of the team who read on when the plan ends
    stays_why: str = ""


@transaction.atomic
def hold_follow_up(*, by: Viewer, subject_id: UUID, seen_number: int, held: Held, at: datetime) -> FollowUp:
    """Keep what a follow-up said, set the next one (or end the plan by the person's wish), and suggest by rule.

    `seen_number`: how many follow-ups there were when the form was opened. Raises RuleBroken (a day before the plan
    or in the future, no next day, a level that is none), ChangedMeanwhile when somebody followed up first, NotForYou.
    """
    change = open_change(by, subject_id, what="hold_follow_up", kinds=[PLAN])
    require(None if by.kind == "staff" else Finding("the_team_follows_up"))
    plan = standing_plan(change, "hold_follow_up")
    earlier = list(FollowUp.objects.filter(**change.rows, plan=plan).order_by("number"))
    _check_seen(earlier, seen_number, held)
    view = plan_view(change)
    _check_ids(change, view, held)
    require(*_findings(change, plan, earlier, held, at))
    row = _keep(change, plan, len(earlier) + 1, held, at)
    _keep_results(change, row, view, held)
    if held.corrects_id:
        leave_what_was_corrected(change, held.corrects_id, at)
    if held.ends_plan:
        staying = dict.fromkeys(held.stays, held.stays_why.strip())
        end_plan(by=by, subject_id=subject_id, at=at, staying=staying)
    else:
        plan.next_follow_up, plan.follow_up_how = held.next_on, held.next_how.strip()
        plan.save(update_fields=["next_follow_up", "follow_up_how"])
        suggest_step_downs(change, view, row, at)
    publish(FollowUpHeld(**envelope(change, at), follow_up_id=row.id, corrects=held.corrects_id is not None))
    return row


def _check_seen(earlier: Sequence[FollowUp], seen_number: int, held: Held) -> None:
    if len(earlier) == seen_number:
        return
    names = ("held_on", "words")
    latest = earlier[-1] if earlier else None
    raise ChangedMeanwhile(
        what="follow_up", version=len(earlier), mine={name: getattr(held, name) for name in names},
        theirs={name: getattr(latest, name, "") for name in names},
    )  # fmt: skip


def _check_ids(change: Reading, view: PlanView, held: Held) -> None:
    """Only goals and parts of this plan can be followed up; anything else is not there."""
    goals, parts = {row.goal.id for row in view.goals}, {part.id for part in view.parts}
    if not {said.goal_id for said in held.goals} <= goals or not {said.commitment_id for said in held.parts} <= parts:
        raise NotForYou(change.viewer, change.subject_id, "hold_follow_up")


def _findings(change: Reading, plan: Plan, earlier: Sequence[FollowUp], held: Held, at: datetime) -> list[Finding]:
    sitting = Sitting(
        held.held_on, at.astimezone(STOCKHOLM).date(), plan.started_at.astimezone(STOCKHOLM).date(), held.how,
        held.present, held.next_on, held.ends_plan,
    )  # fmt: skip
    findings = sitting_findings(sitting)
    if held.ends_plan and held.stays and not held.stays_why.strip():
        findings.append(Finding("reason_missing", field_name="stays_why"))
    away = away_of(change.subject_id)
    findings += away_findings(held.next_on, away=away, anyway=held.anyway)
    for said in held.goals:
        findings += goal_findings(
            own=said.own_level, professional=said.professional_level, wants=said.wants, attained=said.attained,
            name=field_of("goal", said.goal_id),
        )  # fmt: skip
    for part in held.parts:
        findings += part_findings(helped=part.helped, wants=part.wants, name=field_of("part", part.commitment_id))
    if held.corrects_id and (not earlier or earlier[-1].id != held.corrects_id):
        findings.append(Finding("only_the_latest_is_corrected"))
    return [*findings, *_scale_findings(change, held)]


def _scale_findings(change: Reading, held: Held) -> list[Finding]:
    if all(said.attained is None for said in held.goals):
        return []
    described = {goal: row.described_at.astimezone(STOCKHOLM).date() for goal, row in scales(change).items()}
    return [
        Finding("scale_not_beforehand", field_name=field_of("goal", said.goal_id) + "_attained")
        for said in held.goals
        if said.attained is not None
        and not (said.goal_id in described and is_beforehand(described[said.goal_id], held.held_on))
    ]


def _keep(change: Reading, plan: Plan, number: int, held: Held, at: datetime) -> FollowUp:
    by = change.viewer
    prepared = FollowUpPreparation.objects.filter(**change.rows, plan=plan).order_by("-number").first()
    used = FollowUp.objects.filter(**change.rows, preparation=prepared).values_list("id", flat=True)
    if prepared and set(used) - {held.corrects_id}:
        prepared = None
    return FollowUp.objects.create(
        **change.rows, plan=plan, number=number, plan_version=plan.version, preparation=prepared,
        corrects_id=held.corrects_id, held_on=held.held_on, how=held.how,
        present=[name.strip() for name in held.present if name.strip()], person_took_part=held.person_took_part,
        words=held.words.strip(), next_on=held.next_on, next_how=held.next_how.strip(), ends_plan=held.ends_plan,
        held_by_id=by.party_id, held_by_label=by.label, recorded_at=at,
    )  # fmt: skip


def _keep_results(change: Reading, row: FollowUp, view: PlanView, held: Held) -> None:
    wanted, scale = {one.goal.id: one.goal.wanted_level for one in view.goals}, scales(change)
    for said in held.goals:
        GoalResult.objects.create(
            **change.rows, follow_up=row, goal_id=said.goal_id, own_level=said.own_level,
            professional_level=said.professional_level, wanted_level=wanted[said.goal_id],
            scale=scale.get(said.goal_id) if said.attained is not None else None, attained=said.attained,
            wants=said.wants, words=said.words.strip(),
        )  # fmt: skip
    for part in held.parts:
        PartResult.objects.create(
            **change.rows, follow_up=row, commitment_id=part.commitment_id, helped=part.helped, wants=part.wants,
            words=part.words.strip(),
        )  # fmt: skip
