"""Goal → Goal: in the person's words, with where they are and where they want to be, and how it has gone."""

from collections.abc import Sequence
from datetime import datetime

from ledstjarna.domain.plans.models import Goal, GoalResult
from ledstjarna.domain.plans.queries import level_of
from ledstjarna.domain.plans.rules.level_now import ASSESSMENT
from ledstjarna.fhir.export.observation import area, level
from ledstjarna.fhir.export.telling import Resource, Telling, concept, extension, our, reference, resource
from ledstjarna.foundation.clock import day_of

STATUSES = {"wanted": "proposed", "agreed": "active", "reached": "completed", "ended": "cancelled"}
ACHIEVEMENT = "http://terminology.hl7.org/CodeSystem/goal-achievement"
_KNOWN = range(5)  # 8 and 9 say nothing of how it goes


def to_fhir(goal: Goal, changed: datetime, results: Sequence[GoalResult], to: Telling) -> Resource:
    """The goal. The level now is an extension of ours: R4 has a place for the wanted one alone.

    `results` are the follow-ups', the oldest first. What the person wants next (continue, change, step down, end) is
    an extension: nothing follows of itself from a wish to step down.
    """
    latest = results[-1] if results else None
    wants = [extension("wants", valueCodeableConcept=our("wants", latest.wants.replace("_", "-")))] if latest else []
    return resource(
        "Goal", goal.pk, changed,
        extension=[extension("current-level", valueCodeableConcept=level(level_of(goal).level)), *wants],
        lifecycleStatus=STATUSES[goal.state],
        achievementStatus=_achieved(goal, results),
        category=[area(goal.life_area)] if goal.life_area else [],
        description={"text": goal.words or "?"},
        subject=reference("Patient", goal.subject_id),
        startDate=day_of(goal.written_at).isoformat(),
        target=[{"measure": area(goal.life_area), "detailCodeableConcept": level(goal.wanted_level)}]
        if goal.life_area else [],
        addresses=[reference("Observation", goal.need_id)] if goal.need_id else [],
    )  # fmt: skip


def _achieved(goal: Goal, results: Sequence[GoalResult]) -> Resource | None:
    """How it goes by the person's own levels; nothing until a follow-up has said something, or the goal is reached."""
    levels = [row.own_level for row in results if row.own_level in _KNOWN]
    now = level_of(goal)
    if results and now.where == ASSESSMENT:
        levels.append(now.level)
    if goal.state == "reached":
        return concept("achieved", ACHIEVEMENT)
    if not levels:
        return concept("in-progress", ACHIEVEMENT) if results else None
    before = levels[-2] if len(levels) > 1 else goal.current_level
    if before not in _KNOWN or levels[-1] == before:
        return concept("no-change" if before in _KNOWN else "in-progress", ACHIEVEMENT)
    return concept("improving" if levels[-1] < before else "worsening", ACHIEVEMENT)
