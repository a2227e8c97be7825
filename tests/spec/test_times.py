"""When an activity takes place: single nights by hand, and everything else against the slow second implementation."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledstjarna.domain.plans.rules.activities import NTHS, Change, Recurring, Rule, occurrences, on_day, rule_of
from ledstjarna.foundation.clock import moment_of
from tests.spec.slow_times import falls_on, takes_place

# Half of all first days fall near a night when the clocks change.
NIGHTS = st.builds(
    lambda year, month, days: date(year, month, 25) + timedelta(days=days),
    st.integers(2024, 2028), st.sampled_from((3, 10)), st.integers(-9, 6),
)  # fmt: skip
DAYS = NIGHTS | st.dates(date(2024, 1, 1), date(2028, 12, 31))
TIMES = st.sampled_from((time(1, 59), time(2), time(2, 30), time(2, 59), time(3), time(0), time(23, 30))) | st.times(
    max_value=time(23, 59)
).map(lambda at: at.replace(second=0, microsecond=0))
RULES = (
    st.just(Rule("once"))
    | st.builds(Rule, st.just("day"), st.integers(1, 12))
    | st.builds(
        lambda interval, days: Rule("week", interval, tuple(sorted(days))),
        st.integers(1, 12), st.sets(st.integers(0, 6), min_size=1),
    )
    | st.builds(lambda interval, day: Rule("month", interval, monthday=day), st.integers(1, 12), st.integers(1, 31))
    | st.builds(
        lambda interval, days, nth: Rule("nth", interval, tuple(sorted(days)), nth=nth),
        st.integers(1, 12), st.sets(st.integers(0, 6), min_size=1), st.sampled_from(NTHS),
    )
)  # fmt: skip


@st.composite
def activities(draw: st.DrawFn) -> Recurring:
    """An activity with exceptions on days that the rule has and days that it has not, and periods away."""
    starts = draw(DAYS)
    near = st.integers(-3, 60).map(lambda days: starts + timedelta(days=days))
    at = draw(st.none() | TIMES)
    change = st.just(Change("cancelled")) | st.builds(
        Change, st.just("moved"), near, TIMES if at is not None else st.none()
    )
    length = st.none() | st.integers(1, 30)
    away = draw(st.lists(st.tuples(near, length), max_size=2))
    return Recurring(
        starts_on=starts, rule=draw(RULES), at=at, minutes=draw(st.integers(1, 600)) if at is not None else 0,
        ends_on=draw(st.none() | near), changed=draw(st.dictionaries(near, change, max_size=4)),
        away=[(first, first + timedelta(days=days) if days else None) for first, days in away],
    )  # fmt: skip


@settings(max_examples=250, deadline=None)
@given(activity=activities(), ahead=st.integers(-10, 500), length=st.integers(0, 40), minutes=st.integers(0, 1439))
def test_occurrences_are_what_a_calendar_in_the_hand_says(
    activity: Recurring, ahead: int, length: int, minutes: int
) -> None:
    start = datetime.combine(activity.starts_on, time.min, tzinfo=UTC) + timedelta(days=ahead, minutes=minutes)
    end = start + timedelta(days=length)
    found = [(one.day, one.starts, one.ends, one.state, one.moved) for one in occurrences(activity, start, end)]
    assert found == takes_place(activity, start, end)


@settings(max_examples=100, deadline=None)
@given(activity=activities(), ahead=st.integers(-10, 200))
def test_a_day_has_an_occurrence_when_the_rule_has_the_day(activity: Recurring, ahead: int) -> None:
    day = activity.starts_on + timedelta(days=ahead)
    assert (on_day(activity, day) is not None) == falls_on(activity, day)


@given(rule=RULES)
def test_a_rule_is_read_as_it_was_written(rule: Rule) -> None:
    assert rule_of(rule.text) == rule


@pytest.mark.parametrize(
    ("day", "at", "moment"),
    [
        # The night to 29 March 2026: the clocks go from 02.00 to 03.00, so half past two is not there.
        (date(2026, 3, 28), time(2, 30), "2026-03-28T01:30"),
        (date(2026, 3, 29), time(1, 59), "2026-03-29T00:59"),
        (date(2026, 3, 29), time(2, 30), "2026-03-29T01:30"),
        (date(2026, 3, 29), time(3, 30), "2026-03-29T01:30"),
        (date(2026, 3, 29), time(10), "2026-03-29T08:00"),
        (date(2026, 3, 28), time(10), "2026-03-28T09:00"),
        # The night to 25 October 2026: half past two comes twice, and the first is meant.
        (date(2026, 10, 25), time(2, 30), "2026-10-25T00:30"),
        (date(2026, 10, 25), time(2, 30, fold=1), "2026-10-25T00:30"),
        (date(2026, 10, 25), time(3), "2026-10-25T02:00"),
        (date(2026, 10, 26), time(10), "2026-10-26T09:00"),
    ],
)
def test_the_clock_on_the_wall_decides(day: date, at: time, moment: str) -> None:
    one = on_day(Recurring(date(2026, 1, 1), Rule("day"), at, 45), day)
    assert one is not None
    assert one.starts == datetime.fromisoformat(moment).replace(tzinfo=UTC)
    assert one.ends - one.starts == timedelta(minutes=45)


def test_a_day_without_a_time_is_as_long_as_the_day() -> None:
    spring, autumn = (
        on_day(Recurring(date(2026, 1, 1), Rule("day")), day) for day in (date(2026, 3, 29), date(2026, 10, 25))
    )
    assert spring
    assert autumn
    assert (spring.ends - spring.starts, autumn.ends - autumn.starts) == (timedelta(hours=23), timedelta(hours=25))


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        (Rule("month", 1, monthday=31), [(1, 31), (2, 28), (3, 31), (4, 30)]),
        (Rule("month", 2, monthday=29), [(1, 29), (3, 29)]),
        (Rule("month", 1, monthday=15), [(1, 15), (2, 15), (3, 15), (4, 15)]),
        (Rule("nth", 1, (1,), nth=2), [(1, 13), (2, 10), (3, 10), (4, 14)]),
        (Rule("nth", 3, (4,), nth=-1), [(1, 30), (4, 24)]),
    ],
)
def test_a_month_has_its_day_or_its_last(rule: Rule, days: list[tuple[int, int]]) -> None:
    year = Recurring(date(2026, 1, 1), rule)
    found = occurrences(year, moment_of(date(2026, 1, 1), time(0)), moment_of(date(2026, 5, 1), time(0)))
    assert [(one.day.month, one.day.day) for one in found] == days
    assert rule_of(rule.text) == rule
