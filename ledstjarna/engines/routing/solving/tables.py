"""A plan as linked lists of services in two tables, and the day that it is a plan for.

`whole` has a column for each node: the services, then for each carer where the day starts and where it ends. `real` has
one for each node or carer. What nobody does has the carer number `carers`, the one too many. `LUNCH` is 1 for a service
with lunch before it, and, where a day starts, for a carer who takes lunch; `WINDOW` is what a service aims at.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

NEXT, PREVIOUS, CARER, LUNCH, WINDOW = range(5)  # rows of `whole`
START, LATE, TRAVEL, WORK, WAIT, EXTRA, IDLE, MISSED, SUM = range(9)  # rows of `real`; by node up to LATE, then carer
# Columns of the row SUM, in the order of the weights.
(S_TRAVEL, S_LATE, S_HIGHEST, S_WAIT, S_EXTRA, S_IDLE, S_DISLIKED, S_LEFT_OUT, S_MISSED) = range(9)
TINY = 1e-9
ENDLESS = 1e17  # shifts that close later have no end
NEVER = -1e9  # earlier than any time: the start of what is not timed


Whole = NDArray[np.int64]


class Day(NamedTuple):
    """A problem as arrays: what never changes while it is solved."""

    travel: NDArray[np.float64]  # from place to place
    place: NDArray[np.int64]  # of each node
    duration: NDArray[np.float64]  # of each node, 0 where a day starts or ends
    opens: NDArray[np.float64]  # of service and window: when it may start
    closes: NDArray[np.float64]  # of service and window: when it must have started
    partner: NDArray[np.int64]  # the other service of the person, or -1
    first: NDArray[np.bool_]  # whether it is the one that the distance is counted from
    apart: NDArray[np.float64]  # least and most after the first; least < 0: free of each other
    allowed: NDArray[np.bool_]  # service and carer
    disliked: NDArray[np.float64]  # service and carer: 1 where the person prefers another
    near: NDArray[np.int64]  # services that it is well placed beside
    shift: NDArray[np.float64]  # carer: opens, closes
    lunch: NDArray[np.float64]  # opens, closes, duration
    has_lunch: NDArray[np.bool_]  # carer
    optional: NDArray[np.bool_]  # service
    weights: NDArray[np.float64]
    windows: NDArray[np.int64]  # of each service: how many
    whole_days: bool  # whether shifts, lunch, several windows or optional persons are there at all


class Room(NamedTuple):
    """Where a search works: the plan, what would undo the last move, and what is to be timed anew."""

    whole: NDArray[np.int64]
    real: NDArray[np.float64]
    undo_whole: NDArray[np.int64]  # row, column, what was there
    undo_real: NDArray[np.float64]
    undo_at: NDArray[np.int64]  # row, column of undo_real
    heap: NDArray[np.int64]
    queued: NDArray[np.bool_]
    touched: NDArray[np.int64]  # carers whose day has changed
    is_touched: NDArray[np.bool_]
    filled: NDArray[np.int64]  # how much of: undo_whole, undo_real, heap, touched
    chance: NDArray[np.uint64]  # state of the random numbers
