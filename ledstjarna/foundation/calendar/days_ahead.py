"""Times to put in one's own calendar, that nobody is asked to answer. RFC 5545, METHOD:PUBLISH."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from icalendar import Calendar, Event

from ledstjarna.foundation.calendar.invitation import MADE_BY, zone
from ledstjarna.foundation.clock import STOCKHOLM


@dataclass(frozen=True, slots=True)
class CalendarTime:
    """One time. `uid` stays the same and `sequence` grows: a file that is read in again changes what is there."""

    uid: str
    sequence: int
    stamp: datetime
    starts_at: datetime
    ends_at: datetime
    summary: str
    cancelled: bool = False


def times_file(times: Iterable[CalendarTime]) -> bytes:
    """The times as the bytes of an .ics file."""
    calendar = Calendar()
    calendar.add("prodid", MADE_BY)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add_component(zone())
    for one in times:
        calendar.add_component(_event(one))
    return bytes(calendar.to_ical())


def _event(one: CalendarTime) -> Event:
    event = Event()
    event.add("uid", one.uid)
    event.add("dtstamp", one.stamp.astimezone(UTC))
    event.add("dtstart", one.starts_at.astimezone(STOCKHOLM))
    event.add("dtend", one.ends_at.astimezone(STOCKHOLM))
    event.add("sequence", one.sequence)
    event.add("status", "CANCELLED" if one.cancelled else "CONFIRMED")
    event.add("summary", one.summary)
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT" if one.cancelled else "OPAQUE")
    return event
