"""Commitment → Task: somebody's part in the plan, what it waits for, and when it takes place."""

from datetime import datetime

from ledstjarna.domain.plans.models import Commitment
from ledstjarna.domain.plans.queries import Lived
from ledstjarna.fhir.export.telling import Resource, Telling, extension, instant, our, period, reference, resource
from ledstjarna.fhir.export.timing import timing

STATUSES = {
    "chosen": "draft",
    "awaits_owner": "requested",
    "awaits_decision": "requested",
    "awaits_assessment": "requested",
    "awaits_provider": "ready",
    "active": "in-progress",
    "seeks_owner": "on-hold",
    "declined": "rejected",
    "refused": "rejected",
    "ended": "completed",
}
LIVED, PAUSED = "in-progress", "on-hold"  # what is lived rests on the days when the person is away


def to_fhir(part: Commitment, changed: datetime, lived: Lived, to: Telling) -> Resource:
    """The part. Its status is FHIR's; `businessStatus` has ours, and `code` how the support comes about.

    While the person is away it is on hold; why they are away is not told. Its times are extensions, Timing each: of
    somebody protected they are whereabouts, and told to who carries out the part (OSL 22:1) [M].
    """
    timed = to.tells_times(part)
    paused = STATUSES[part.state] == LIVED and lived.pause is not None
    return resource(
        "Task", part.pk, changed,
        extension=[extension("times", valueTiming=timing(row)) for row in lived.times if timed]
        + ([extension("pause", valuePeriod=period(*lived.pause))] if paused and lived.pause else []),
        basedOn=[reference("CarePlan", part.plan_id)],
        status=PAUSED if paused else STATUSES[part.state],
        statusReason=our("status-reason", "person-away", "Personen är borta") if paused else None,
        businessStatus=our("part-state", part.state.replace("_", "-")),
        intent="plan",
        code=our("legal-basis", part.legal_basis.replace("_", "-")),
        description=part.title,
        for_=reference("Patient", part.subject_id),
        executionPeriod=period(part.starts_on, part.ends_on),
        authoredOn=instant(part.recorded_at),
        lastModified=instant(changed),
        owner=to.party(part.owner_id, part.owner_label),
        reasonReference=reference("Goal", part.goal_id),
        note=[{"text": part.when}] if part.when and timed else [],
    )  # fmt: skip
