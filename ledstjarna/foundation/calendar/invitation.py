"""An invitation as a calendar takes it: asked, changed or cancelled, made out to one participant.

RFC 5545 (the format) and RFC 5546 (REQUEST, CANCEL), as Outlook, Google and phones read them: one VEVENT, the time
with its zone, the zone's own rules in the file, lines folded and ended by CRLF. Each file names its own participant
only: who else is called is nobody else's calendar's business.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vCalAddress, vRecur

from ledstjarna.foundation.clock import STOCKHOLM

MADE_BY = "-//Ledstjarna//Planmote//SV"
ZONE = "Europe/Stockholm"
_ANSWERS = {"": "NEEDS-ACTION", "yes": "ACCEPTED", "maybe": "TENTATIVE", "no": "DECLINED"}


@dataclass(frozen=True, slots=True)
class CalendarMeeting:
    """What a calendar is told of a meeting. The texts are the door's, and hold nothing that is secret.

    `uid` stays the same and `sequence` grows for as long as the meeting is spoken of. `answers_to` is where replies
    go, `address` whom the invitation is made out to; both are addresses without `mailto:`.
    """

    uid: str
    sequence: int
    stamp: datetime
    starts_at: datetime
    ends_at: datetime
    summary: str
    answers_to: str
    answers_to_name: str
    address: str
    answer: str = ""  # yes, maybe, no; empty for none yet
    description: str = ""
    location: str = ""
    url: str = ""
    cancelled: bool = False


def invitation_file(meeting: CalendarMeeting) -> bytes:
    """The meeting as the bytes of an .ics file: METHOD:REQUEST, or METHOD:CANCEL when it was cancelled."""
    calendar = Calendar()
    calendar.add("prodid", MADE_BY)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "CANCEL" if meeting.cancelled else "REQUEST")
    calendar.add_component(zone())
    calendar.add_component(_event(meeting))
    return bytes(calendar.to_ical())


def _event(meeting: CalendarMeeting) -> Event:
    event = Event()
    event.add("uid", meeting.uid)
    event.add("dtstamp", meeting.stamp.astimezone(UTC))
    event.add("dtstart", meeting.starts_at.astimezone(STOCKHOLM))
    event.add("dtend", meeting.ends_at.astimezone(STOCKHOLM))
    event.add("sequence", meeting.sequence)
    event.add("status", "CANCELLED" if meeting.cancelled else "CONFIRMED")
    event.add("summary", meeting.summary)
    # Nobody who looks over a shoulder, or shares a calendar, is to read more than that somebody is busy.
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT" if meeting.cancelled else "OPAQUE")
    for name in ("description", "location", "url"):
        if getattr(meeting, name):
            event.add(name, getattr(meeting, name))
    event.add("organizer", _address(meeting.answers_to, meeting.answers_to_name))
    event.add("attendee", _attendee(meeting))
    return event


def _attendee(meeting: CalendarMeeting) -> vCalAddress:
    attendee = _address(meeting.address)
    attendee.params["CUTYPE"] = "INDIVIDUAL"
    attendee.params["ROLE"] = "REQ-PARTICIPANT"
    attendee.params["PARTSTAT"] = _ANSWERS[meeting.answer]
    attendee.params["RSVP"] = "FALSE" if meeting.cancelled else "TRUE"
    return attendee


def _address(address: str, name: str = "") -> vCalAddress:
    found = vCalAddress(f"mailto:{address}")
    if name:
        found.params["CN"] = name
    return found


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
