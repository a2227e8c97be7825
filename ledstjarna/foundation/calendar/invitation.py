"""An invitation as a calendar takes it: asked, changed or cancelled, made out to one participant.

RFC 5545 (the format) and RFC 5546 (REQUEST, CANCEL), as Outlook, Google and phones read them: one VEVENT, the time
with its zone, the zone's own rules in the file, lines folded and ended by CRLF. Each file names its own participant
only: who else is called is nobody else's calendar's business.
"""

from dataclasses import dataclass
from datetime import datetime

from icalendar import Event, vCalAddress

from ledstjarna.foundation.calendar.entry import entry_of, file_of

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
    return file_of("CANCEL" if meeting.cancelled else "REQUEST", [_event(meeting)])


def _event(meeting: CalendarMeeting) -> Event:
    event = entry_of(meeting)
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
