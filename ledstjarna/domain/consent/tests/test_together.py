"""What holds when several decide together, beside a slow account: each organisation and each day asked by itself."""

from datetime import UTC, datetime, timedelta
from itertools import product
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from ledstjarna.domain.consent.rules import Yes, said_together

START = datetime(2026, 3, 2, tzinfo=UTC)
DAYS = [START + timedelta(days=n) for n in range(4)]
WHOM = [UUID(int=n) for n in range(3)]
YES = st.builds(Yes, st.frozensets(st.sampled_from(WHOM), min_size=1), st.none() | st.sampled_from(DAYS))


def lets(yes: Yes | None, whom: UUID, day: datetime) -> bool:
    return yes is not None and whom in yes.organisations and (yes.ends_at is None or day < yes.ends_at)


@given(asked=YES, others=st.lists(st.none() | YES, min_size=1, max_size=2), standing=st.none() | YES)
def test_nobody_reads_on_half_a_yes(asked: Yes, others: list[Yes | None], standing: Yes | None) -> None:
    found = said_together(asked, others, standing, names_whom=True)
    for whom, day in product(WHOM, DAYS):
        all_now = lets(asked, whom, day) and all(lets(one, whom, day) for one in others)
        before = lets(asked, whom, day) and lets(standing, whom, day)
        meet = None not in others and any(
            lets(asked, w, START - timedelta(days=1)) and all(lets(one, w, START - timedelta(days=1)) for one in others)
            for w in WHOM
        )
        assert lets(found.holds, whom, day) == (all_now if meet else before)
    assert found.waits == (found.holds != asked and not meet)


def test_a_yes_that_names_nobody_is_whole_when_all_have_said_it() -> None:
    assert said_together(Yes(), [None], None, names_whom=False).waits
    whole = said_together(Yes(), [Yes(ends_at=DAYS[1])], None, names_whom=False)
    assert (whole.holds, whole.waits) == (Yes(ends_at=DAYS[1]), False)
