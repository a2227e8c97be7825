"""What those who are called answer: which times suit, whether they come, how they want to take part."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from ledstjarna.domain.consent.actions import log_run
from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.queries import NotForYou, Reading, Viewer, open_part
from ledstjarna.domain.plans.actions._calls import the_call
from ledstjarna.domain.plans.actions._parts import check_seen, envelope, locked
from ledstjarna.domain.plans.events import MeetingAnswered, MeetingTimeWished
from ledstjarna.domain.plans.models import MeetingParticipant, MeetingTime, PlanMeetingCall
from ledstjarna.domain.plans.queries.speaking import deciding_hindrance
from ledstjarna.domain.plans.rules.calling import HOWS, NEEDS
from ledstjarna.domain.plans.rules.meeting_times import ANSWERS
from ledstjarna.domain.plans.rules.replying import FIRST, CalendarReply, Told, is_from, reply_hindrance, wish_hindrance
from ledstjarna.foundation.findings import Finding, RuleBroken, require
from ledstjarna.foundation.outbox.publishing import publish

COMING = ("yes", "maybe", "no")


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: to each proposed time by its id, or whether they come; and how they want to take part."""

    answers: Mapping[UUID, str] = field(default_factory=dict)
    coming: str = ""
    how: str = ""
    needs: Sequence[str] = ()
    needs_words: str = ""
    calendar_address: str = ""
    way: str = "digital"


class Taken(NamedTuple):
    """Whose reply from a calendar it was, and whether it said anything that was not known already."""

    participant: MeetingParticipant
    new: bool


@transaction.atomic
def answer_call(
    *, by: Viewer, subject_id: UUID, call_id: UUID, participant_id: UUID, seen_version: int, reply: Reply, at: datetime
) -> MeetingParticipant:
    """Answer for oneself; staff register what somebody said to them, by phone or otherwise; a representative answers
    for the person within the mandate. Raises NotForYou, RuleBroken, ChangedMeanwhile.
    """
    change = open_part(by, subject_id, call_id, what="answer_call", change=True)
    call = the_call(change, call_id)
    rows = MeetingParticipant.objects.filter(**change.rows, call=call, left_out_at=None)
    row = locked(rows, by, participant_id, "answer_call")
    _may_answer_for(change, row)
    check_seen(row, seen_version, what="answer", mine={"coming": reply.coming, "how": reply.how})
    require(
        None if call.state in ("asked", "set") else Finding("call_is_over"),
        Finding("way_missing", field_name="way") if _for_another(by, row) and reply.way == "digital" else None,
        *_reply_findings(call, reply),
    )
    row.answers = {**row.answers, **{str(time_id): said for time_id, said in reply.answers.items()}}
    row.how, row.needs, row.needs_words = reply.how, list(reply.needs), reply.needs_words.strip()
    row.calendar_address = reply.calendar_address.strip().lower()
    if call.state == "set":
        row.coming, row.coming_at, row.coming_sequence = reply.coming, at, row.sequence_of(call)
        _wishes_no_more(row, at)
    row.way, row.answered_by_label, row.answered_at = reply.way, by.label, at
    row.version += 1
    row.save()
    publish(MeetingAnswered(**envelope(change, at), call_id=call.id, participant_id=row.id, way=reply.way))
    return row


@transaction.atomic
def answer_from_calendar(*, reply: CalendarReply, at: datetime) -> Taken:
    """Take what somebody's calendar sent back: whether they come (RFC 5546, METHOD:REPLY), or another time that they
    propose (METHOD:COUNTER), which stands as their wish and changes nothing by itself. Nobody is signed in behind it:
    who answers is known by the address that the invitation had. Raises RuleBroken; the same twice changes nothing.
    """
    with automatic_run("calendar_reply"):
        call = PlanMeetingCall.objects.select_for_update().filter(pk=reply.call_id).first()
        row = _replying(call, reply) if call else None
        sequence = row.sequence_of(call) if call and row else FIRST
        told = Told(call.state if call else "", sequence, row is not None, _last_said(reply, row))
        require(reply_hindrance(reply, told))
        if call is None or row is None:  # reply_hindrance has told
            raise RuleBroken(Finding("calendar_uid_unknown"))
        log_run("calendar_reply", population=1, detail={"participant": str(row.id)}, county_id=call.county_id)
        event: dict[str, Any] = {
            "county_id": call.county_id, "subject_id": call.subject_id, "actor_id": row.party_id, "happened_at": at,
            "call_id": call.id, "participant_id": row.id,
        }  # fmt: skip
        if reply.wished:
            new = _wish(call, row, reply, at)
            if new:
                publish(MeetingTimeWished(**event))
            return Taken(row, new)
        new = (row.coming, row.coming_at) != (reply.coming, reply.said_at)
        if new:
            row.coming, row.coming_at, row.coming_sequence = reply.coming, reply.said_at, reply.sequence
            row.way, row.answered_by_label, row.answered_at = "digital", row.label, at
            _wishes_no_more(row, reply.said_at)
            row.version += 1
            row.save()
            publish(MeetingAnswered(**event, way="digital"))
        return Taken(row, new)


