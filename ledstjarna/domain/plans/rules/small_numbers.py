"""Small numbers are not shown, so that nobody can be recognised in a count. Pure.

The limit is practice [M] and one line here: fewer than five are hidden; none at all hides nobody.
"""

from collections.abc import Sequence

HIDDEN_BELOW = 5


def shown(count: int) -> int | None:
    """The count, or None where it is too small to be shown."""
    return None if 0 < count < HIDDEN_BELOW else count


def total_shown(counts: Sequence[int]) -> int | None:
    """The sum, or None where it would tell one of the counts that is hidden, or is too small itself."""
    if any(shown(count) is None for count in counts):
        return None
    return shown(sum(counts))
