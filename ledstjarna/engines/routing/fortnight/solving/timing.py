"""Earliest times across all routes of a day. Only what a change reaches is timed anew.

First everything is as early as routes, windows, company and least distances let it be; then the first of two visits
that would be too far apart is held back, until nothing has to be.
"""

from ledstjarna.engines.routing.fortnight.solving.linking import queue, some_slot
from ledstjarna.engines.routing.fortnight.solving.tables import (
    AIM,
    DUE,
    FLOOR,
    FRESH,
    NEXT,
    PREVIOUS,
    ROUTE,
    SPENT,
    START,
    SUM,
    TINY,
    W_LATE,
    W_MOVED,
    W_OVER,
    W_TRAVEL,
    W_WAIT,
)
from ledstjarna.engines.routing.fortnight.solving.undoing import add_cost, strain, touch
from ledstjarna.engines.routing.solving.compiled import inner
from ledstjarna.engines.routing.solving.undoing import put, set_real

UNNOTICED = 15.0  # minutes that a visit may move from the plan before, see `weights.MOVED_UNNOTICED`
MOST = 503  # nodes timed for one move; those who wait for each other in a circle never end


@inner
def earliest(room):
    """The first in time of what is to be timed anew."""
    at, size = 0, room.filled[3]
    for i in range(1, size):
        if room.real[START, room.queue[i]] < room.real[START, room.queue[at]]:
            at = i
    node = room.queue[at]
    room.queue[at] = room.queue[size - 1]
    room.filled[3] = size - 1
    room.queued[node] = False
    return node


@inner
def is_past(case, node):
    return node < case.visit.size and case.fixed[case.visit[node]] >= 0.0


@inner
def ready(case, room, node):
    """When its carer can be there."""
    slots, breaks = case.visit.size, case.break_latest.size
    before, route = room.whole[PREVIOUS, node], room.whole[ROUTE, node]
    time = room.real[START, before] + case.duration[before]
    if node >= slots:
        return time
    while slots <= before < slots + breaks:  # a break is where the carer was
        before = room.whole[PREVIOUS, before]
    place = case.leaves[route] if before >= slots else case.place[before]
    return time + case.travel[case.mode[route], place, case.place[node]]


@inner
def start_of(case, room, visit):
    """The earliest start of a visit, or -1 where it cannot be."""
    fixed, floor = case.fixed[visit], room.real[FLOOR, visit]
    time = max(case.window_opens[visit, room.whole[AIM, visit]], floor) if fixed < 0.0 else fixed
    for slot in range(case.first_slot[visit], case.first_slot[visit + 1]):
        if room.whole[ROUTE, slot] == case.carer.size:
            continue
        can = ready(case, room, slot)
        before = room.whole[PREVIOUS, slot]
        if fixed >= 0.0:
            begins = before >= case.visit.size + case.break_latest.size
            if can > fixed + TINY and not begins and not is_past(case, before):
                return -1.0
        else:
            time = max(time, can)
    for i in range(case.links_from[visit], case.links_from[visit + 1]):
        linked = case.links[i]
        first = case.link_first[linked]
        if first == visit:
            continue
        slot = some_slot(case, room, first)
        if slot < 0 or (fixed >= 0.0 and case.fixed[first] >= 0.0):
            continue
        at = room.real[START, slot] + case.link_shortest[linked]
        if fixed >= 0.0 and at > fixed + TINY:
            return -1.0
        time = max(time, at)
    return time


@inner
def _due(case, room, visit, time):
    """What lateness and change of time cost."""
    if case.fixed[visit] >= 0.0:
        return 0.0
    late = 1e17
    for window in range(case.windows[visit]):
        if case.window_opens[visit, window] <= time + 1e-6 and time <= case.window_latest[visit, window] + 1e-6:
            late = min(late, max(0.0, time - case.window_closes[visit, window]))
    cost = case.weights[W_LATE] * late
    if case.before[visit] >= 0.0:
        cost += case.weights[W_MOVED] * max(0.0, abs(time - case.before[visit]) - UNNOTICED)
    return cost


@inner
def _visit_timed(case, room, visit):
    time = start_of(case, room, visit)
    if time < 0.0:
        return False
    if case.fixed[visit] < 0.0 and time > case.window_latest[visit, room.whole[AIM, visit]] + TINY:
        return False
    due = _due(case, room, visit, time)
    if due != room.real[DUE, visit]:
        add_cost(room, due - room.real[DUE, visit])
        set_real(room, DUE, visit, due)
    news = False
    for slot in range(case.first_slot[visit], case.first_slot[visit + 1]):
        if room.whole[ROUTE, slot] == case.carer.size or abs(room.real[START, slot] - time) < TINY:
            continue
        news = True
        set_real(room, START, slot, time)
        touch(room, room.whole[ROUTE, slot])
        after = room.whole[NEXT, slot]
        if after < case.visit.size + case.break_latest.size:
            queue(room, after)
    if news:
        _tell_linked(case, room, visit)
    return True


