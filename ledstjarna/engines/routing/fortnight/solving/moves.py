"""Moves within a day: one slot elsewhere, two exchanged, the rest of two routes exchanged, another window, a break.

A move changes the lists; `timed` then says whether it may be. False: it cannot even be tried.
"""

from ledstjarna.engines.routing.fortnight.solving.linking import at_its_time, put_after, take_out
from ledstjarna.engines.routing.fortnight.solving.tables import AIM, NEXT, PREVIOUS, ROUTE, START
from ledstjarna.engines.routing.solving.chance import drawn, drawn_below
from ledstjarna.engines.routing.solving.compiled import inner
from ledstjarna.engines.routing.solving.undoing import put


@inner
def some_route(case, room, slot):
    """A route that the slot might be in, or -1: of somebody whom the person meets anyway, or who is near by, or any."""
    low, high = case.routes_from[slot], case.routes_from[slot + 1]
    if high == low:
        return -1
    kind = drawn(room.chance)
    if kind < 0.4 and case.near.shape[1] > 0:
        route = room.whole[ROUTE, case.near[slot, drawn_below(room.chance, case.near.shape[1])]]
        if route < case.carer.size:
            return route
    elif kind < 0.75:
        person = case.person[case.visit[slot]]
        size = case.visits_from[person + 1] - case.visits_from[person]
        visit = case.visits[case.visits_from[person] + drawn_below(room.chance, size)]
        route = room.whole[ROUTE, case.first_slot[visit]]
        if route < case.carer.size:
            return route_of(case, room, slot, case.carer[route])
    return case.routes[low + drawn_below(room.chance, high - low)]


@inner
def route_of(case, room, slot, carer):
    """The carer's route of the slot's day, the one on duty at its time where there are several, or -1."""
    found = -1
    for i in range(case.routes_from[slot], case.routes_from[slot + 1]):
        route = case.routes[i]
        if case.carer[route] == carer and (found < 0 or case.opens[route] <= time_of(case, room, slot)):
            found = route
    return found


@inner
def time_of(case, room, slot):
    """When it is, or, where it is nobody's, when its window opens."""
    if room.whole[ROUTE, slot] < case.carer.size:
        return room.real[START, slot]
    visit = case.visit[slot]
    return case.window_opens[visit, room.whole[AIM, visit]]


@inner
def wanted(case, room, slot):
    """A time to move it to: the one it has, or every third time one in its window."""
    visit = case.visit[slot]
    window = room.whole[AIM, visit]
    opens, closes = case.window_opens[visit, window], case.window_closes[visit, window]
    if room.whole[ROUTE, slot] < case.carer.size and drawn(room.chance) < 0.66:
        return room.real[START, slot]
    if drawn(room.chance) < 0.5:
        return opens
    return opens + drawn(room.chance) * min(240.0, closes - opens)


@inner
def about(case, room, route, time):
    """The node of a route to come after at a time, or one before or after that."""
    node = at_its_time(case, room, route, time)
    kind, n = drawn(room.chance), case.visit.size + case.break_latest.size
    if kind < 0.25 and room.whole[PREVIOUS, node] >= 0 and node < n:
        return room.whole[PREVIOUS, node]
    if kind < 0.5 and room.whole[NEXT, node] < n:
        return room.whole[NEXT, node]
    return node


@inner
def moved(case, room, slot):
    route = some_route(case, room, slot)
    if route < 0:
        return False
    time = wanted(case, room, slot)
    if room.whole[ROUTE, slot] < case.carer.size:
        take_out(case, room, slot)
    return put_after(case, room, slot, about(case, room, route, time))


@inner
def swapped(case, room, slot):
    """Exchanged with what somebody does at that time."""
    if room.whole[ROUTE, slot] == case.carer.size:
        return False
    route = some_route(case, room, slot)
    if route < 0 or route == room.whole[ROUTE, slot]:
        return False
    other = about(case, room, route, wanted(case, room, slot) + 20.0 * (drawn(room.chance) - 0.3))
    return exchanged(case, room, slot, other)


