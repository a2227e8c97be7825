"""What was promised, and how far beyond it: against a slow one, and in what an answer changes."""

from datetime import date, time, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from ledstjarna.domain.visits.rules.abilities import ABILITIES
from ledstjarna.domain.visits.rules.instance import Asked
from ledstjarna.domain.visits.rules.placing import Shift
from ledstjarna.domain.visits.rules.promised import far_findings, last_start, outside
from ledstjarna.domain.visits.rules.settling import settled
from ledstjarna.domain.visits.tests import slow
from ledstjarna.foundation.clock import moment_of

DAY, EVA = date(2026, 3, 3), UUID(int=7)
EIGHT = moment_of(DAY, time(8))
QUARTER = timedelta(minutes=15)


@given(st.integers(0, 30), st.sets(st.sampled_from(ABILITIES), max_size=3), st.integers(0, 90))
def test_how_late_against_slow(leeway: int, asks: set[str], minutes: int) -> None:
    earliest, at = EIGHT - timedelta(minutes=leeway), EIGHT + timedelta(minutes=minutes)
    may = minutes == 0 or slow.may_begin_late(EIGHT, at, leeway=leeway > 0, asks=asks)
    assert (at <= last_start(earliest, EIGHT, asks)) == may
    assert outside(at, earliest, EIGHT) == timedelta(minutes=minutes)
    assert outside(earliest - timedelta(minutes=minutes), earliest, EIGHT) == -timedelta(minutes=minutes)


@given(st.integers(0, 30), st.sets(st.sampled_from(ABILITIES), max_size=3), st.integers(-90, 90))
def test_what_somebody_moves_far_from_the_promised_time_is_asked_about_against_slow(
    leeway: int, asks: set[str], minutes: int
) -> None:
    earliest, at = EIGHT - timedelta(minutes=leeway), EIGHT + timedelta(minutes=minutes)
    found = far_findings(at, earliest, EIGHT, asks, sure=False)
    assert sum(one.params["minutes"] for one in found) == slow.asked_about(earliest, EIGHT, at, asks)
    assert not far_findings(at, earliest, EIGHT, asks, sure=True)


def test_what_stands_late_is_not_put_back_to_where_it_was_late() -> None:
    own, starts = UUID(int=1), EIGHT + 3 * QUARTER
    row = Asked(
        own, own, DAY, 1, own, starts, starts + QUARTER, EIGHT - QUARTER, EIGHT + QUARTER, "planned", EVA, locked=False
    )
    shifts = [Shift(EVA, moment_of(DAY, time(7)), moment_of(DAY, time(16)))]
    in_time = {row.id: (EVA, EIGHT + QUARTER)}
    at = moment_of(DAY, time(6))
    assert settled(in_time, [row], at=at, days=[DAY], homes={}, shifts=shifts) == in_time
