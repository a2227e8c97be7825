"""What an end of a consent cuts short, against a plain account that asks of every hour who says yes to it."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as some

from ledstjarna.domain.consent.rules.facts import Term
from ledstjarna.domain.consent.rules.terms import within_consent

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
HOURS = 40
hours = some.integers(0, HOURS)


def _at(hour: int) -> datetime:
    return START + timedelta(hours=hour)


@given(begins=hours, lasts=some.none() | hours, ends=some.lists(some.none() | hours, min_size=1, max_size=5))
def test_each_hour_is_reached_that_both_the_own_time_and_the_last_yes_hold(
    begins: int, lasts: int | None, ends: list[int | None]
) -> None:
    own = Term(_at(begins), None if lasts is None else _at(begins + lasts))
    for end in ends:  # however often the yes has got another end, the last one alone decides
        left = within_consent(own, None if end is None else _at(end))
    for hour in range(2 * HOURS):
        plainly = hour >= begins and (lasts is None or hour < begins + lasts) and (end is None or hour < end)
        assert (left is not None and left.holds(_at(hour))) == plainly, hour
