"""What we send is read by a second parser, and what comes back is read or refused, never guessed."""

import contextlib
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from ledstjarna.foundation.calendar import (
    CalendarMeeting,
    CalendarTime,
    NotAReply,
    Replied,
    invitation_file,
    read_reply,
    times_file,
)
from ledstjarna.foundation.clock import STOCKHOLM

SUMMER = datetime(2026, 6, 9, 11, 30, tzinfo=UTC)
STAMP = datetime(2026, 5, 1, 8, 0, tzinfo=UTC)


def meeting(**more: object) -> CalendarMeeting:
    told = {
        "uid": "0197f2a0-0000-7000-8000-000000000001", "sequence": 0, "stamp": STAMP, "starts_at": SUMMER,
        "ends_at": SUMMER + timedelta(hours=1), "summary": "Möte", "answers_to": "moten@example.se",
        "answers_to_name": "Sara Ek", "address": "svar-1@example.se",
    }  # fmt: skip
    return CalendarMeeting(**{**told, **more})  # type: ignore[arg-type]


def test_the_file_as_it_is_written() -> None:
    written = invitation_file(
        meeting(location="Storgatan 1, Katrineholm", description="Läs mer där du fick kallelsen.")
    )
    lines = written.decode().split("\r\n")
    assert b"\n" not in written.replace(b"\r\n", b"")
    assert all(len(line.encode()) <= 75 for line in lines)
    assert [line for line in lines if not line.startswith(" ")][:5] == [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Ledstjarna//Planmote//SV", "CALSCALE:GREGORIAN", "METHOD:REQUEST",
    ]  # fmt: skip
    for golden in (
        "UID:0197f2a0-0000-7000-8000-000000000001", "DTSTAMP:20260501T080000Z", "SEQUENCE:0", "STATUS:CONFIRMED",
        "DTSTART;TZID=Europe/Stockholm:20260609T133000", "DTEND;TZID=Europe/Stockholm:20260609T143000",
        "SUMMARY:Möte", "CLASS:PRIVATE", 'ORGANIZER;CN="Sara Ek":mailto:moten@example.se',
    ):  # fmt: skip
        assert golden in lines
    assert "PARTSTAT=NEEDS-ACTION" in written.decode().replace("\r\n ", "")
    assert written.decode().count("ATTENDEE") == 1


@pytest.mark.parametrize("month", range(1, 13))
def test_a_second_parser_reads_the_same_moment(month: int) -> None:
    start = datetime(2027, month, 28, 7, 0, tzinfo=UTC)
    event = vobject.readOne(
        invitation_file(meeting(starts_at=start, ends_at=start + timedelta(hours=1))).decode()
    ).vevent
    assert event.dtstart.value.astimezone(UTC) == start
    assert event.dtend.value.astimezone(UTC) == start + timedelta(hours=1)
    assert event.summary.value == "Möte"
    assert event.attendee.params["RSVP"] == ["TRUE"]
    assert event.attendee.value == "mailto:svar-1@example.se"


def test_the_zone_in_the_file_is_the_zone_of_sweden() -> None:
    zone = vobject.readOne(invitation_file(meeting()).decode()).vtimezone.tzinfo
    moment, end = datetime(2025, 1, 1, 12), datetime(2036, 1, 1)
    while moment < end:
        assert zone.utcoffset(moment) == moment.replace(tzinfo=ZoneInfo("Europe/Stockholm")).utcoffset(), moment
        moment += timedelta(hours=24)


def test_times_that_nobody_answers_are_read_by_the_second_parser() -> None:
    times = [
        CalendarTime("a", 1, STAMP, SUMMER, SUMMER + timedelta(minutes=45), "Besök: Eva"),
        CalendarTime("b", 2, STAMP, SUMMER, SUMMER + timedelta(minutes=45), "Besök", cancelled=True),
    ]
    read = vobject.readOne(times_file(times).decode())
    assert read.method.value == "PUBLISH"
    assert [event.status.value for event in read.vevent_list] == ["CONFIRMED", "CANCELLED"]
    assert [event.dtstart.value for event in read.vevent_list] == [SUMMER, SUMMER]