def _last_said(reply: CalendarReply, row: MeetingParticipant | None) -> datetime | None:
    """What is not to be older than: of a reply their last answer, of a wish also their last wish."""
    said = [row.coming_at, row.wished_at if reply.wished else None] if row else []
    return max(filter(None, said), default=None)


def _wish(call: PlanMeetingCall, row: MeetingParticipant, reply: CalendarReply, at: datetime) -> bool:
    """Keep the time that is wished; whether it was new. Whether they come at the time that stands is not said by it."""
    assert reply.wished is not None
    start, end = reply.wished[0], reply.wished[1] or reply.wished[0] + timedelta(minutes=call.minutes)
    if (row.wished_starts_at, row.wished_ends_at, row.wished_at) == (start, end, reply.said_at):
        return False
    require(wish_hindrance(start, stands=call.starts_at, at=at))
    row.wished_starts_at, row.wished_ends_at, row.wished_at = start, end, reply.said_at
    row.version += 1
    row.save(update_fields=["wished_starts_at", "wished_ends_at", "wished_at", "version"])
    return True


def _wishes_no_more(row: MeetingParticipant, said_at: datetime) -> None:
    """Whoever says yes to the time that stands, after they wished for another, wishes no other."""
    if row.coming == "yes" and row.wished_at and row.wished_at <= said_at:
        row.wished_starts_at = row.wished_ends_at = row.wished_at = None


def _replying(call: PlanMeetingCall, reply: CalendarReply) -> MeetingParticipant | None:
    """Who in the call the reply is from: by the address they gave, or the one their invitation was made out to."""
    rows = MeetingParticipant.objects.select_for_update().filter(call=call, left_out_at=None)
    return next((row for row in rows if is_from(reply, row.calendar_address, f"svar-{row.id}")), None)


def _may_answer_for(change: Reading, row: MeetingParticipant) -> None:
    by = change.viewer
    if row.party_id in by.parties or (by.is_staff and change.may("plan")):
        return
    if by.kind == "representative" and row.kind == "person":
        require(deciding_hindrance(change, "plan"))
        return
    raise NotForYou(by, change.subject_id, "answer_call")


def _for_another(by: Viewer, row: MeetingParticipant) -> bool:
    return by.is_staff and row.party_id not in by.parties


def _reply_findings(call: PlanMeetingCall, reply: Reply) -> list[Finding]:
    found = []
    if call.state == "asked":
        standing = set(MeetingTime.objects.filter(call=call, withdrawn_at=None).values_list("id", flat=True))
        if not reply.answers:
            found.append(Finding("times_not_answered"))
        if set(reply.answers) - standing:
            found.append(Finding("time_not_asked_any_more"))
        if set(reply.answers.values()) - set(ANSWERS):
            found.append(Finding("answer_unknown"))
    elif reply.coming not in COMING:
        found.append(Finding("coming_missing", field_name="coming"))
    if (reply.how and reply.how not in HOWS) or set(reply.needs) - set(NEEDS):
        found.append(Finding("answer_unknown"))
    if reply.calendar_address.strip() and not _is_address(reply.calendar_address.strip()):
        found.append(Finding("address_wrong", field_name="calendar_address"))
    return found


def _is_address(words: str) -> bool:
    try:
        validate_email(words)
    except ValidationError:
        return False
    return True
