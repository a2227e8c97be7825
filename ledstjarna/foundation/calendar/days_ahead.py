"""Times to put in one's own calendar, that nobody is asked to answer. RFC 5545, METHOD:PUBLISH."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from icalendar import Event

from ledstjarna.foundation.calendar.entry import entry_of, file_of


@dataclass(frozen=True, slots=True)
class CalendarTime:
    """One time. `uid` stays the same and `sequence` grows: a file that is read in again changes what is there."""

    uid: str
    sequence: int
    stamp: datetime
    starts_at: datetime
    ends_at: datetime
    summary: str
    description: str = ""
    cancelled: bool = False


def times_file(times: Iterable[CalendarTime]) -> bytes:
    """The times as the bytes of an .ics file."""
    return file_of("PUBLISH", map(_event, times))


def _event(time: CalendarTime) -> Event:
    event = entry_of(time)
    if time.description:
        event.add("description", time.description)
    return event
