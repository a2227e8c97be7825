"""Promises against the clock and the calendar of offices, beside a second way that walks minute by minute."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledstjarna.foundation.clock import STOCKHOLM
from ledstjarna.foundation.promising import OFFICE_ENDS, OFFICE_OPENS, by_working_day, is_told_as_day, within_hours
from ledstjarna.foundation.working_days import is_working_day


def sweden(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=STOCKHOLM)


@pytest.mark.parametrize(
    ("asked", "promised"),
    [
        ("2026-11-29T03:22", "2026-11-30T12:00"),  # a Sunday night: Monday, four hours after eight
        ("2026-12-01T10:00", "2026-12-01T14:00"),
        ("2026-12-01T14:10", "2026-12-02T10:00"),  # 2 h 20 min are left of the day, and on the half hour
        ("2026-12-23T16:00", "2026-12-28T11:30"),  # over Christmas
    ],
)
def test_hours_are_those_of_the_office(asked: str, promised: str) -> None:
    assert within_hours(sweden(asked), 4, on_duty=False) == sweden(promised)
    assert within_hours(sweden(asked), 4, on_duty=True) == sweden(asked) + timedelta(hours=4)


def test_days_are_working_days_and_told_as_days() -> None:
    promised = by_working_day(sweden("2026-11-29T03:26"), 3)
    assert promised == sweden("2026-12-02T16:00")
    assert is_told_as_day(promised)
    assert not is_told_as_day(sweden("2026-12-02T12:00"))


@settings(max_examples=30)
@given(st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 20)), st.integers(1, 8))
def test_office_hours_minute_by_minute(asked: datetime, hours: int) -> None:
    at = asked.replace(second=0, microsecond=0, tzinfo=STOCKHOLM)
    minute, left = at, hours * 60
    while left:
        local = minute.astimezone(STOCKHOLM)
        left -= is_working_day(local.date()) and OFFICE_OPENS <= local.time() < OFFICE_ENDS
        minute += timedelta(minutes=1)
    assert timedelta(0) <= within_hours(at, hours, on_duty=False) - minute < timedelta(minutes=30)
