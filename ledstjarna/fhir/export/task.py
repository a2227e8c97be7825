"""Commitment → Task: somebody's part in the plan, and what it waits for."""

from ledstjarna.domain.plans.models import Commitment
from ledstjarna.fhir.export.telling import Resource, Telling, instant, our, reference, resource

STATUSES = {
    "chosen": "draft",
    "awaits_owner": "requested",
    "awaits_decision": "requested",
    "awaits_assessment": "requested",
    "awaits_provider": "ready",
    "active": "in-progress",
    "declined": "rejected",
    "refused": "rejected",
    "ended": "completed",
}


def to_fhir(part: Commitment, to: Telling) -> Resource:
    """The part. Its status is FHIR's; `businessStatus` has ours, and `code` how the support comes about."""
    return resource(
        "Task", part.pk, part.changed_at,
        basedOn=[reference("CarePlan", part.plan_id)],
        status=STATUSES.get(part.state, "on-hold"),
        businessStatus=our("part-state", part.state.replace("_", "-")),
        intent="plan",
        code=our("legal-basis", part.legal_basis.replace("_", "-")),
        description=part.title,
        for_=reference("Patient", part.subject_id),
        executionPeriod={
            name: day.isoformat() for name, day in (("start", part.starts_on), ("end", part.ends_on)) if day
        },
        authoredOn=instant(part.recorded_at),
        lastModified=instant(part.changed_at),
        owner=to.party(part.owner_id, part.owner_label),
        reasonReference=reference("Goal", part.goal_id),
        note=[{"text": part.when}] if part.when else [],
    )  # fmt: skip
