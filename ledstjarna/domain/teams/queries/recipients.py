"""To whom a message can be written: somebody named who can answer now."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.queries import Reading
from ledstjarna.domain.consent.rules import TEAM
from ledstjarna.domain.organisations.queries import still_working
from ledstjarna.domain.people.queries import person
from ledstjarna.domain.teams.models import TeamMember, Thread


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody to write to. `kind` is coordinator, member, owner or person."""

    party_id: UUID
    label: str
    kind: str


def recipients(reading: Reading, thread: Thread | None = None) -> list[Recipient]:
    """Everybody the viewer can write to, who should answer first.

    Staff write to the person and to each other; the person and those close to staff of the team, and to whoever
    answers for a part when that is what the thread is about; whoever only has a part, or got the question by the
    ladder, to the person when they began it, and to whoever coordinates.
    """
    staff = [one for one in staff_who_answer(reading) if one.party_id not in reading.viewer.parties]
    if not reading.may(TEAM):
        # Nothing but the thread is known here: the person's name is told as it stands on what they wrote.
        own = thread is not None and thread.begun_by_id == reading.subject_id
        whom = [Recipient(reading.subject_id, thread.begun_by_label, "person")] if thread and own else []
        return [*whom, *staff[:1]]
    owner = _owner(reading, thread)
    if not reading.viewer.is_staff:
        return [*staff, *owner]
    return [Recipient(reading.subject_id, person(reading).name, "person"), *staff, *owner]


def staff_who_answer(reading: Reading) -> list[Recipient]:
    """The team's staff with an assignment that holds, the coordinator first. No more of the team than names."""
    return staff_of_team(reading.county_id, reading.subject_id, reading.at)


def staff_of_team(county_id: str, subject_id: UUID, at: datetime) -> list[Recipient]:
    """The same for work that no viewer stands behind, and for those who answer for a part alone."""
    with automatic_run("staff_of_team"):
        rows = TeamMember.objects.filter(
            county_id=county_id, subject_id=subject_id, period__contains=at, organisation_id__isnull=False
        )
        members = list(rows.order_by("-is_coordinator", "label"))
    working = still_working(member.party_id for member in members)
    return [
        Recipient(row.party_id, row.label, "coordinator" if row.is_coordinator else "member")
        for row in members
        if row.party_id in working
    ]


def once_in_team(reading: Reading, party_id: UUID) -> str:
    """What somebody was called who has been in the team, empty when they never were."""
    with automatic_run("once_in_team"):
        rows = TeamMember.objects.filter(**reading.rows, party_id=party_id).order_by("-recorded_at")
        return rows.values_list("label", flat=True).first() or ""


def _owner(reading: Reading, thread: Thread | None) -> Iterable[Recipient]:
    if thread is None or thread.part_owner_id is None or thread.part_owner_id in reading.viewer.parties:
        return ()
    return (Recipient(thread.part_owner_id, thread.part_owner_label, "owner"),)
