"""Goal → Goal: in the person's words, with where they are and where they want to be."""

from ledstjarna.domain.plans.models import Goal
from ledstjarna.fhir.export.observation import area, level
from ledstjarna.fhir.export.telling import Resource, Telling, extension, reference, resource
from ledstjarna.foundation.clock import day_of

STATUSES = {"wanted": "proposed", "agreed": "active", "reached": "completed", "ended": "cancelled"}


def to_fhir(goal: Goal, to: Telling) -> Resource:
    """The goal. The level now is an extension of ours: R4 has a place for the wanted one alone."""
    return resource(
        "Goal", goal.pk, goal.changed_at,
        extension=[extension("current-level", valueCodeableConcept=level(goal.current_level))],
        lifecycleStatus=STATUSES.get(goal.state, "on-hold"),
        category=[area(goal.life_area)] if goal.life_area else [],
        description={"text": goal.words or "?"},
        subject=reference("Patient", goal.subject_id),
        startDate=day_of(goal.written_at).isoformat(),
        target=[{"measure": area(goal.life_area), "detailCodeableConcept": level(goal.wanted_level)}]
        if goal.life_area else [],
        addresses=[reference("Observation", goal.need_id)] if goal.need_id else [],
    )  # fmt: skip
