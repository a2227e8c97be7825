"""Who answers for a person's matters when somebody else no longer does."""

from datetime import datetime
from uuid import UUID

from ledstjarna.domain.teams.models import TeamMember


def answers_meanwhile(county_id: str, subject_id: UUID, at: datetime) -> TeamMember | None:
    """The coordinator, else somebody of staff in the team; None when nobody is there.

    For automatic runs: whoever leaves a part need not reach the team. The row policies show others their own.
    """
    rows = TeamMember.objects.filter(
        county_id=county_id, subject_id=subject_id, period__contains=at, organisation_id__isnull=False
    )
    return rows.order_by("-is_coordinator", "label").first()


def coordinating(subject_ids: list[UUID]) -> dict[UUID, tuple[UUID, str]]:
    """Who coordinates, for each of these persons: party and label. The row policy shows only those within reach."""
    rows = TeamMember.objects.filter(subject_id__in=subject_ids, is_coordinator=True, period__upper_inf=True)
    return {subject: (party, label) for subject, party, label in rows.values_list("subject_id", "party_id", "label")}
