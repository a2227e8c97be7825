"""Working days and the ladder, against a second implementation that is slow and obvious."""

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ledstjarna.domain.teams.rules import LADDER, Somebody, is_working_day, rungs_due, who_is_asked
from ledstjarna.foundation.clock import STOCKHOLM
from ledstjarna.foundation.ids import new_id
from ledstjarna.foundation.promising import by_working_day

MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2035, 12, 1)).map(lambda moment: moment.replace(tzinfo=UTC))


def easter(year: int) -> date:
    """Easter Sunday, by the table of the Gregorian calendar (Meeus, Jones, Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def closed(day: date) -> bool:
    """Whether offices are closed, read from the law of public holidays (1989:253) and the three eves."""
    fixed = {(1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31)}
    after_easter = (day - easter(day.year)).days
    saturday_in = (day + timedelta(days=1)).weekday() == 5
    midsummers_eve = day.month == 6 and 19 <= day.day <= 25 and saturday_in
    return day.weekday() > 4 or (day.month, day.day) in fixed or after_easter in (-2, 1, 39) or midsummers_eve


def slow_answer_by(written: datetime, days: int) -> datetime:
    """Tear off the calendar's leaves, one by one."""
    day, left = written.astimezone(STOCKHOLM).date(), days
    while left > 0:
        day = date.fromordinal(day.toordinal() + 1)
        if not closed(day):
            left = left - 1
    return datetime.combine(day, time(16), STOCKHOLM)


@given(st.dates(date(2020, 1, 1), date(2035, 12, 31)))
def test_the_calendar_says_the_same_twice(day: date) -> None:
    assert is_working_day(day) == (not closed(day))


@given(MOMENTS, st.integers(1, 8))
def test_when_an_answer_is_promised(written: datetime, days: int) -> None:
    found = by_working_day(written, days)
    assert found == slow_answer_by(written, days)
    assert written + timedelta(hours=16) < found < written + timedelta(days=days + 12)


@given(MOMENTS, st.integers(0, len(LADDER)), st.integers(0, 20))
def test_the_ladder_is_climbed_rung_by_rung(since: datetime, climbed: int, days: int) -> None:
    at = since + timedelta(days=days)
    wanted = [
        rung
        for number, rung in enumerate(LADDER)
        if number >= climbed and slow_answer_by(since, rung.working_days) <= at
    ]
    assert list(rungs_due(since, climbed, at)) == wanted
    assert [rung.working_days for rung in LADDER] == sorted({rung.working_days for rung in LADDER})


def test_nobody_is_given_what_they_have() -> None:
    karin, sara = Somebody(new_id(), "Karin"), Somebody(new_id(), "Sara")
    assert who_is_asked(karin.party_id, [None, karin, sara]) == sara
    assert who_is_asked(karin.party_id, [karin]) is None
