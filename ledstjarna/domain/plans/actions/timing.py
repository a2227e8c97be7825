"""When the meeting is: times that are asked for, one that is set, moved or cancelled."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.queries import Reading, Viewer, open_change
from ledstjarna.domain.consent.rules import PLAN
from ledstjarna.domain.people.queries import away_of, person
from ledstjarna.domain.plans.actions._calls import let_go, participants_of, the_call
from ledstjarna.domain.plans.actions._parts import envelope
from ledstjarna.domain.plans.actions.calling import Arrangement, length_hindrance
from ledstjarna.domain.plans.events import MeetingCalled, MeetingCancelled, MeetingMoved, MeetingTimesAsked
from ledstjarna.domain.plans.models import MeetingParticipant, MeetingTime, PlanMeetingCall
from ledstjarna.domain.plans.queries.calls import busy
from ledstjarna.domain.plans.rules.calling import call_findings
from ledstjarna.domain.plans.rules.meeting_times import (
    asking_findings,
    is_soon,
    overlap_findings,
    times_findings,
    unusual_findings,
)
from ledstjarna.domain.plans.rules.states import CALL
from ledstjarna.foundation.findings import Finding, require
from ledstjarna.foundation.outbox.publishing import publish


@transaction.atomic
def ask_times(
    *, by: Viewer, subject_id: UUID, call_id: UUID, seen_version: int, starts: Sequence[datetime], at: datetime,
    anyway: bool = False,
) -> PlanMeetingCall:  # fmt: skip
    """Ask everybody which of these times suit. A time that was asked for before keeps its answers.

    Raises RuleBroken with what is wrong, each at its time. A day when the person is away is asked about when `anyway`
    says that it was seen.
    """
    change = open_change(by, subject_id, what="ask_times", kinds=[PLAN])
    call = the_call(change, call_id, seen_version)
    require(staff_hindrance(by))
    # What the person cannot come to is not asked about: it would only be refused when it is set.
    decisive = [row for row in participants_of(call) if row.kind in ("person", "representative")]
    length = timedelta(minutes=call.minutes)
    taken = [
        finding
        for number, start in enumerate(starts)
        for finding in overlap_findings(_taken(decisive, start, start + length, call), anyway=False, number=number)
    ]
    wrong = times_findings(starts, minutes=call.minutes, at=at)
    require(*wrong, *taken, *asking_findings(starts, away=_away(call), anyway=anyway))
    call.state = CALL.after(call.state, "ask")
    standing = {row.starts_at: row for row in MeetingTime.objects.filter(call=call, withdrawn_at=None)}
    gone = [row.id for start, row in standing.items() if start not in starts]
    MeetingTime.objects.filter(pk__in=gone).update(withdrawn_at=at)
    MeetingTime.objects.bulk_create(
        MeetingTime(**change.rows, call=call, starts_at=start, ends_at=start + length)
        for start in sorted(starts)
        if start not in standing
    )
    _save(call, "state", told_at=at)
    publish(MeetingTimesAsked(**envelope(change, at), call_id=call.id))
    return call


@transaction.atomic
def set_meeting_time(
    *, by: Viewer, subject_id: UUID, call_id: UUID, seen_version: int, start: datetime, at: datetime,
    anyway: bool = False,
) -> PlanMeetingCall:  # fmt: skip
    """Set the time. Those who said that it suits are coming; the others are waited for.

    Raises RuleBroken when it has been, or when somebody has another meeting then: the person's is never passed over,
    others' when `anyway` says that it was seen. So are a time at night and one when the person is away.
    """
    change = open_change(by, subject_id, what="set_meeting_time", kinds=[PLAN])
    call = the_call(change, call_id, seen_version)
    state = CALL.after(call.state, "set")
    _take_time(change, call, start, at, anyway=anyway)
    call.state = state
    _save(call, "state", "starts_at", "ends_at", told_at=at)
    suits = {str(row.id) for row in MeetingTime.objects.filter(call=call, withdrawn_at=None, starts_at=start)}
    for row in participants_of(call):
        if any(row.answers.get(one) in ("yes", "if_needed") for one in suits):
            row.coming, row.coming_at = "yes", at
            row.save(update_fields=["coming", "coming_at"])
    publish(MeetingCalled(**envelope(change, at), call_id=call.id, sequence=call.sequence))
    return call


@transaction.atomic
def move_meeting(
    *, by: Viewer, subject_id: UUID, call_id: UUID, seen_version: int, start: datetime, arranged: Arrangement,
    at: datetime, anyway: bool = False,
) -> PlanMeetingCall:  # fmt: skip
    """Another time or place. Calendars are told anew (SEQUENCE + 1); with another time everybody answers again.

    What is as it was changes nothing and tells nobody anything.
    """
    change = open_change(by, subject_id, what="move_meeting", kinds=[PLAN])
    call = the_call(change, call_id, seen_version)
    CALL.after(call.state, "move")
    before = call.starts_at
    require(staff_hindrance(by))
    if start == before and all(getattr(call, name) == value for name, value in arranged.fields().items()):
        return call
    require(
        length_hindrance(arranged.minutes),
        *call_findings(
            caller_kind=by.kind, organisation_kind=by.organisation_kind, others=1, how=arranged.how,
            place_kind=arranged.place_kind, place=arranged.place, phone=arranged.phone,
            protected=bool(person(change).protected_identity),
        ),
    )  # fmt: skip
    for name, value in arranged.fields().items():
        setattr(call, name, value)
    _take_time(change, call, start, at, anyway=anyway)
    call.sequence = _next_sequence(call)
    call.changed_at, call.changed_by_id, call.changed_by_label = at, by.party_id, by.label
    moved = ("changed_at", "changed_by_id", "changed_by_label")
    _save(call, "starts_at", "ends_at", "sequence", *moved, *arranged.fields(), told_at=at)
    if call.starts_at != before:
        for row in participants_of(call):
            row.coming, row.coming_at = "", None
            row.wished_starts_at = row.wished_ends_at = row.wished_at = None
            row.save(update_fields=["coming", "coming_at", "wished_starts_at", "wished_ends_at", "wished_at"])
    soon = is_soon((before, call.starts_at), at=at)
    publish(MeetingMoved(**envelope(change, at), call_id=call.id, sequence=call.sequence, soon=soon))
    return call


@transaction.atomic
def cancel_meeting(
    *, by: Viewer, subject_id: UUID, call_id: UUID, seen_version: int, why: str, at: datetime
) -> PlanMeetingCall:
    """Cancel the meeting, with a word about why that everybody called can read: it says nothing of the plan."""
    change = open_change(by, subject_id, what="cancel_meeting", kinds=[PLAN])
    call = the_call(change, call_id, seen_version)
    require(staff_hindrance(by))
    call.state, call.cancelled_at, call.why_cancelled = CALL.after(call.state, "cancel"), at, why.strip()
    call.cancelled_by_id, call.cancelled_by_label = by.party_id, by.label
    call.sequence = _next_sequence(call)
    _save(call, "state", "cancelled_at", "cancelled_by_id", "cancelled_by_label", "why_cancelled", "sequence")
    let_go(call, at)
    publish(
        MeetingCancelled(
            **envelope(change, at), call_id=call.id, sequence=call.sequence, was_told=call.told_at is not None,
            soon=is_soon((call.starts_at,), at=at),
        )
    )  # fmt: skip
    return call


def staff_hindrance(by: Viewer) -> Finding | None:
    """Only those who call to meetings, staff, set and move them."""
    return None if by.is_staff else Finding("staff_call")


def _take_time(change: Reading, call: PlanMeetingCall, start: datetime, at: datetime, *, anyway: bool) -> None:
    end = start + timedelta(minutes=call.minutes)
    require(staff_hindrance(change.viewer), *times_findings([start], minutes=call.minutes, at=at))
    taken = _taken(participants_of(call), start, end, call)
    require(*unusual_findings(start, away=_away(call), busy=taken, anyway=anyway))
    call.starts_at, call.ends_at = start, end


def _taken(
    participants: Sequence[MeetingParticipant], start: datetime, end: datetime, call: PlanMeetingCall
) -> list[tuple[str, str]]:
    return [(row.kind, row.label) for row in busy(participants, start, end, besides=call.id)]


def _away(call: PlanMeetingCall) -> list[tuple[date, date | None]]:
    return away_of(call.subject_id)


def _save(call: PlanMeetingCall, *fields: str, told_at: datetime | None = None) -> None:
    call.told_at = told_at or call.told_at
    call.version += 1
    call.save(update_fields=[*fields, "told_at", "version"])


def _next_sequence(call: PlanMeetingCall) -> int:
    """A number newer than what any calendar of those called has been told (RFC 5546 2.1.4)."""
    return max((row.sequence_of(call) for row in participants_of(call)), default=call.sequence) + 1
