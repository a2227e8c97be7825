"""Whether what a calendar sent back counts: a reply (RFC 5546 3.2.3), or another time (3.2.7). Pure."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from ledstjarna.domain.plans.rules.meeting_times import FARTHEST
from ledstjarna.foundation.findings import Finding

ITIP = "RFC 5546 3.2.3"
COUNTER = "RFC 5546 3.2.7"
FIRST = 0  # the number of the first invitation (RFC 5545 3.8.7.4)


@dataclass(frozen=True, slots=True)
class CalendarReply:
    """What a calendar said: to which call, as whom, what, of which invitation and when."""

    call_id: UUID
    address: str
    coming: str  # yes, maybe, no; empty where another time is wished
    sequence: int
    said_at: datetime
    sender: str | None = None  # who sent it, as the e-mail says or whoever took it in; None when nobody has said
    wished: tuple[datetime, datetime | None] | None = None  # from and until


@dataclass(frozen=True, slots=True)
class Told:
    """What stands here: the call's state (empty: no such call), what calendars were last told, whether somebody who is
    called has the address, and when they last answered.
    """

    state: str
    sequence: int
    is_called: bool
    answered_at: datetime | None = None


def is_from(reply: CalendarReply, own_address: str, made_out_to: str) -> bool:
    """Whether a reply is from whoever gave `own_address`, or whose invitation was made out to the name `made_out_to`.

    The name is known to whoever got the invitation alone. An own address is not: it counts when it is known who sent
    the reply, and that is whose address it is. A file can claim anybody's.
    """
    address = reply.address.lower()
    if address.partition("@")[0] == made_out_to:
        return True
    agrees = reply.sender is not None and reply.sender.lower() == own_address
    return bool(own_address) and address == own_address and agrees


def reply_hindrance(reply: CalendarReply, told: Told) -> Finding | None:
    """Why a reply does not count; None when it does. An unknown meeting and a stranger are told apart for the operator
    alone: nothing is answered to whoever sent it.
    """
    if not told.state or told.state in ("draft", "asked"):
        return Finding("calendar_uid_unknown", section=ITIP)
    if not told.is_called:
        return Finding("calendar_stranger", section=ITIP)
    if told.state != "set":
        return Finding("calendar_meeting_over", section=ITIP)
    if wrong := _wrong_invitation(reply.sequence, told.sequence):
        return wrong
    if told.answered_at and reply.said_at < told.answered_at:
        return Finding("calendar_older_reply", section=ITIP)
    return None


def _wrong_invitation(answered: int, sent: int) -> Finding | None:
    """Why a reply is to no invitation that holds: one from before the first was never sent by us."""
    if answered == sent:
        return None
    if answered < FIRST:
        return Finding("calendar_no_invitation", section=ITIP)
    return Finding("calendar_old_sequence" if answered < sent else "calendar_unknown_sequence", section=ITIP)


def wish_hindrance(start: datetime, *, stands: datetime | None, at: datetime) -> Finding | None:
    """Why a time that a calendar proposes is no wish, at the moment `at`: it has been, is too far, or stands."""
    if start <= at:
        return Finding("wished_time_has_been", section=COUNTER)
    if start > at + FARTHEST:
        return Finding("time_too_far", section=COUNTER)
    return Finding("wished_time_stands", section=COUNTER) if start == stands else None
