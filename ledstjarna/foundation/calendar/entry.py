"""What every calendar file of ours has in common: the file with its zone, and an entry with its time (RFC 5545)."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Protocol

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vRecur

from ledstjarna.foundation.clock import STOCKHOLM

MADE_BY = "-//Ledstjarna//Planmote//SV"
ZONE = "Europe/Stockholm"


class Timed(Protocol):
    """What an entry is made from. `uid` stays the same and `sequence` grows for as long as it is spoken of."""

    @property
    def uid(self) -> str: ...
    @property
    def sequence(self) -> int: ...
    @property
    def stamp(self) -> datetime: ...
    @property
    def starts_at(self) -> datetime: ...
    @property
    def ends_at(self) -> datetime: ...
    @property
    def summary(self) -> str: ...
    @property
    def cancelled(self) -> bool: ...


def file_of(method: str, entries: Iterable[Event]) -> bytes:
    """The entries as the bytes of an .ics file, with the zone that their times are in."""
    calendar = Calendar()
    calendar.add("prodid", MADE_BY)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    calendar.add_component(zone())
    for each in entries:
        calendar.add_component(each)
    return bytes(calendar.to_ical())


def entry_of(timed: Timed) -> Event:
    """The entry, private and busy; a cancelled one is told as cancelled and takes no time."""
    event = Event()
    event.add("uid", timed.uid)
    event.add("dtstamp", timed.stamp.astimezone(UTC))
    event.add("dtstart", timed.starts_at.astimezone(STOCKHOLM))
    event.add("dtend", timed.ends_at.astimezone(STOCKHOLM))
    event.add("sequence", timed.sequence)
    event.add("status", "CANCELLED" if timed.cancelled else "CONFIRMED")
    event.add("summary", timed.summary)
    # Nobody who looks over a shoulder, or shares a calendar, is to read more than that somebody is busy.
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT" if timed.cancelled else "OPAQUE")
    return event


def zone() -> Timezone:
    """Swedish time for a calendar file, since 1996: the last Sundays of March and October, at one o'clock UTC."""
    zone = Timezone()
    zone.add("tzid", ZONE)
    summer, winter = TimezoneDaylight(), TimezoneStandard()
    for part, name, before, after, month, clock in (
        (summer, "CEST", 1, 2, 3, datetime(1996, 3, 31, 2)),  # noqa: DTZ001 (a zone's own rule is a local time)
        (winter, "CET", 2, 1, 10, datetime(1996, 10, 27, 3)),  # noqa: DTZ001
    ):
        part.add("dtstart", clock)
        part.add("rrule", vRecur({"FREQ": "YEARLY", "BYMONTH": month, "BYDAY": "-1SU"}))
        part.add("tzoffsetfrom", timedelta(hours=before))
        part.add("tzoffsetto", timedelta(hours=after))
        part.add("tzname", name)
        zone.add_component(part)
    return zone
