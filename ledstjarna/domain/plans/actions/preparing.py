"""Before a follow-up: how the person thinks it goes, and the levels of a goal, described beforehand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.queries import NotForYou, Viewer, open_change
from ledstjarna.domain.consent.rules import PLAN
from ledstjarna.domain.plans.actions._parts import envelope, locked, standing_plan
from ledstjarna.domain.plans.events import FollowUpPrepared, ScaleDescribed
from ledstjarna.domain.plans.models import AttainmentScale, FollowUpPreparation, Goal
from ledstjarna.domain.plans.queries.plan_view import PlanView, plan_view
from ledstjarna.domain.plans.queries.speaking import telling_hindrance
from ledstjarna.domain.plans.rules.attainment import STEPS, scale_findings
from ledstjarna.domain.plans.rules.following_up import HELPED, LEVELS, WANTS
from ledstjarna.foundation.findings import ChangedMeanwhile, Finding, require
from ledstjarna.foundation.outbox.publishing import publish


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalThought:
    """What the person says about a goal; what they leave unsaid is None or empty."""

    goal_id: UUID
    level: int | None = None
    wants: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartThought:
    """What the person says about a part."""

    commitment_id: UUID
    helped: str = ""
    wants: str = ""
    words: str = ""


@transaction.atomic
def prepare_follow_up(
    *, by: Viewer, subject_id: UUID, seen_number: int, words: str, goals: Sequence[GoalThought],
    parts: Sequence[PartThought], at: datetime,
) -> FollowUpPreparation:  # fmt: skip
    """Keep how the person thinks it goes, before the follow-up. Nothing has to be answered, but something.

    Raises RuleBroken, NotForYou, ChangedMeanwhile when somebody who may speak for the person wrote first.
    """
    change = open_change(by, subject_id, what="prepare_follow_up", kinds=[PLAN])
    require(
        Finding("the_person_prepares") if by.kind == "staff" else telling_hindrance(change),
    )
    plan = standing_plan(change, "prepare_follow_up")
    said = [_goal(one) for one in goals if one.level is not None or one.wants or one.words.strip()]
    told = [_part(one) for one in parts if one.helped or one.wants or one.words.strip()]
    if not _of_plan(plan_view(change), goals, parts):
        raise NotForYou(by, subject_id, "prepare_follow_up")
    require(None if said or told or words.strip() else Finding("words_missing", field_name="words"))
    earlier = FollowUpPreparation.objects.filter(**change.rows, plan=plan).order_by("-number").first()
    number = earlier.number if earlier else 0
    if number != seen_number:
        theirs = earlier.words if earlier else ""
        raise ChangedMeanwhile(
            what="preparation", version=number, mine={"words": words.strip()}, theirs={"words": theirs}
        )
    row = FollowUpPreparation.objects.create(
        **change.rows, plan=plan, number=number + 1, words=words.strip(), goals=said, parts=told,
        said_by_id=by.party_id, said_by_label=by.label, said_at=at,
    )  # fmt: skip
    publish(FollowUpPrepared(**envelope(change, at), preparation_id=row.id))
    return row


def _of_plan(view: PlanView, goals: Sequence[GoalThought], parts: Sequence[PartThought]) -> bool:
    """Whether everything is about this plan, in levels and answers that there are."""
    known = {row.goal.id for row in view.goals}, {part.id for part in view.parts}
    return (
        {one.goal_id for one in goals} <= known[0]
        and {one.commitment_id for one in parts} <= known[1]
        and all(one.level is None or one.level in LEVELS for one in goals)
        and {one.wants for one in goals} | {one.wants for one in parts} <= {"", *WANTS}
        and all(one.helped in ("", *HELPED) for one in parts)
    )


def _goal(one: GoalThought) -> dict[str, Any]:
    return {"goal": str(one.goal_id), "level": one.level, "wants": one.wants, "words": one.words.strip()}


def _part(one: PartThought) -> dict[str, Any]:
    return {
        "part": str(one.commitment_id), "helped": one.helped, "wants": one.wants, "words": one.words.strip(),
    }  # fmt: skip


@transaction.atomic
def describe_scale(
    *, by: Viewer, subject_id: UUID, goal_id: UUID, texts: Sequence[str], weight: int, at: datetime
) -> AttainmentScale:
    """Describe the five levels of a goal with the person, the least first. A new description is a new row.

    Counts from the day after: what is described afterwards measures nothing. Raises RuleBroken, NotForYou.
    """
    change = open_change(by, subject_id, what="describe_scale", kinds=[PLAN])
    require(telling_hindrance(change), *scale_findings(texts, weight))
    standing_plan(change, "describe_scale")
    goal = locked(Goal.objects.filter(**change.rows), by, goal_id, "describe_scale")
    require(None if goal.state in ("wanted", "agreed") else Finding("goal_not_open"))
    names = [name for name, _ in STEPS]
    row = AttainmentScale.objects.create(
        **change.rows, goal=goal, weight=weight, described_by_id=by.party_id, described_by_label=by.label,
        described_at=at, **dict(zip(names, (text.strip() for text in texts), strict=True)),
    )  # fmt: skip
    publish(ScaleDescribed(**envelope(change, at), goal_id=goal.id, scale_id=row.id))
    return row
