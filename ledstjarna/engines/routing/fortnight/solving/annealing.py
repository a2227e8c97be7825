"""Simulated annealing over all days at once: a worse plan is kept the more seldom the colder it is."""

import numpy as np

from ledstjarna.engines.routing.fortnight.solving.handing import handed_over
from ledstjarna.engines.routing.fortnight.solving.linking import at_its_time, put_after, take_out
from ledstjarna.engines.routing.fortnight.solving.moves import (
    break_moved,
    moved,
    pushed,
    swapped,
    tails,
    window_changed,
)
from ledstjarna.engines.routing.fortnight.solving.tables import AIM, NEXT, PREVIOUS, ROUTE, START, SUM
from ledstjarna.engines.routing.fortnight.solving.timing import promising, timed
from ledstjarna.engines.routing.fortnight.solving.undoing import keep, undo_to
from ledstjarna.engines.routing.solving.chance import drawn, drawn_below
from ledstjarna.engines.routing.solving.compiled import inner, outer
from ledstjarna.engines.routing.solving.undoing import put

LAST, BEST, ANYWHERE, OUT = range(4)  # how `filled` fills


@outer
def annealed(case, room, free, heat, rounds):
    """`rounds` moves of `free` slots at one heat. Gives how many were kept.

    One function, though long: each level of calls is compiled anew with all that lies below it.
    """
    bank, kept = _bank(case, room, free), 0
    for number in range(rounds if free.size > 0 else 0):
        slot = free[drawn_below(room.chance, free.size)]
        if bank > 0 and number % 8 == 0:
            slot = room.hand[room.hand.size - 1 - drawn_below(room.chance, bank)]
        most = room.real[SUM, 0] - heat * np.log(1.0 - drawn(room.chance))
        kind = _kind(case, room, slot)
        if kind < 0.40:
            may_be = moved(case, room, slot)
        elif kind < 0.72:
            may_be = swapped(case, room, slot)
        elif kind < 0.82:
            may_be = pushed(case, room, slot)
        elif kind < 0.91:
            may_be = tails(case, room, slot, kind > 0.88)
        elif kind < 0.94:
            may_be = window_changed(case, room, slot)
        elif kind < 0.97:
            may_be = break_moved(case, room, drawn(room.chance))
        else:
            may_be = handed_over(case, room, slot)
        if may_be and promising(case, room, most) and timed(case, room) and room.real[SUM, 0] <= most:
            keep(room)
            kept += 1
        else:
            undo_to(room, 0, 0, 0)
        if number % 1000 == 999:
            bank = _bank(case, room, free)
    return kept


@inner
def _kind(case, room, slot):
    """Which move, from 0 up to 1. What is nobody's goes in somewhere, or in another's place."""
    kind = drawn(room.chance)
    if room.whole[ROUTE, slot] == case.carer.size:
        return 0.0 if kind < 0.5 else 0.8
    return kind


@inner
def _bank(case, room, free):
    """What nobody has, from the end of `hand` on; how many."""
    size = 0
    for i in range(free.size):
        if room.whole[ROUTE, free[i]] == case.carer.size and size < room.hand.size // 2:
            size += 1
            room.hand[room.hand.size - size] = free[i]
    return size


@outer
def filled(case, room, how, nodes, routes):
    """Put nodes into routes, or take them out, one by one, each timed at once. Gives how many that was done with.

    LAST: in the route given. BEST: where it costs least in it. ANYWHERE: where, in any route and window, it makes the
    plan cheaper. OUT: of the route it is in.
    """
    n, number = case.visit.size + case.break_latest.size, 0
    for i in range(nodes.size):
        node, where, aim, may_be = nodes[i], -1, -1, False
        if how == OUT:
            if room.whole[ROUTE, node] < case.carer.size:
                take_out(case, room, node)
                may_be = True
        else:
            if how == LAST:
                where = room.whole[PREVIOUS, n + 2 * routes[i] + 1]
            elif how == BEST:
                where, _ = _cheapest(case, room, node, n + 2 * routes[i], 1e17, np.inf)
            else:
                where, aim = _cheapest_anywhere(case, room, node)
            if aim >= 0:
                put(room, AIM, case.visit[node], aim)
            may_be = where >= 0 and put_after(case, room, node, where)
        if may_be and timed(case, room):
            keep(room)
            number += 1
        else:
            undo_to(room, 0, 0, 0)
    return number


@inner
def _cheapest(case, room, node, at, latest, lowest):
    """Where from a node on, in its route, until a time, it costs less than `lowest`, and what then; or -1."""
    n, where = case.visit.size + case.break_latest.size, -1
    wholes, reals, mets = room.filled[0], room.filled[1], room.filled[2]
    while True:
        if put_after(case, room, node, at) and timed(case, room) and room.real[SUM, 0] < lowest:
            lowest, where = room.real[SUM, 0], at
        undo_to(room, wholes, reals, mets)
        at = room.whole[NEXT, at]
        if at >= n or room.real[START, at] > latest:
            return where, lowest


@inner
def _cheapest_anywhere(case, room, slot):
    """After which node and in which window the slot makes the plan cheapest; or -1."""
    n, visit, window_there, where, alone = case.visit.size + case.break_latest.size, case.visit[slot], -1, -1, True
    for each in range(case.first_slot[visit], case.first_slot[visit + 1]):
        alone = alone and room.whole[ROUTE, each] == case.carer.size
    lowest, aim = room.real[SUM, 0], room.whole[AIM, visit]
    for window in range(case.windows[visit]):
        if not alone and window != aim:  # company has chosen
            continue
        put(room, AIM, visit, window)
        for j in range(case.routes_from[slot], case.routes_from[slot + 1]):
            node = at_its_time(case, room, case.routes[j], case.window_opens[visit, window])
            if node < n:
                node = room.whole[PREVIOUS, node]
            found, cost = _cheapest(case, room, slot, node, case.window_latest[visit, window], lowest)
            if found >= 0:
                lowest, where, window_there = cost, found, window
        undo_to(room, 0, 0, 0)
    return where, window_there
