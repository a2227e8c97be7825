"""Where many persons' plans stand, in one query, whatever their number. What waits in them `worklists` tells."""

from collections.abc import Iterable
from uuid import UUID

from ledstjarna.domain.plans.models import Plan


def plans_of(subject_ids: Iterable[UUID]) -> dict[UUID, Plan]:
    """The standing plan of each of these persons who has one. The row policies show only what the viewer reaches."""
    return {plan.subject_id: plan for plan in Plan.objects.filter(subject_id__in=list(subject_ids), ended_at=None)}
