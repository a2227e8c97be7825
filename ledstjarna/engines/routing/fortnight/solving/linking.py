"""Slots and breaks put into routes and taken out."""

from ledstjarna.engines.routing.fortnight.solving.meeting import meets
from ledstjarna.engines.routing.fortnight.solving.tables import DUE, FLOOR, NEXT, PREVIOUS, ROUTE, START
from ledstjarna.engines.routing.fortnight.solving.undoing import add_cost, strain, touch
from ledstjarna.engines.routing.solving.compiled import inner
from ledstjarna.engines.routing.solving.undoing import put, set_real


@inner
def queue(room, node):
    """To be timed anew."""
    if not room.queued[node]:
        room.queued[node] = True
        room.queue[room.filled[3]] = node
        room.filled[3] += 1


@inner
def link(case, room, one, other):
    """`other` comes after `one`. What follows a break is reached from where the carer was before it."""
    put(room, NEXT, one, other)
    put(room, PREVIOUS, other, one)
    slots, end = case.visit.size, case.visit.size + case.break_latest.size
    while other < end:
        queue(room, other)
        if other < slots:
            break
        other = room.whole[NEXT, other]


@inner
def some_slot(case, room, visit):
    """A slot of the visit that somebody has, or -1."""
    for slot in range(case.first_slot[visit], case.first_slot[visit + 1]):
        if room.whole[ROUTE, slot] < case.carer.size:
            return slot
    return -1


@inner
def disturb_links(case, room, visit):
    """What the visit is linked to is timed anew, and is held back by nothing until that is seen to be needed."""
    for i in range(case.links_from[visit], case.links_from[visit + 1]):
        linked = case.links[i]
        strain(room, linked)
        for end in (case.link_first[linked], case.link_second[linked]):
            slot = some_slot(case, room, end)
            if slot >= 0:
                queue(room, slot)
        first = case.link_first[linked]
        if room.real[FLOOR, first] > 0.0:
            set_real(room, FLOOR, first, 0.0)


@inner
def take_out(case, room, node):
    """Out of its route; a slot is then nobody's."""
    nobody, route = case.carer.size, room.whole[ROUTE, node]
    link(case, room, room.whole[PREVIOUS, node], room.whole[NEXT, node])
    touch(room, route)
    put(room, ROUTE, node, nobody)
    if node >= case.visit.size:
        return
    meets(case, room, node, case.carer[route], -1)
    visit = case.visit[node]
    other = some_slot(case, room, visit)
    if other >= 0:
        queue(room, other)
    else:
        add_cost(room, -room.real[DUE, visit])
        set_real(room, DUE, visit, 0.0)
    disturb_links(case, room, visit)


@inner
def put_after(case, room, node, before):
    """Put what is in no route after a node. False where its carer may not have it."""
    route = room.whole[ROUTE, before]
    if node < case.visit.size:
        carer, visit = case.carer[route], case.visit[node]
        if not case.able[node, carer] or case.day[route] != case.visit_day[visit]:
            return False
        for slot in range(case.first_slot[visit], case.first_slot[visit + 1]):
            if room.whole[ROUTE, slot] < case.carer.size and case.carer[room.whole[ROUTE, slot]] == carer:
                return False
        meets(case, room, node, carer, 1)
        put(room, ROUTE, node, route)
        disturb_links(case, room, visit)
    else:
        put(room, ROUTE, node, route)
    # As early as can be until it is timed: what follows must not be judged by where it was.
    set_real(room, START, node, room.real[START, before])
    after = room.whole[NEXT, before]
    link(case, room, node, after)
    link(case, room, before, node)
    touch(room, route)
    return True


@inner
def at_its_time(case, room, route, time):
    """The last node of a route that starts by then."""
    n = case.visit.size + case.break_latest.size
    node = n + 2 * route
    while True:
        after = room.whole[NEXT, node]
        if after >= n or room.real[START, after] > time:
            return node
        node = after
