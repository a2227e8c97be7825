"""What happens in a case happens at work, in order, and as long ago as its stage says."""

from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledstjarna.demo.loading.moments import AGES, Moments
from ledstjarna.foundation.clock import STOCKHOLM

DAY = datetime(2026, 11, 22, 6, tzinfo=UTC)  # a Sunday
LONG_AGO = DAY - timedelta(days=730)


def moments(seed: int = 1, today: datetime = DAY, *, pace: str = "chosen", earliest: datetime = LONG_AGO) -> Moments:
    """The moments of some case."""
    return Moments(Random(seed), today, earliest=earliest, about=20, pace=pace)


@given(st.integers(0, 5000), st.integers(0, 400), st.sampled_from(sorted(AGES)))
def test_all_of_them_at_work_in_order_and_before_today(seed: int, days: int, pace: str) -> None:
    today = DAY + timedelta(days=days)
    case = moments(seed, today, pace=pace)
    told = [case.began, *(case.next() for _ in range(60)), case.recent(2)]
    assert told == sorted(told)
    assert len(set(told[:-1])) == len(told) - 1
    for moment in [*told, case.between(told[0], told[-1], Random(seed))]:
        local = moment.astimezone(STOCKHOLM)
        assert local.weekday() < 5
        assert 8 <= local.hour < 17
        assert local.date() < today.astimezone(STOCKHOLM).date()


@pytest.mark.parametrize("pace", sorted(AGES))
def test_a_case_is_as_old_as_its_stage_says(pace: str) -> None:
    least, most = AGES[pace]
    for seed in range(200):
        assert least - 2 <= (DAY - moments(seed, pace=pace).began).days <= most + 4


def test_where_nothing_waits_it_was_over_long_ago() -> None:
    for seed in range(50):
        case = moments(seed, pace="settled")
        assert (case.last - case.began).days <= 130
        assert case.last < case.latest


def test_nothing_happens_before_the_person_was_known() -> None:
    known = DAY - timedelta(days=9)
    for seed in range(50):
        assert moments(seed, pace="settled", earliest=known).began > known


@given(st.datetimes(datetime(2026, 1, 1), datetime(2026, 11, 20), timezones=st.just(UTC)), st.integers(0, 99))
def test_between_stays_between(begins: datetime, seed: int) -> None:
    case = moments()
    ends = begins + timedelta(days=3)
    found = case.between(begins, ends, Random(seed))
    assert begins - timedelta(minutes=2) <= found <= max(ends, begins + timedelta(days=4))
