"""Call somebody more to a meeting that the others know of: by the same rules as when it was called."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.queries import Viewer, open_change
from ledstjarna.domain.consent.rules import PLAN, TEAM
from ledstjarna.domain.plans.actions._calls import participants_of, the_call
from ledstjarna.domain.plans.actions._parts import envelope
from ledstjarna.domain.plans.actions.calling import chosen, not_to_be_called, write_participants
from ledstjarna.domain.plans.events import MeetingParticipantCalled
from ledstjarna.domain.plans.models import MeetingParticipant, PlanMeetingCall
from ledstjarna.domain.plans.queries.callable_ones import ToCall, units_called
from ledstjarna.domain.plans.queries.calls import OPEN_CALLS, busy
from ledstjarna.domain.plans.rules.calling import CALLERS, SIP_MEETING, call_more_hindrance
from ledstjarna.domain.plans.rules.meeting_times import overlap_findings
from ledstjarna.foundation.findings import Finding, require
from ledstjarna.foundation.outbox.publishing import publish


@transaction.atomic
def call_more(
    *, by: Viewer, subject_id: UUID, call_id: UUID, seen_version: int, who: Sequence[UUID], at: datetime,
    person_agrees: bool = False, anyway: bool = False,
) -> PlanMeetingCall:  # fmt: skip
    """Call `who` too. They are asked about the times, or whether they come; nobody else has to answer again, and no
    other calendar is told anything.

    Raises RuleBroken with each one who may not be called and why, or who is called already or is busy then (`anyway`
    says that it was seen); NotForYou; ChangedMeanwhile.
    """
    change = open_change(by, subject_id, what="call_more", kinds=[PLAN, TEAM])
    call = the_call(change, call_id, seen_version)
    there = {row.party_id for row in participants_of(call)}
    called = [one for one in chosen(change, who, person_agrees) if one.party_id != subject_id]
    units = units_called({*there, *(one.party_id for one in called)})
    require(
        None if by.is_staff and by.organisation_kind in CALLERS else Finding("staff_call", section=SIP_MEETING),
        None if call.state in OPEN_CALLS else Finding("call_is_over"),
        None if called else Finding("nobody_called", field_name="called"),
        *(_called_before(one, there, units) or not_to_be_called(one) for one in called),
    )
    rows = write_participants(change, call, called, at, left_with=_left_with(call, called))
    if call.starts_at and call.ends_at:
        taken = busy(rows, call.starts_at, call.ends_at, besides=call.id)
        require(*overlap_findings([(row.kind, row.label) for row in taken], anyway=anyway))
    call.version += 1
    call.save(update_fields=["version"])
    for row in rows:
        publish(MeetingParticipantCalled(**envelope(change, at), call_id=call.id, participant_id=row.id))
    return call


def _called_before(one: ToCall, there: Collection[UUID], units: Mapping[UUID, UUID]) -> Finding | None:
    """Why somebody is not called beside those who are there, with their name; None when they may be."""
    found = call_more_hindrance(
        called=one.party_id in there, unit_called=units.get(one.party_id, one.party_id) in {*there} - {one.party_id},
        by_name=any(units.get(party) == one.party_id for party in there),
    )  # fmt: skip
    return replace(found, params={"who": one.label}) if found else None


def _left_with(call: PlanMeetingCall, called: Sequence[ToCall]) -> dict[UUID, int]:
    """The number that each of these was last left out with: their calendar takes nothing older (RFC 5546 2.1.5)."""
    before = MeetingParticipant.objects.filter(call=call, party_id__in=[one.party_id for one in called])
    return dict(before.order_by("left_out_sequence").values_list("party_id", "left_out_sequence"))
