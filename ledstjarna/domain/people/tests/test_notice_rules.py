"""Whether, when and how somebody is told, against a second implementation that is slow and obvious."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledstjarna.domain.people.rules.notices import (
    ALL_REASONS,
    QUIET_PERIOD,
    RETRY_AFTER,
    Known,
    QuietHours,
    address_finding,
    after_quiet_hours,
    notice_at,
    plain_address,
    reason_of,
    retry_after,
    ways_for,
)
from ledstjarna.foundation.clock import STOCKHOLM

MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 30)).map(
    lambda moment: moment.replace(tzinfo=UTC, second=0, microsecond=0)
)
CLOCKS = st.times().map(lambda clock: clock.replace(second=0, microsecond=0, tzinfo=None))
QUIET = st.none() | st.builds(QuietHours, CLOCKS, CLOCKS)
KNOWN = st.builds(
    Known, st.sampled_from(["email", "sms"]), st.booleans(), st.frozensets(st.sampled_from(ALL_REASONS)), st.booleans()
)

REACHES = st.frozensets(st.sampled_from(["phone", "text", "letter", "video", "visit"]))
SOME_KNOWN = st.lists(KNOWN, max_size=2, unique_by=lambda one: one.channel)


def is_quiet(at: datetime, quiet: QuietHours) -> bool:
    """Look at the clock on the wall."""
    wall = at.astimezone(STOCKHOLM).strftime("%H:%M")
    start, end = quiet.start.strftime("%H:%M"), quiet.end.strftime("%H:%M")
    return (start <= wall < end) if start < end else (wall >= start or wall < end) if start > end else False


@given(MOMENTS, st.none() | st.timedeltas(-QUIET_PERIOD * 3, timedelta(0)), QUIET)
def test_a_notice_waits_for_the_quiet_period_and_the_quiet_hours(
    at: datetime, since: timedelta | None, quiet: QuietHours | None
) -> None:
    last = None if since is None else at + since
    found = notice_at(at, last_at=last, quiet=quiet)
    assert found >= at
    assert last is None or found >= last + QUIET_PERIOD
    minute = max(at, last + QUIET_PERIOD) if last else at
    if quiet and is_quiet(minute, quiet):
        while is_quiet(minute, quiet):
            minute = (minute + timedelta(minutes=1)).replace(second=0, microsecond=0)
        # Where an hour is skipped or comes twice the clock on the wall and the time that passes part by that hour.
        assert abs(found - minute) <= timedelta(hours=1)
    else:
        assert found == minute


@given(REACHES, SOME_KNOWN, st.sampled_from(ALL_REASONS), st.booleans())
def test_ways_are_chosen_by_what_the_person_said(
    reach: frozenset[str], known: list[Known], reason: str, protected: bool
) -> None:
    ways = ways_for(reach, known, reason=reason, protected=protected)
    for one in known:
        wanted = one.on and reason in one.reasons and not (protected and not one.own_choice)
        assert (one.channel in ways) == wanted
    digital = [way for way in ways if way != "letter"]
    assert ("letter" in ways) == (bool(digital) or "letter" in reach)
    assert list(ways) == [*digital, *(["letter"] if "letter" in ways else [])]
    if len(digital) == 2:
        assert digital[0] == ("sms" if "text" in reach else "email")


@pytest.mark.parametrize(
    ("channel", "written", "kept", "wrong"),
    [
        ("sms", "070-174 06 05", "+46701740605", False),
        ("sms", "0046 70 174 06 05", "+46701740605", False),
        ("sms", "+46 (70) 1740605", "+46701740605", False),
        ("sms", "12", "12", True),
        ("sms", "ring mig", "ringmig", True),
        ("email", " astrid@example.org ", "astrid@example.org", False),
        ("email", "astrid", "astrid", True),
        ("email", "astrid@example.org, per@example.org", "astrid@example.org, per@example.org", True),
    ],
)
def test_addresses_as_people_write_them(channel: str, written: str, kept: str, wrong: bool) -> None:
    assert plain_address(channel, written) == kept
    assert (address_finding(channel, kept) is not None) == wrong


def test_what_is_news_and_how_often_it_is_tried() -> None:
    assert reason_of("MessageWritten", {"to_person": True}) == "message"
    assert not reason_of("MessageWritten", {"to_person": False})
    assert not reason_of("StoryTold", {})
    for kind, body in (("ConsentGiven", {}), ("CloseOneReads", {"may_read": True}), ("BlockLifted", {})):
        told = {speaker: reason_of(kind, body, spoken_by=speaker) for speaker in ("", "person", "guardian")}
        assert set(told.values()) == {""}, "their own word, staff's pen, and what guardians decide for their child"
        assert {reason_of(kind, body, spoken_by=one) for one in ("god_man", "future_power")} == {"changed"}
    assert [retry_after(count) for count in range(1, 6)] == [*RETRY_AFTER, None]
    night = QuietHours(time(21), time(7))
    assert after_quiet_hours(datetime(2026, 3, 2, 21, 0, tzinfo=UTC), night) == datetime(2026, 3, 3, 6, 0, tzinfo=UTC)
