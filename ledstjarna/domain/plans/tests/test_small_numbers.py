"""What is shown of counts tells nobody a count that is hidden."""

from collections.abc import Iterator
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from ledstjarna.domain.plans.rules.small_numbers import HIDDEN_BELOW, Counted, counted, shown, total_shown

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


MOST = 40


def _whole(told: Counted) -> Iterator[tuple[int, ...]]:
    """Every list of counts that would be told like this, sum and all: the slow way, by trying them all."""
    ways = [
        range(1, HIDDEN_BELOW) if place in told.small else (one,) if one is not None else range(HIDDEN_BELOW, MOST)
        for place, one in enumerate(told.counts)
    ]
    for guess in product(*ways):
        if told.total is None or sum(guess) == told.total:
            yield guess


@given(st.lists(st.integers(0, 9), max_size=5))
def test_with_its_sum_a_small_count_could_still_be_any_small_one(given_counts: list[int]) -> None:
    told = counted(given_counts)
    assert told.small == {place for place, one in enumerate(given_counts) if 0 < one < HIDDEN_BELOW}
    assert told.total in (None, sum(given_counts))
    assert all(one in (None, true) for one, true in zip(told.counts, given_counts, strict=True))
    if told.small and told.total is not None:
        possible = list(_whole(told))
        for place in told.small:
            assert {guess[place] for guess in possible} == set(range(1, HIDDEN_BELOW))
    if not told.small and sum(given_counts) >= HIDDEN_BELOW:
        assert told == Counted(tuple(given_counts), sum(given_counts)), "nothing is left out for nothing"
