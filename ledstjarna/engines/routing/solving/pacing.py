"""How long to search, and how far gone a search is."""

import time
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """How long to search: seconds, or moves in all where `rounds` is given."""

    seconds: float = 10.0
    rounds: int | None = None


def blocks(limits: Limits, size: int) -> Iterator[tuple[float, int]]:
    """For each block of moves: how much of the limits is gone, from 0 to below 1, and how many moves.

    Of seconds the last block is as small as what is left of them.
    """
    if limits.rounds is not None:
        for done in range(0, limits.rounds, size):
            yield done / limits.rounds, min(size, limits.rounds - done)
        return
    began, done = time.monotonic(), 0
    while (gone := (time.monotonic() - began) / limits.seconds) < 1.0:
        left = int(done / gone * (1.0 - gone)) if done else size
        moves = max(1, min(size, left))
        yield gone, moves
        done += moves