def test_an_update_and_a_cancellation_keep_the_uid() -> None:
    first, moved, gone = (
        vobject.readOne(invitation_file(row).decode())
        for row in (meeting(), meeting(sequence=1), meeting(sequence=2, cancelled=True))
    )
    assert first.vevent.uid.value == moved.vevent.uid.value == gone.vevent.uid.value
    assert [row.vevent.sequence.value for row in (first, moved, gone)] == ["0", "1", "2"]
    assert (gone.method.value, gone.vevent.status.value) == ("CANCEL", "CANCELLED")


@given(
    words=st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=200),
    start=st.datetimes(datetime(2026, 1, 1), datetime(2040, 1, 1)),
)
def test_whatever_the_words_and_the_time_the_file_holds_together(words: str, start: datetime) -> None:
    start = start.replace(tzinfo=UTC, microsecond=0)
    written = invitation_file(meeting(location=words, starts_at=start, ends_at=start + timedelta(hours=1)))
    assert all(len(line) <= 75 for line in written.split(b"\r\n"))
    event = Calendar.from_ical(written).walk("VEVENT")[0]
    # The hour that comes twice in October has one name in a calendar: the first is meant.
    named = event["dtstart"].dt.replace(tzinfo=None)
    assert named == start.astimezone(STOCKHOLM).replace(tzinfo=None)
    # The library takes a written \\N for the end of a line.
    assert str(event.get("location", "")) == words.replace("\\N", "\n")


REPLY = """BEGIN:VCALENDAR
PRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN
VERSION:2.0
METHOD:REPLY
BEGIN:VEVENT
ATTENDEE;PARTSTAT=ACCEPTED;CN=Svar:MAILTO:svar-1@example.se
DTSTAMP:20260502T101500Z
UID:0197f2a0-0000-7000-8000-000000000001
SEQUENCE:1
SUMMARY:Accepterad: Möte
END:VEVENT
END:VCALENDAR
"""


def test_a_reply_as_outlook_sends_it() -> None:
    said_at = datetime(2026, 5, 2, 10, 15, tzinfo=UTC)
    uid = "0197f2a0-0000-7000-8000-000000000001"
    assert read_reply(REPLY.encode()) == Replied(uid, 1, "svar-1@example.se", "yes", said_at)
    assert read_reply(REPLY.replace("\n", "\r\n").replace("ACCEPTED", "declined").encode()).coming == "no"


@pytest.mark.parametrize(
    ("written", "code"),
    [
        (b"", "not_a_calendar"),
        (b"\xff\xfe\x00garbage", "not_a_calendar"),
        (b"BEGIN:VEVENT\r\nEND:VEVENT\r\n", "not_a_calendar"),
        (b"x" * 200_000, "too_large"),
        (REPLY.replace("REPLY", "REQUEST").encode(), "not_a_reply"),
        (REPLY.replace("UID:", "X-UID:").encode(), "no_uid"),
        (REPLY.replace("ATTENDEE;", "X-ATTENDEE;").encode(), "no_attendee"),
        (REPLY.replace("PARTSTAT=ACCEPTED;", "").encode(), "no_answer"),
        (REPLY.replace("DTSTAMP:20260502T101500Z\n", "").encode(), "no_stamp"),
        (REPLY.replace("DTSTAMP:20260502T101500Z", "DTSTAMP:yesterday").encode(), "no_stamp"),
        (REPLY.replace("DTSTAMP", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:b@a.se\nDTSTAMP").encode(), "not_one_attendee"),
        (REPLY.replace("END:VEVENT", "END:VEVENT\nBEGIN:VEVENT\nEND:VEVENT").encode(), "not_one_event"),
    ],
)  # fmt: skip
def test_what_is_no_reply_says_why(written: bytes, code: str) -> None:
    with pytest.raises(NotAReply) as refused:
        read_reply(written)
    assert refused.value.code == code


@given(st.binary(max_size=400))
def test_whatever_comes_is_read_or_refused(written: bytes) -> None:
    with contextlib.suppress(NotAReply):
        read_reply(written)


@given(st.integers(0, len(REPLY) - 1), st.binary(max_size=6))
def test_a_damaged_reply_is_read_or_refused(at: int, instead: bytes) -> None:
    damaged = REPLY.encode()[:at] + instead + REPLY.encode()[at + 3 :]
    with contextlib.suppress(NotAReply):
        read_reply(damaged)
