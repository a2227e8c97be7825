"""Follow-ups of one person's plan: what was said, the levels over time, and whose next follow-up is due."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import F, Subquery

from ledstjarna.domain.consent.queries import NotForYou, Reading
from ledstjarna.domain.consent.rules import PLAN
from ledstjarna.domain.plans.models import (
    AttainmentScale,
    FollowUp,
    FollowUpPreparation,
    GoalResult,
    PartResult,
    Plan,
)
from ledstjarna.domain.plans.rules.attainment import Attained, t_score


@dataclass(frozen=True, slots=True)
class FollowUpSeen:
    """One follow-up with what it said about each goal and each part. `was_corrected`: a later row stands for it."""

    row: FollowUp
    goals: list[GoalResult] = field(default_factory=list)
    parts: list[PartResult] = field(default_factory=list)
    was_corrected: bool = False

    @property
    def t_score(self) -> float | None:
        """Over the goals that had a scale, by Kiresuk and Sherman; None where none had."""
        weighed = [(row.attained, row.scale) for row in self.goals if row.attained is not None and row.scale]
        return t_score([Attained(score, scale.weight) for score, scale in weighed])


def follow_ups(reading: Reading) -> list[FollowUpSeen]:
    """Every follow-up of the standing plan, else of the latest that ended, the newest first, those that were corrected
    too. Three queries.
    """
    reading.needs(PLAN)
    latest = Plan.objects.filter(**reading.rows).order_by(F("ended_at").desc(nulls_first=True)).values("pk")[:1]
    rows = FollowUp.objects.filter(**reading.rows, plan_id=Subquery(latest)).order_by("-number")
    return _seen(reading, list(rows))


def why_it_ended(reading: Reading, plan: Plan) -> str:
    """What was said when a plan ended at a follow-up; empty where nothing was."""
    reading.needs(PLAN)
    row = FollowUp.objects.filter(**reading.rows, plan=plan).order_by("number").last()
    return row.words if row is not None and row.ends_plan else ""


def standing_follow_ups(reading: Reading) -> list[FollowUpSeen]:
    """The follow-ups as they stand, the newest first: a correction in the place of what it corrects."""
    return [seen for seen in follow_ups(reading) if not seen.was_corrected]


def follow_up(reading: Reading, follow_up_id: UUID) -> FollowUpSeen:
    """One follow-up, of a plan that has ended too. Raises NotForYou when it is not the person's."""
    reading.needs(PLAN)
    row = FollowUp.objects.filter(**reading.rows, pk=follow_up_id).first()
    if row is None:
        raise NotForYou(reading.viewer, reading.subject_id, "follow_up")
    [seen] = _seen(reading, [row])
    corrected = FollowUp.objects.filter(**reading.rows, corrects=row).exists()
    return FollowUpSeen(seen.row, seen.goals, seen.parts, corrected)


def _seen(reading: Reading, rows: Sequence[FollowUp]) -> list[FollowUpSeen]:
    corrected = {row.corrects_id for row in rows}
    found = {row.id: FollowUpSeen(row, was_corrected=row.id in corrected) for row in rows}
    if not found:
        return []
    goals = GoalResult.objects.select_related("goal", "scale").filter(**reading.rows, follow_up_id__in=found)
    for result in goals.order_by("id"):
        found[result.follow_up_id].goals.append(result)
    parts = PartResult.objects.select_related("commitment").filter(**reading.rows, follow_up_id__in=found)
    for said in parts.order_by("id"):
        found[said.follow_up_id].parts.append(said)
    return list(found.values())


def preparation(reading: Reading) -> FollowUpPreparation | None:
    """What the person said beforehand and nobody has followed up yet: the latest since the last follow-up."""
    reading.needs(PLAN)
    latest = FollowUpPreparation.objects.filter(**reading.rows, plan__ended_at=None).order_by("-number").first()
    if latest is None or FollowUp.objects.filter(**reading.rows, preparation=latest).exists():
        return None
    return latest


def preparations_said(reading: Reading) -> int:
    """How many times the person has prepared a follow-up of the standing plan: what a form carries along."""
    reading.needs(PLAN)
    return FollowUpPreparation.objects.filter(**reading.rows, plan__ended_at=None).count()


def scales(reading: Reading) -> dict[UUID, AttainmentScale]:
    """The scale that counts for each goal: the latest that was described."""
    reading.needs(PLAN)
    rows = AttainmentScale.objects.filter(**reading.rows).order_by("described_at", "id")
    return {row.goal_id: row for row in rows}
