"""Which of a telephone's times stand."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledstjarna.domain.visits.rules.later import said_findings, stands_as

AT = datetime(2026, 3, 3, 12, tzinfo=UTC)
moments = st.timedeltas(timedelta(days=-3), timedelta(days=1)).map(lambda passed: AT + passed)


@pytest.mark.parametrize(
    ("minutes", "codes"),
    [(-24 * 60 - 1, ["said_too_long_ago"]), (-24 * 60, []), (0, []), (5, []), (6, ["said_in_future"])],
)
def test_within_a_day_and_never_ahead(minutes: int, codes: list[str]) -> None:
    found = said_findings(said=AT + timedelta(minutes=minutes), at=AT)
    assert [finding.code for finding in found] == codes


@given(said=moments, begun=st.none() | moments)
def test_the_time_that_stands_is_between_the_beginning_and_now(said: datetime, begun: datetime | None) -> None:
    stands = stands_as(said=said, at=AT, begun=begun)
    assert stands == sorted([said, AT, begun] if begun and begun < AT else [said, AT])[-2] or stands == AT
    assert stands <= AT
    assert stands in (said, AT, begun)
