"""What the verbs of a call share: its row, locked and checked, and the grounds of those who are called."""

from datetime import datetime
from uuid import UUID

from ledstjarna.domain.consent.actions import close_grounds, write_ground
from ledstjarna.domain.consent.queries import Reading, Viewer, parties_reaching
from ledstjarna.domain.plans.actions._parts import check_seen, locked
from ledstjarna.domain.plans.models import MeetingParticipant, PlanMeetingCall
from ledstjarna.domain.plans.queries.calls import TOLD_FOR

# They reach the plan already, or are the person: a ground to the meeting alone would add nothing.
REACH_THE_PLAN = ("person", "representative")


def the_call(change: Reading, call_id: UUID, seen_version: int | None = None) -> PlanMeetingCall:
    """The call, locked. Raises NotForYou, and ChangedMeanwhile when it is newer than what was seen."""
    call = locked(PlanMeetingCall.objects.filter(**change.rows), change.viewer, call_id, "call")
    if seen_version is not None:
        check_seen(call, seen_version, what="call", mine={"starts_at": None})
    return call


def participants_of(call: PlanMeetingCall) -> list[MeetingParticipant]:
    """Everybody who is called now, locked."""
    rows = MeetingParticipant.objects.select_for_update().filter(call=call, left_out_at=None)
    return list(rows.order_by("id"))


def open_to(change: Reading, row: MeetingParticipant, at: datetime) -> None:
    """Let a participant reach the call and their own row: grounds narrowed to these two, nothing of the plan."""
    if row.kind in REACH_THE_PLAN:
        return
    for scope in (row.call_id, row.id):
        write_ground(
            by=change.viewer, subject_id=row.subject_id, county_id=row.county_id, party_id=row.party_id,
            basis="request", at=at, scope_id=scope, organisation_id=row.organisation_id,
        )  # fmt: skip


def close_to(row: MeetingParticipant, at: datetime) -> None:
    """End what a participant reaches because of the call."""
    for scope in (row.call_id, row.id):
        close_grounds(subject_id=row.subject_id, party_id=row.party_id, at=at, basis="request", scope_id=scope)


def close_to_all_but_own(row: MeetingParticipant, at: datetime) -> None:
    """End what they reach of the call; their own row, with the time they were told, stays a while."""
    close_grounds(subject_id=row.subject_id, party_id=row.party_id, at=at, basis="request", scope_id=row.call_id)
    until = at + TOLD_FOR
    close_grounds(subject_id=row.subject_id, party_id=row.party_id, at=until, basis="request", scope_id=row.id)


def let_keep_own(row: MeetingParticipant, by_id: UUID, at: datetime) -> None:
    """Let somebody who reached the meeting by the plan, and reaches it no more, see their own row for a while."""
    if row.party_id not in parties_reaching(row.subject_id, at, scope_id=row.id):
        write_ground(
            by=Viewer(by_id, (by_id,), "staff", ""), subject_id=row.subject_id, county_id=row.county_id,
            party_id=row.party_id, basis="request", at=at, until=at + TOLD_FOR, scope_id=row.id,
            organisation_id=row.organisation_id,
        )  # fmt: skip


def let_go(call: PlanMeetingCall, at: datetime) -> None:
    """The call is over: those from outside the team see what became of it for a while, then no more."""
    for row in participants_of(call):
        close_to(row, at + TOLD_FOR)