@inner
def _tell_linked(case, room, visit):
    for i in range(case.links_from[visit], case.links_from[visit + 1]):
        linked = case.links[i]
        strain(room, linked)
        first, second = case.link_first[linked], case.link_second[linked]
        if first == visit:
            slot = some_slot(case, room, second)
            if slot >= 0:
                queue(room, slot)
            continue
        # The first may have been held back for this one: once for each move it is let go, to see whether it must be.
        if room.real[FLOOR, first] > 0.0 and room.whole[FRESH, first] != room.filled[6]:
            put(room, FRESH, first, room.filled[6])
            set_real(room, FLOOR, first, 0.0)
            slot = some_slot(case, room, first)
            if slot >= 0:
                queue(room, slot)


@inner
def _break_timed(case, room, node):
    number = node - case.visit.size
    time = max(ready(case, room, node), case.break_earliest[number])
    if time > case.break_latest[number] + TINY:
        return False
    if abs(room.real[START, node] - time) >= TINY:
        set_real(room, START, node, time)
        touch(room, room.whole[ROUTE, node])
        after = room.whole[NEXT, node]
        if after < case.visit.size + case.break_latest.size:
            queue(room, after)
    return True


@inner
def _held_back(case, room):
    """Hold back the first of each two that are too far apart. -1 where that cannot be, else how many."""
    number = 0
    for i in range(room.filled[5]):
        linked = room.strained[i]
        if case.link_longest[linked] > 1e16:
            continue
        first, second = case.link_first[linked], case.link_second[linked]
        one, other = some_slot(case, room, first), some_slot(case, room, second)
        if one < 0 or other < 0:
            continue
        floor = room.real[START, other] - case.link_longest[linked]
        if room.real[START, one] >= floor - TINY:
            continue
        if case.fixed[first] >= 0.0:
            if case.fixed[second] >= 0.0:
                continue
            return -1
        set_real(room, FLOOR, first, floor)
        queue(room, one)
        number += 1
    return number


@inner
def _route_counted(case, room, route):
    """What a route's travel, waiting and overtime cost, kept in step. False where it ends too late or lacks a break."""
    slots, end = case.visit.size, case.visit.size + case.break_latest.size
    begin = end + 2 * route
    node, place, free = room.whole[NEXT, begin], case.leaves[route], case.opens[route]
    travelled, waited, visits, breaks, since = 0.0, 0.0, 0, 0, case.opens[route]
    past = False
    while node < end:
        start, leg = room.real[START, node], 0.0
        past = is_past(case, node)
        if node < slots:
            leg = case.travel[case.mode[route], place, case.place[node]]
            travelled += leg
            place = case.place[node]
            visits += 1
        else:
            if start - since > case.row_limit + TINY:
                return False
            since = start + case.duration[node]
            breaks += 1
        if room.whole[PREVIOUS, node] != begin:
            waited += max(0.0, start - free - leg)
        free = start + case.duration[node]
        node = room.whole[NEXT, node]
    spent = 0.0
    if visits > 0:
        leg = case.travel[case.mode[route], place, case.returns[route]]
        if (free + leg > case.closes[route] + TINY and not past) or (
            breaks > 0 and free + leg - since > case.row_limit + TINY
        ):
            return False
        spent = case.weights[W_TRAVEL] * (travelled + leg) + case.weights[W_WAIT] * waited
        spent += case.weights[W_OVER] * max(0.0, free + leg - case.ends[route])
    if spent != room.real[SPENT, route]:
        add_cost(room, spent - room.real[SPENT, route])
        set_real(room, SPENT, route, spent)
    return True


@inner
def promising(case, room, most):
    """False where a move surely costs more than `most`: who meets whom and travel are known before anything is timed,
    and all lateness, waiting and overtime of the routes it touches may go, but no more."""
    slots, end = case.visit.size, case.visit.size + case.break_latest.size
    least = room.real[SUM, 0]
    for i in range(room.filled[4]):
        route = room.touched[i]
        node, place, leg = room.whole[NEXT, end + 2 * route], case.leaves[route], 0.0
        mode, visits = case.mode[route], 0
        while node < end:
            if node < slots:
                leg += case.travel[mode, place, case.place[node]]
                place = case.place[node]
                least -= room.real[DUE, case.visit[node]]
                visits += 1
            node = room.whole[NEXT, node]
        if visits > 0:
            leg += case.travel[mode, place, case.returns[route]]
        least += case.weights[W_TRAVEL] * leg - room.real[SPENT, route]
    return least <= most


@inner
def timed(case, room):
    """Time and count what a move has changed. False where it may not be, and then it is to be undone."""
    left = MOST
    room.filled[6] += 1
    while True:
        while room.filled[3] > 0:
            left -= 1
            if left < 0:
                return False
            node = earliest(room)
            if room.whole[ROUTE, node] == case.carer.size:
                continue
            if node < case.visit.size:
                if not _visit_timed(case, room, case.visit[node]):
                    return False
            elif not _break_timed(case, room, node):
                return False
        held = _held_back(case, room)
        if held < 0:
            return False
        if held == 0:
            break
    for i in range(room.filled[4]):
        if not _route_counted(case, room, room.touched[i]):
            return False
    settle_timed(room)
    return True


@inner
def settle_timed(room):
    """What was to be timed and counted has been."""
    for i in range(room.filled[4]):
        room.is_touched[room.touched[i]] = False
    for i in range(room.filled[5]):
        room.is_strained[room.strained[i]] = False
    room.filled[4] = 0
    room.filled[5] = 0
