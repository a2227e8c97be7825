"""The door for reading teams."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.queries import Reading, Viewer, parties_with_ground, persons_in_reach
from ledstjarna.domain.consent.rules import TEAM
from ledstjarna.domain.organisations.queries import number_at_work
from ledstjarna.domain.teams.models import TeamMember
from ledstjarna.foundation.standing import standing


def team(reading: Reading) -> list[TeamMember]:
    """Everybody in the person's team now, the coordinator first."""
    reading.needs(TEAM)
    return _members(reading.county_id, reading.subject_id, reading.at)


def team_ever(reading: Reading) -> list[TeamMember]:
    """Everybody who is or was in the team, as they were called then, whoever came last last: for the story of it."""
    reading.needs(TEAM)
    rows = TeamMember.objects.filter(**reading.rows)
    return list(rows.order_by("recorded_at", "id"))


def team_reaching(reading: Reading) -> list[TeamMember]:
    """The same, without those whose reading ended with a yes whose time is over: the clock has not come by for them."""
    members = team(reading)
    with automatic_run("team_reaching"):
        reaching = parties_with_ground(reading.subject_id, reading.at)
    return [member for member in members if member.party_id in reaching]


def team_to_call(reading: Reading) -> list[TeamMember]:
    """The same, each with `work_phone`, the number of where they work. One query."""
    reading.needs(TEAM)
    return _members_to_call(reading.county_id, reading.subject_id, reading.at)


@standing
def _members(county_id: str, subject_id: UUID, at: datetime) -> "QuerySet[TeamMember, TeamMember]":
    rows = TeamMember.objects.filter(county_id=county_id, subject_id=subject_id, period__contains=at)
    return rows.order_by("-is_coordinator", "label")


@standing
def _members_to_call(county_id: str, subject_id: UUID, at: datetime) -> "QuerySet[TeamMember, TeamMember]":
    rows = TeamMember.objects.filter(county_id=county_id, subject_id=subject_id, period__contains=at)
    return rows.annotate(work_phone=number_at_work("party_id", at)).order_by("-is_coordinator", "label")


def coordinator(reading: Reading) -> TeamMember | None:
    """The one who holds the team together, None while nobody does."""
    return next((member for member in team(reading) if member.is_coordinator), None)


def my_persons(viewer: Viewer) -> list[UUID]:
    """The persons whose team the viewer, or their unit, is in or works with."""
    return persons_in_reach(viewer, kind=TEAM)


def with_a_lasting_team(subject_ids: Iterable[UUID]) -> set[UUID]:
    """The persons among these with somebody in their team who has no last day there. For automatic runs."""
    rows = TeamMember.objects.filter(subject_id__in=list(subject_ids), period__upper_inf=True)
    return set(rows.values_list("subject_id", flat=True))


def coordinators_of(subject_ids: Iterable[UUID]) -> dict[UUID, str]:
    """Who coordinates, for each of these persons, by label. The row policy shows only one's own."""
    rows = TeamMember.objects.filter(subject_id__in=list(subject_ids), is_coordinator=True, period__upper_inf=True)
    return dict(rows.values_list("subject_id", "label"))


def coordinated_by(viewer: Viewer) -> list[UUID]:
    """The persons whose team the viewer coordinates now. The row policy shows only those within reach."""
    rows = TeamMember.objects.filter(party_id=viewer.party_id, is_coordinator=True, period__upper_inf=True)
    return list(rows.values_list("subject_id", flat=True))