@inner
def exchanged(case, room, slot, other):
    """Each in the other's place."""
    if other >= case.visit.size or not case.movable[other] or case.visit[other] == case.visit[slot]:
        return False
    one, two = room.whole[PREVIOUS, slot], room.whole[PREVIOUS, other]
    take_out(case, room, slot)
    take_out(case, room, other)
    return put_after(case, room, slot, two) and put_after(case, room, other, one)


@inner
def pushed(case, room, slot):
    """In the place of what somebody does at that time, which goes to a third."""
    route = some_route(case, room, slot)
    if route < 0 or route == room.whole[ROUTE, slot]:
        return False
    other = about(case, room, route, wanted(case, room, slot) + 20.0 * (drawn(room.chance) - 0.3))
    if other >= case.visit.size or not case.movable[other] or case.visit[other] == case.visit[slot]:
        return False
    third = some_route(case, room, other)
    if third < 0 or third == route:
        return False
    if room.whole[ROUTE, slot] < case.carer.size:
        take_out(case, room, slot)
    before, time = room.whole[PREVIOUS, other], wanted(case, room, other)
    take_out(case, room, other)
    return put_after(case, room, slot, before) and put_after(case, room, other, about(case, room, third, time))


@inner
def tails(case, room, slot, whole):
    """What comes after a time in two routes of a day is exchanged, or all of it; breaks stay."""
    one = room.whole[ROUTE, slot]
    if one == case.carer.size:
        return False
    other = some_route(case, room, slot)
    if other < 0 or other == one:
        return False
    time = -1.0 if whole else room.real[START, slot]
    size = _taken_up(case, room, one, time, 0)
    half = size
    size = _taken_up(case, room, other, time, size)
    for i in range(size):
        take_out(case, room, room.hand[i])
    for i in range(size):
        node, route = room.hand[i], other if i < half else one
        if not put_after(case, room, node, at_its_time(case, room, route, room.real[START, node])):
            return False
    return True


@inner
def _taken_up(case, room, route, time, size):
    """What may be moved of a route from a time on, in `hand`."""
    n = case.visit.size + case.break_latest.size
    node = room.whole[NEXT, n + 2 * route]
    while node < n:
        if node < case.visit.size and case.movable[node] and room.real[START, node] >= time:
            room.hand[size] = node
            size += 1
        node = room.whole[NEXT, node]
    return size


@inner
def window_changed(case, room, slot):
    """The visit aims at another of its windows; each of its slots goes to where that fits, in its own route."""
    visit = case.visit[slot]
    if case.windows[visit] < 2:
        return False
    window = drawn_below(room.chance, case.windows[visit])
    if window == room.whole[AIM, visit]:
        return False
    put(room, AIM, visit, window)
    for each in range(case.first_slot[visit], case.first_slot[visit + 1]):
        route = room.whole[ROUTE, each]
        if route == case.carer.size:
            continue
        take_out(case, room, each)
        if not put_after(case, room, each, at_its_time(case, room, route, case.window_opens[visit, window])):
            return False
    return True


@inner
def break_moved(case, room, which):
    """One place earlier or later in its route, or a few; `which` break from 0 up to 1."""
    breaks = case.break_latest.size
    n = case.visit.size + breaks
    node = case.visit.size + int(which * breaks)
    at = node
    if breaks == 0 or room.whole[ROUTE, node] == case.carer.size:
        return False
    steps = 1 + drawn_below(room.chance, 3)
    later = drawn(room.chance) < 0.5
    for _ in range(steps):
        if later and room.whole[NEXT, at] < n:
            at = room.whole[NEXT, at]
        elif not later and at < n:
            at = room.whole[PREVIOUS, at]
    # Earlier: after the node before the one it then precedes. A route's breaks keep their order.
    if at == node or (not later and at == room.whole[PREVIOUS, node]):
        return False
    step = room.whole[NEXT, node] if later else room.whole[PREVIOUS, node]
    stop = room.whole[NEXT, at] if later else at
    while step != stop:
        if case.visit.size <= step < n:
            return False
        step = room.whole[NEXT, step] if later else room.whole[PREVIOUS, step]
    take_out(case, room, node)
    return put_after(case, room, node, at)
