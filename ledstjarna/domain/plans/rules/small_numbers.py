"""Small numbers are not shown, so that nobody can be recognised in a count. Pure.

The limit is practice [M] and one line here: fewer than five are hidden; none at all hides nobody.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

HIDDEN_BELOW = 5


def shown(count: int) -> int | None:
    """The count, or None where it is too small to be shown."""
    return None if 0 < count < HIDDEN_BELOW else count


def total_shown(counts: Sequence[int]) -> int | None:
    """The sum, or None where it would tell one of the counts that is hidden, or is too small itself."""
    if any(shown(count) is None for count in counts):
        return None
    return shown(sum(counts))


@dataclass(frozen=True, slots=True)
class Counted:
    """A list of counts and their sum as they are shown. None: not told. `small`: which of them are told as fewer than
    the limit; the others that are not told are left out so that those cannot be worked out by subtraction.
    """

    counts: tuple[int | None, ...]
    total: int | None
    small: frozenset[int] = field(default_factory=frozenset)


def counted(counts: Sequence[int]) -> Counted:
    """The counts with their sum, so that each one that is told as fewer than five could be any of one to four.

    Where the sum narrows it down, the next larger count is left out as well, and the next; with none left, the sum.
    """
    small = frozenset(place for place, count in enumerate(counts) if shown(count) is None)
    larger = sorted((place for place, count in enumerate(counts) if count >= HIDDEN_BELOW), key=counts.__getitem__)
    left_out: list[int] = []
    total = shown(sum(counts))
    while small and total is not None and not _hides(counts, small, left_out):
        if larger:
            left_out.append(larger.pop(0))
        else:
            total, left_out = None, []
    told = (None if place in small or place in left_out else count for place, count in enumerate(counts))
    return Counted(tuple(told), total, small)


def _hides(counts: Sequence[int], small: frozenset[int], left_out: Sequence[int]) -> bool:
    """Whether what is told leaves every small count free: the rest of them can make up for any of one to four."""
    rest = sum(counts[place] for place in (*small, *left_out))
    others = len(small) - 1
    least, most = others + HIDDEN_BELOW * len(left_out), others * (HIDDEN_BELOW - 1)
    return rest - (HIDDEN_BELOW - 1) >= least and (bool(left_out) or rest - 1 <= most)
