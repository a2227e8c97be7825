"""Times of the week against a second implementation that walks minute by minute, and who is reached against one that
asks everybody in turn."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledstjarna.domain.teams.rules import (
    OFFICE_HOURS,
    Away,
    Hours,
    Window,
    Worker,
    after_open_time,
    hours_findings,
    hours_of,
    is_open,
    is_working_day,
    kept_hours,
    opens_at,
    promised_at,
    who_is_reached,
)
from ledstjarna.domain.teams.rules.calling import latest_of_unit, who_has_it
from ledstjarna.foundation.clock import STOCKHOLM

MINUTE = timedelta(minutes=1)
MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)  # 10.00 in Sweden


@st.composite
def some_hours(draw: st.DrawFn) -> Hours:
    """Windows on some days, after the hours when a clock is set, none touching another."""
    found = []
    for day in draw(st.sets(st.integers(0, 6), min_size=1, max_size=4)):
        first, second = sorted(draw(st.lists(st.integers(20, 90), min_size=2, max_size=2, unique=True)))
        found.append(Window(day, time(first // 4, first % 4 * 15), time(second // 4, second % 4 * 15)))
    return tuple(sorted(found))


moments = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)).map(
    lambda each: each.replace(second=0, microsecond=0, tzinfo=UTC)
)


def slowly_after(hours: Hours, at: datetime, minutes: int) -> datetime:
    """The moment when so many open minutes have passed: every minute is looked at."""
    while minutes:
        minutes -= is_open(hours, at)
        at += MINUTE
    return at


@settings(max_examples=40, deadline=None)
@given(some_hours(), moments, st.integers(1, 200))
def test_open_time_passes_as_when_every_minute_is_looked_at(hours: Hours, at: datetime, minutes: int) -> None:
    assert after_open_time(hours, at, minutes) == slowly_after(hours, at, minutes)
    opened = opens_at(hours, at)
    assert opened
    assert is_open(hours, opened)
    assert opened == slowly_after(hours, at, 1) - MINUTE


@settings(max_examples=15, deadline=None)
@given(moments)
def test_office_hours_keep_the_red_days_the_slow_way_too(at: datetime) -> None:
    assert after_open_time(OFFICE_HOURS, at, 300) == slowly_after(OFFICE_HOURS, at, 300)


@pytest.mark.parametrize(
    ("day", "red"),
    [
        ("2026-01-01", True), ("2026-01-06", True), ("2026-04-03", True), ("2026-04-06", True), ("2026-05-01", True),
        ("2026-05-14", True), ("2026-06-19", True), ("2026-12-24", True), ("2026-12-31", True), ("2027-03-26", True),
        ("2026-04-07", False), ("2026-06-22", False), ("2026-11-02", False), ("2026-06-12", False),
    ],
)  # fmt: skip
def test_red_days(day: str, red: bool) -> None:
    assert is_working_day(date.fromisoformat(day)) is not red


def test_hours_are_kept_as_they_were_told() -> None:
    hours = hours_of([[4, "08:00", "14:00"], [0, "08:00", "16:30"]])
    assert [each.day for each in hours] == [0, 4]
    assert hours_of(kept_hours(hours)) == hours
    assert not hours_findings(hours)
    assert [each.code for each in hours_findings(hours_of([[0, "16:00", "08:00"]]))] == ["hours_backwards"]
    overlapping = hours_of([[0, "08:00", "12:00"], [0, "11:00", "13:00"]])
    assert [each.code for each in hours_findings(overlapping)] == ["hours_overlap"]
    assert opens_at((), MONDAY) is None
    with pytest.raises(ValueError, match="never open"):
        after_open_time((), MONDAY, 1)


@given(moments, st.sampled_from(["phone", "text", "video", "letter", "visit"]), some_hours())
@settings(max_examples=40, deadline=None)
def test_a_promise_is_a_half_hour_that_office_hours_bound(at: datetime, channel: str, hours: Hours) -> None:
    promised = promised_at(channel, at, hours)
    assert promised > at
    assert promised.astimezone(STOCKHOLM).minute in (0, 30)
    assert promised <= promised_at(channel, at, ()) or channel in ("phone", "text")
    days = {"phone": 2, "text": 2, "video": 2, "letter": 3, "visit": 5}[channel]
    assert promised - after_open_time(OFFICE_HOURS, at, days * 510) < timedelta(minutes=30)


def test_four_hours_of_their_own_time() -> None:
    assert promised_at("phone", MONDAY, ()) == MONDAY + timedelta(hours=4)
    mornings = tuple(Window(day, time(8), time(10)) for day in range(5))
    assert promised_at("phone", MONDAY, mornings) == datetime(2026, 3, 4, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("after", "tried", "theirs", "has_it"),
    [
        (0, None, False, "reached"), (1, None, False, "coordinator"), (121, None, False, "unit"),
        (1, None, True, "unit"), (500, -1, False, "reached"), (500, 5, False, "unit"), (1, 1, False, "coordinator"),
    ],
)  # fmt: skip
def test_what_is_late_moves_on(after: int, tried: int | None, theirs: bool, has_it: str) -> None:
    tried_at = None if tried is None else MONDAY + timedelta(minutes=tried)
    assert who_has_it(MONDAY, tried_at, MONDAY + timedelta(minutes=after), is_coordinators=theirs) == has_it


@settings(max_examples=25, deadline=None)
@given(moments)
def test_what_was_promised_by_then_is_the_units_and_nothing_later(at: datetime) -> None:
    by_then, half_an_hour = latest_of_unit(at), timedelta(minutes=30)
    assert by_then.minute in (0, 30)
    for promise, whose in ((by_then - half_an_hour, True), (by_then, True), (by_then + half_an_hour, False)):
        assert (who_has_it(promise, None, at, is_coordinators=False) == "unit") is whose


people = st.integers(1, 4).map(lambda number: UUID(int=number))
hours_later = st.integers(-50, 50).map(lambda number: MONDAY + timedelta(hours=number))
workers = st.builds(Worker, people, st.none() | hours_later)


def absences() -> st.SearchStrategy[list[Away]]:
    one = st.builds(
        lambda start, length, who: Away(start, None if length is None else start + timedelta(hours=length), who),
        hours_later, st.none() | st.integers(1, 60), st.none() | workers,
    )  # fmt: skip
    return st.lists(one, max_size=3)


@settings(max_examples=300, deadline=None)
@given(st.none() | workers, absences(), st.none() | workers, st.booleans())
def test_who_is_reached_as_when_everybody_is_asked_in_turn(
    holder: Worker | None, away: list[Away], coordinator: Worker | None, takes_part: bool
) -> None:
    in_turn: list[tuple[str, Worker]] = [("contact", holder)] if holder and takes_part else []
    in_turn += [("stand_in", each.stand_in) for each in away if each.stand_in and _is_away(each) and takes_part]
    in_turn += [("coordinator", coordinator)] if coordinator else []
    there = [
        (why, who.party_id)
        for why, who in in_turn
        if not (who.ends is not None and who.ends <= MONDAY)
        and not (why == "contact" and any(_is_away(each) for each in away))
        and not (why == "coordinator" and takes_part and holder is not None and holder.party_id == who.party_id)
    ]
    reached = who_is_reached(holder, away, coordinator, MONDAY, takes_part=takes_part)
    assert (reached.why, reached.party_id) == (there[0] if there else ("unit", None))


def _is_away(each: Away) -> bool:
    hour = each.start
    while hour <= MONDAY:
        if hour == MONDAY:
            return each.end is None or each.end > MONDAY
        hour += timedelta(hours=1)
    return False
