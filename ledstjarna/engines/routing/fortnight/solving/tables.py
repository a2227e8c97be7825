"""A plan of a fortnight as linked lists in two tables, and the case that it is a plan of.

A *route* is a carer's shift. A *slot* is one carer's part in a visit; the slots of a visit follow each other. Nodes
are slots, then breaks, then for each route where it begins and where it ends. What nobody does is in the route one too
many.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

NEXT, PREVIOUS, ROUTE, AIM, FRESH = range(5)  # rows of `whole`: by node; AIM (which window) and FRESH by visit
# Rows of `real`: START by node; FLOOR, DUE by visit; SPENT by route; LOAD by carer; FACES, SQUARES, MEETING by person.
START, FLOOR, DUE, SPENT, LOAD, FACES, SQUARES, MEETING, SUM = range(9)
TINY = 1e-7
W_TRAVEL, W_LATE, W_WAIT, W_OVER, W_FACES, W_NEW, W_SPREAD, W_FAIR, W_MOVED = range(9)

Ints = NDArray[np.int64]
Reals = NDArray[np.float64]
Flags = NDArray[np.bool_]


class Case(NamedTuple):
    """A problem as arrays: what never changes while it is solved."""

    travel: Reals  # mode, from place, to place
    mode: Ints  # route
    carer: Ints  # route
    day: Ints  # route
    leaves: Ints  # route: place
    returns: Ints  # route: place
    opens: Reals  # route
    ends: Reals  # route
    closes: Reals  # route: with overtime
    row_limit: float  # minutes without a break, in a shift that has one
    duration: Reals  # node
    place: Ints  # slot
    visit: Ints  # slot
    movable: Flags  # slot
    missing: Reals  # slot: what it costs to have nobody
    able: Flags  # slot and carer
    price: Reals  # slot and carer: contact, wishes, change
    routes_from: Ints  # slot: where its routes begin in the next
    routes: Ints  # routes of the day whose carer is able
    near: Ints  # slot: slots of the day that are well done before or after it
    break_earliest: Reals  # break
    break_latest: Reals  # break
    first_slot: Ints  # visit, and one more
    visit_day: Ints  # visit
    window_opens: Reals  # visit and window
    window_closes: Reals
    window_latest: Reals
    windows: Ints  # visit: how many
    fixed: Reals  # visit: the start of what is done, or -1
    before: Reals  # visit: the start in the plan before, or -1
    person: Ints  # visit
    counts: Flags  # visit
    links_from: Ints  # visit: where its links begin in the next, and one more
    links: Ints
    link_first: Ints  # link: visit
    link_second: Ints
    link_shortest: Reals
    link_longest: Reals  # 1e17: any
    visits_from: Ints  # person: where their visits begin in the next, and one more
    visits: Ints
    asked: Reals  # person: slots of visits that count
    duty: Reals  # carer: minutes on duty in all days
    share: float  # of duty that all care would take
    faces_goal: float
    weights: Reals


class Room(NamedTuple):
    """Where a search works: the plan, what would undo the last moves, and what is to be timed anew."""

    whole: Ints
    real: Reals
    met: NDArray[np.int32]  # person and carer: visits that count
    undo_whole: Ints  # row, column, what was there
    undo_real: Reals
    undo_at: Ints  # row, column of undo_real
    undo_met: Ints  # person, carer, what was added
    queue: Ints
    queued: Flags  # node
    touched: Ints  # routes to count anew
    is_touched: Flags
    strained: Ints  # links to look at
    is_strained: Flags
    filled: Ints  # how much of: undo_whole, undo_real, undo_met, queue, touched, strained; then the move's number
    chance: NDArray[np.uint64]  # state of the random numbers
    hand: Ints  # slots that a move has taken up
