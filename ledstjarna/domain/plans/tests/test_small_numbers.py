"""What is shown of counts tells nobody a count that is hidden."""

from collections.abc import Iterator
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from ledstjarna.domain.plans.rules.small_numbers import HIDDEN_BELOW, shown, total_shown

counts = st.lists(st.integers(0, 9), max_size=4)


def _could_be(seen: list[int | None], total: int | None) -> Iterator[tuple[int, ...]]:
    """Every set of counts that would be shown like this: the slow way, by trying them all."""
    for guess in product(*(range(1, HIDDEN_BELOW) if one is None else (one,) for one in seen)):
        if total is None or sum(guess) == total:
            yield guess


@given(counts)
def test_a_hidden_count_could_be_any_small_one(given_counts: list[int]) -> None:
    seen, total = [shown(one) for one in given_counts], total_shown(given_counts)
    possible = list(_could_be(seen, total))
    for place, one in enumerate(seen):
        if one is None:
            assert {guess[place] for guess in possible} == set(range(1, HIDDEN_BELOW))
        else:
            assert one == given_counts[place]
