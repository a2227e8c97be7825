"""Two times of a part at the same moment: as somebody would look for them, pair by pair."""

from datetime import date, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from ledstjarna.domain.plans.rules.activities import Recurring, Rule, at_once, occurrences
from ledstjarna.foundation.clock import moment_of

BEGIN = date(2026, 3, 2)
RULES = st.one_of(
    st.builds(lambda every, days: Rule("week", every, tuple(sorted(days))), st.integers(1, 3),
              st.sets(st.integers(0, 6), min_size=1, max_size=3)),
    st.builds(lambda every: Rule("day", every, ()), st.integers(1, 5)),
    st.just(Rule("once", 1, ())),
)  # fmt: skip
TIMES = st.builds(
    lambda after, rule, at, minutes, ends: Recurring(
        BEGIN + timedelta(days=after), rule, at, minutes if at else 0,
        BEGIN + timedelta(days=after + ends) if ends else None,
    ),
    st.integers(0, 9), RULES, st.sampled_from([None, time(8), time(8, 20), time(9), time(23, 50)]),
    st.integers(1, 90), st.integers(0, 12),
)  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(TIMES, TIMES)
def test_at_once_is_what_pairs_say(one: Recurring, other: Recurring) -> None:
    first = max(one.starts_on, other.starts_on)
    span = (moment_of(first, time.min), moment_of(first + timedelta(days=60), time.min))
    pairs = [(a, b) for a in occurrences(one, *span) for b in occurrences(other, *span)]
    met = any(a.starts < b.ends and b.starts < a.ends for a, b in pairs)
    assert at_once(one, other) == at_once(other, one)
    assert at_once(one, other) == met, "within sixty days, which all of these rules repeat in"
