"""Simulated annealing: a worse plan is kept the more seldom the colder it is."""

import numpy as np

from ledstjarna.engines.routing.solving.chance import drawn, drawn_below
from ledstjarna.engines.routing.solving.choosing import brought_in, left_out, lunch_changed, window_changed
from ledstjarna.engines.routing.solving.compiled import inner, outer
from ledstjarna.engines.routing.solving.days import days_counted, see_to_lunch
from ledstjarna.engines.routing.solving.linking import put_after
from ledstjarna.engines.routing.solving.moves import both_moved, moved, row_moved, swapped, tails, turned
from ledstjarna.engines.routing.solving.queueing import queue
from ledstjarna.engines.routing.solving.tables import CARER, PREVIOUS, S_TRAVEL, SUM, TINY
from ledstjarna.engines.routing.solving.timing import cost_of, time_queued
from ledstjarna.engines.routing.solving.undoing import keep, touch, undo


@inner
def _tried(day, room):
    """One move made, not yet timed. False where it cannot be."""
    node = drawn_below(room.chance, day.partner.size)
    if day.whole_days:
        if room.whole[CARER, node] == day.shift.shape[0]:
            return brought_in(day, room, node)
        kind = drawn(room.chance)
        if kind < 0.06:
            return window_changed(day, room, node)
        if kind < 0.08:
            return lunch_changed(day, room, node)
        if kind < 0.09:
            return left_out(day, room, node)
    return _moved_somehow(day, room, node)


@inner
def _moved_somehow(day, room, node):
    kind = drawn(room.chance)
    if kind < 0.40:
        return moved(day, room, node)
    if kind < 0.55:
        return both_moved(day, room, node)
    if kind < 0.70:
        return swapped(day, room, node)
    if kind < 0.85:
        return tails(day, room, node)
    if kind < 0.95:
        return row_moved(day, room, node)
    return turned(day, room, node)


@inner
def _counted(day, room):
    """Time and count what a move has changed. False where it may not be."""
    if not day.whole_days:
        return time_queued(day, room)
    see_to_lunch(day, room)
    return time_queued(day, room) and days_counted(day, room)


@outer
def timed(day, room):
    """Time a whole plan from nothing; its cost, or -1 where it has no times."""
    for i in range(4):
        room.filled[i] = 0
    for node in range(day.partner.size):
        if room.whole[CARER, node] < day.shift.shape[0]:
            queue(room, node)
    left = 100
    while not time_queued(day, room):
        left -= 1
        if left < 0:
            return -1.0
        room.filled[0] = 0
        room.filled[1] = 0
    for carer in range(day.shift.shape[0]):
        touch(room, carer)
    if day.whole_days and not days_counted(day, room):
        return -1.0
    keep(room)
    return cost_of(day, room)


@outer
def annealed(day, room, best, cost, lowest, heat, rounds):
    """`rounds` moves at one heat. Gives the cost where it ends, and the lowest, whose plan is in `best`."""
    travel_weight = day.weights[S_TRAVEL]
    for _ in range(rounds):
        most = cost - heat * np.log(1.0 - drawn(room.chance))
        may_be = _tried(day, room)
        # Travel is known before any time is; with everything else at nothing it may already be too much.
        if not may_be or travel_weight * room.real[SUM, S_TRAVEL] > most or not _counted(day, room):
            undo(room)
            continue
        found = cost_of(day, room)
        if found > most:
            undo(room)
            continue
        keep(room)
        cost = found
        if cost < lowest - TINY * 100:
            lowest = cost
            for i in range(best.shape[0]):
                for j in range(best.shape[1]):
                    best[i, j] = room.whole[i, j]
    return cost, lowest


@outer
def loaded(day, room, carers, services):
    """Put services at the end of carers' days, in this order."""
    n = day.partner.size
    for i in range(services.size):
        end = n + 2 * carers[i] + 1
        put_after(day, room, services[i], room.whole[PREVIOUS, end])
        room.filled[0] = 0
        room.filled[1] = 0
    keep(room)
