"""What happened → Provenance: who did what, and when. Ids and codes; nobody's words."""

from uuid import UUID

from ledstjarna.fhir.export.telling import Resource, Telling, instant, our, reference, resource
from ledstjarna.foundation.outbox.models import Happening

_TARGETS = (
    ("commitment_id", "Task"),
    ("goal_id", "Goal"),
    ("plan_id", "CarePlan"),
    ("close_one_id", "RelatedPerson"),
    ("result_id", "Observation"),
)


def to_fhir(happening: Happening, to: Telling) -> Resource:
    """One event: about the person, and about what it names that is a resource of ours."""
    return resource(
        "Provenance", happening.pk, happening.recorded_at,
        target=targets(happening),
        occurredDateTime=instant(happening.happened_at),
        recorded=instant(happening.recorded_at),
        activity=our("happening", happening.kind),
        agent=[{"who": to.party(happening.actor_id) if happening.actor_id else {"display": "ledstjarna"}}],
    )  # fmt: skip


def targets(happening: Happening) -> list[Resource]:
    """What an event is about; the person always."""
    named = [reference(kind, UUID(happening.body[key])) for key, kind in _TARGETS if happening.body.get(key)]
    return [*named, reference("Patient", happening.subject_id)]
