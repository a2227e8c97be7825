"""Every Period ends inside itself (R4, Period.end): the last day, or the moment just before the end of ours."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from ledstjarna.fhir.export import telling
from ledstjarna.fhir.export.telling import instant, period
from ledstjarna.fhir.intake.dates import PartialDate, days_of
from ledstjarna.foundation.clock import STOCKHOLM, day_of

DAYS = st.dates(date(1900, 1, 2), date(2100, 1, 1))
MOMENTS = st.datetimes(datetime(1970, 1, 2), datetime(2100, 1, 1), timezones=st.sampled_from([UTC, STOCKHOLM]))


def _partial(day: date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day)


@given(DAYS, st.integers(0, 4_000), DAYS)
def test_a_day_is_in_what_is_told_as_it_is_in_the_range(start: date, length: int, day: date) -> None:
    after = start + timedelta(days=length)
    told = period(start, after)
    assert told["start"] <= told["end"], "per-1"
    if length:
        for one in (day, start, after - timedelta(days=1), after):
            assert (told["start"] <= one.isoformat() <= told["end"]) == (start <= one < after)
        assert days_of(told) == (_partial(start), _partial(after - timedelta(days=1)))


@given(MOMENTS, st.timedeltas(timedelta(0), timedelta(days=400)))
def test_a_moment_is_in_what_is_told_as_it_is_in_the_range(start: datetime, length: timedelta) -> None:
    start, after = start.astimezone(UTC), start.astimezone(UTC) + length
    told = period(start, after)
    assert told["start"] <= told["end"], "per-1"
    if length:
        last = after - timedelta(microseconds=1)
        for one in (start, last, after):
            assert (told["start"] <= instant(one) <= told["end"]) == (start <= one < after)
        assert days_of(told) == (_partial(day_of(start)), _partial(day_of(last))), "read again it is the same days"


def test_what_goes_on_has_no_end_and_what_nobody_knows_is_left_out() -> None:
    assert period(date(2027, 5, 1), None) == {"start": "2027-05-01"}
    assert period(None, date(2027, 5, 1)) == {"end": "2027-04-30"}
    assert period(None, None) == {}
    assert days_of({"start": "2027-04-30T22:00:00Z", "end": "2027"}) == (_partial(date(2027, 5, 1)), PartialDate(2027))


def test_nobody_else_writes_a_period() -> None:
    """One function makes them all: a Period made by hand is a day too long sooner or later."""
    for path in Path(telling.__file__).parent.glob("*.py"):
        if path.name != "telling.py":
            source = path.read_text("utf-8")
            assert '"end"' not in source, path.name
            assert "eriod={" not in source, path.name
