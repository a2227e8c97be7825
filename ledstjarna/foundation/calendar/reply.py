"""What somebody's calendar sent back (RFC 5546): an answer to a meeting (REPLY), or another time (COUNTER).

What comes in is written by strangers' programs: every way it can be wrong has a code of its own, and nothing in it is
trusted but what `Replied` holds.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from icalendar import Calendar
from icalendar.error import BrokenCalendarProperty

from ledstjarna.foundation.calendar.mail import LARGEST_MAIL, calendar_in, is_mail
from ledstjarna.foundation.clock import STOCKHOLM

LARGEST = 100_000  # bytes; a reply is a few hundred
_SAID = {"ACCEPTED": "yes", "TENTATIVE": "maybe", "DECLINED": "no"}
_MAIL = "mailto:"
# What the parser raises for what is no calendar at all, and for a property that is not what its name says.
_UNREADABLE = (ValueError, IndexError, KeyError, TypeError, AttributeError, BrokenCalendarProperty)


@dataclass(frozen=True, slots=True)
class Replied:
    """One answer: the invitation's uid and sequence, the address it was made out to, and when it was said.

    `wished` is the time that was proposed instead, from and until, the end None where it was left out; then nobody
    has said whether they come at the time that stands, and `coming` is empty.
    """

    uid: str
    sequence: int
    address: str
    coming: str  # yes, maybe, no; empty where another time is wished
    said_at: datetime
    sender: str | None = None  # who sent the e-mail that it came in, empty for nobody that can be told; None for a file
    wished: tuple[datetime, datetime | None] | None = None


class NotAReply(Exception):
    """What was read is no reply to a meeting. `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def read_reply(written: bytes) -> Replied:
    """Read one .ics file, or one e-mail that carries a calendar. Raises NotAReply: too_large, no_calendar_in_mail,
    not_a_calendar, not_a_reply, not_one_event, no_uid, no_attendee, not_one_attendee, no_answer, no_stamp,
    no_time_wished.
    """
    if len(written) > LARGEST_MAIL:
        raise NotAReply("too_large")
    if not is_mail(written):
        return _read(written)
    calendar, sender = calendar_in(written)
    if calendar is None:
        raise NotAReply("no_calendar_in_mail")
    return replace(_read(calendar), sender=sender)


def _read(written: bytes) -> Replied:
    if len(written) > LARGEST:
        raise NotAReply("too_large")
    try:
        calendar = Calendar.from_ical(written)
    except _UNREADABLE as error:
        raise NotAReply("not_a_calendar") from error
    if not isinstance(calendar, Calendar):
        raise NotAReply("not_a_calendar")
    method = str(calendar.get("method", "")).upper()
    if method not in ("REPLY", "COUNTER"):
        raise NotAReply("not_a_reply")
    events = calendar.walk("VEVENT")
    if len(events) != 1:
        raise NotAReply("not_one_event")
    try:
        return _of(events[0], wishes=method == "COUNTER")
    except _UNREADABLE as error:
        raise NotAReply("not_a_calendar") from error


def _of(event: Any, *, wishes: bool) -> Replied:
    uid = str(event.get("uid", "")).strip()
    if not uid:
        raise NotAReply("no_uid")
    attendee = event.get("attendee")
    if attendee is None:
        raise NotAReply("no_attendee")
    if isinstance(attendee, list):
        raise NotAReply("not_one_attendee")
    # Outlook marks who proposes another time as tentative, or declined: only the time is meant.
    said = "" if wishes else _SAID.get(str(attendee.params.get("PARTSTAT", "")).upper())
    if said is None:
        raise NotAReply("no_answer")
    address = str(attendee).strip()
    address = address[len(_MAIL) :] if address.lower().startswith(_MAIL) else address
    wished = _wished(event) if wishes else None
    return Replied(uid, _sequence(event), address, said, _stamp(event), wished=wished)


def _wished(event: Any) -> tuple[datetime, datetime | None]:
    """The proposed time; a whole day is none. A clock without a zone is one in Sweden."""
    start, end = _moment(event, "dtstart"), _moment(event, "dtend")
    if start is None:
        raise NotAReply("no_time_wished")
    length = getattr(event.get("duration"), "dt", None)
    if end is None and isinstance(length, timedelta):
        end = start + length
    if end is not None and end <= start:
        raise NotAReply("no_time_wished")
    return start, end


def _moment(event: Any, name: str) -> datetime | None:
    try:
        told = getattr(event.get(name), "dt", None)
        if not isinstance(told, datetime):
            return None
        return (told if told.tzinfo else told.replace(tzinfo=STOCKHOLM)).astimezone(UTC)
    except (BrokenCalendarProperty, OverflowError) as error:
        raise NotAReply("no_time_wished") from error


def _sequence(event: Any) -> int:
    """The sequence that was answered; the first invitation's where the program leaves it out, as some do."""
    try:
        return int(event.get("sequence", 0))
    except (TypeError, ValueError):
        return 0


def _stamp(event: Any) -> datetime:
    try:
        stamp = getattr(event.get("dtstamp"), "dt", None)
    except BrokenCalendarProperty as error:
        raise NotAReply("no_stamp") from error
    if not isinstance(stamp, datetime):
        raise NotAReply("no_stamp")
    return stamp.astimezone(UTC) if stamp.tzinfo else stamp.replace(tzinfo=UTC)
