"""The door for reading teams."""

from collections.abc import Iterable
from uuid import UUID

from ledstjarna.domain.consent.queries import Reading, Viewer, persons_in_reach
from ledstjarna.domain.consent.rules import TEAM
from ledstjarna.domain.teams.models import TeamMember


def team(reading: Reading) -> list[TeamMember]:
    """Everybody in the person's team now, the coordinator first."""
    reading.needs(TEAM)
    rows = TeamMember.objects.filter(**reading.rows, period__contains=reading.at)
    return list(rows.order_by("-is_coordinator", "label"))


def coordinator(reading: Reading) -> TeamMember | None:
    """The one who holds the team together, None while nobody does."""
    return next((member for member in team(reading) if member.is_coordinator), None)


def my_persons(viewer: Viewer) -> list[UUID]:
    """The persons whose team the viewer, or their unit, is in or works with."""
    return persons_in_reach(viewer, kind=TEAM)


def coordinators_of(subject_ids: Iterable[UUID]) -> dict[UUID, str]:
    """Who coordinates, for each of these persons, by label. The row policy shows only one's own."""
    rows = TeamMember.objects.filter(subject_id__in=list(subject_ids), is_coordinator=True, period__upper_inf=True)
    return dict(rows.values_list("subject_id", "label"))
