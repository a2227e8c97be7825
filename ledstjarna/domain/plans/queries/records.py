"""The part of the plan that belongs in the viewer's own record: for text to copy, or a file."""

from dataclasses import dataclass
from uuid import UUID

from ledstjarna.domain.consent.queries import NotForYou, Reading, Viewer
from ledstjarna.domain.consent.rules import TEAM
from ledstjarna.domain.plans.models import Commitment, Goal, HealthAssessment, Plan
from ledstjarna.domain.plans.queries.follow_ups import FollowUpSeen, standing_follow_ups
from ledstjarna.domain.plans.queries.plan_view import plan_view
from ledstjarna.domain.plans.rules.prescribing import HealthSaid, said_in
from ledstjarna.domain.plans.rules.records import RecordSystem, belongs, records_for
from ledstjarna.domain.teams.queries import coordinator


@dataclass(frozen=True, slots=True)
class RecordContent:
    """One record's content: its own parts, the goals they serve, and what holds for all."""

    record: RecordSystem
    plan: Plan
    goals: list[tuple[Goal, list[Commitment]]]
    said: dict[UUID, HealthSaid]
    coordinator: str
    followed: FollowUpSeen | None


def records_of(viewer: Viewer) -> list[RecordSystem]:
    """The records that the viewer writes in; none for a role that writes in none."""
    return records_for(viewer.organisation_kind, viewer.role)


def record_content(reading: Reading, code: str) -> RecordContent | None:
    """What belongs in the record; None before there is a plan. Raises NotForYou for another's record."""
    record = next((one for one in records_of(reading.viewer) if one.code == code), None)
    if record is None:
        raise NotForYou(reading.viewer, reading.subject_id, f"record:{code[:20]}")
    view = plan_view(reading, levels=True)
    if view.plan is None:
        return None
    own = {
        part.pk
        for part in view.parts
        if belongs(record, basis=part.legal_basis, is_own=_is_own(part, reading.viewer, record))
    }
    goals = [(row.goal, [part for part in row.parts if part.pk in own]) for row in view.goals]
    holds = coordinator(reading) if reading.may(TEAM) else None
    return RecordContent(
        record,
        view.plan,
        [(goal, parts) for goal, parts in goals if parts],
        _said(reading, own) if record.matter == "health" else {},
        holds.label if holds else "",
        next(iter(standing_follow_ups(reading)), None),
    )


def _is_own(part: Commitment, viewer: Viewer, record: RecordSystem) -> bool:
    if record.kept_by == "provider":
        given = part.assignment
        return given is not None and given.state in ("given", "accepted") and given.unit_id == viewer.unit_id
    return part.owner_organisation_id is not None and part.owner_organisation_id == viewer.organisation_id


def _said(reading: Reading, parts: set[UUID]) -> dict[UUID, HealthSaid]:
    rows: dict[UUID, list[HealthAssessment]] = {}
    for row in HealthAssessment.objects.filter(**reading.rows, commitment_id__in=parts).order_by("id"):
        rows.setdefault(row.commitment_id, []).append(row)
    return {part: said_in(its) for part, its in rows.items()}
