"""Moves: each changes the lists and says whether it may be; the times follow."""

from ledstjarna.engines.routing.solving.chance import drawn, drawn_below
from ledstjarna.engines.routing.solving.compiled import inner
from ledstjarna.engines.routing.solving.linking import assign, leg, link, put_after, take_out
from ledstjarna.engines.routing.solving.tables import CARER, NEXT, PREVIOUS, START, WINDOW


@inner
def beside(day, room, node):
    """A node to stand after: beside a service that is near in space and time, or where a day starts."""
    chance, n = room.chance, day.partner.size
    if drawn(chance) < 0.04:
        return n + 2 * drawn_below(chance, day.shift.shape[0])
    other = day.near[node, drawn_below(chance, day.near.shape[1])]
    if room.whole[CARER, other] == day.shift.shape[0]:
        return -1
    if drawn(chance) < 0.4:
        return room.whole[PREVIOUS, other]
    return other


@inner
def at_its_time(day, room, node, carer, time):
    """In a carer's day, the node after which a start at `time` would come; at times one further."""
    n = day.partner.size
    at = n + 2 * carer
    after = room.whole[NEXT, at]
    while after < n and room.real[START, after] < time:
        at = after
        after = room.whole[NEXT, at]
    chance = drawn(room.chance)
    if chance < 0.2 and at < n:
        at = room.whole[PREVIOUS, at]
    elif chance < 0.4 and after < n:
        at = after
    return at


@inner
def moved(day, room, node):
    """One service elsewhere."""
    chance = room.chance
    if drawn(chance) < 0.75:
        before = beside(day, room, node)
    else:
        carer = drawn_below(chance, day.shift.shape[0])
        if not day.allowed[node, carer]:
            return False
        before = at_its_time(day, room, node, carer, room.real[START, node])
    if before < 0 or before == node or before == room.whole[PREVIOUS, node]:
        return False
    if not day.allowed[node, room.whole[CARER, before]]:
        return False
    take_out(day, room, node)
    return put_after(day, room, node, before)


@inner
def both_moved(day, room, node):
    """Both services of a person elsewhere, at about the same time."""
    other, nobody = day.partner[node], day.shift.shape[0]
    if other < 0:
        return moved(day, room, node)
    before = beside(day, room, node)
    if before < 0 or before == node or before == other:
        return False
    carer = room.whole[CARER, before]
    second = drawn_below(room.chance, nobody)
    if not day.allowed[node, carer] or second == carer or not day.allowed[other, second]:
        return False
    time = room.real[START, before] + day.duration[before] + leg(day, before, node)
    time = max(time, day.opens[node, room.whole[WINDOW, node]])
    if day.apart[node, 0] > 0.0:
        time += day.apart[node, 0] if day.first[node] else -day.apart[node, 0]
    take_out(day, room, node)
    take_out(day, room, other)
    # In nobody's hands between, or the one would stand in the other's way.
    assign(day, room, node, nobody)
    assign(day, room, other, nobody)
    if not put_after(day, room, node, before):
        return False
    at = at_its_time(day, room, other, second, time)
    return put_after(day, room, other, at)


@inner
def swapped(day, room, node):
    """Two services change places."""
    before = beside(day, room, node)
    if before < 0:
        return False
    other = room.whole[NEXT, before]
    if before == node or other == node or other >= day.partner.size or room.whole[NEXT, node] == other:
        return False
    mine, theirs = room.whole[CARER, node], room.whole[CARER, other]
    if not day.allowed[node, theirs] or not day.allowed[other, mine] or day.partner[node] == other:
        return False
    own = room.whole[PREVIOUS, node]
    if own == other:
        return False
    take_out(day, room, node)
    take_out(day, room, other)
    return put_after(day, room, node, before) and put_after(day, room, other, own)


@inner
def _may_from(day, room, node, carer):
    while node < day.partner.size:
        if not day.allowed[node, carer]:
            return False
        node = room.whole[NEXT, node]
    return True


@inner
def _assign_from(day, room, node, carer):
    while node < day.partner.size:
        if not assign(day, room, node, carer):
            return False
        node = room.whole[NEXT, node]
    return True


@inner
def tails(day, room, node):
    """Two carers change what is left of the day: `node` and what follows, against what follows another."""
    n = day.partner.size
    before = beside(day, room, node)
    if before < 0:
        return False
    mine, theirs = room.whole[CARER, node], room.whole[CARER, before]
    if mine == theirs:
        return False
    other, own = room.whole[NEXT, before], room.whole[PREVIOUS, node]
    my_end, their_end = n + 2 * mine + 1, n + 2 * theirs + 1
    my_last, their_last = room.whole[PREVIOUS, my_end], room.whole[PREVIOUS, their_end]
    if not _may_from(day, room, node, theirs) or not _may_from(day, room, other, mine):
        return False
    # Through nobody's hands: partners may change carers with each other.
    _assign_from(day, room, node, day.shift.shape[0])
    if not _assign_from(day, room, other, mine) or not _assign_from(day, room, node, theirs):
        return False
    link(day, room, before, node)
    link(day, room, my_last, their_end)
    if other < n:
        link(day, room, own, other)
        link(day, room, their_last, my_end)
    else:
        link(day, room, own, my_end)
    return True


@inner
def row_moved(day, room, node):
    """Two or three services in a row elsewhere, in the same or another day."""
    n, last = day.partner.size, node
    for _ in range(1 + drawn_below(room.chance, 2)):
        if room.whole[NEXT, last] < n:
            last = room.whole[NEXT, last]
    before = beside(day, room, node)
    own, after = room.whole[PREVIOUS, node], room.whole[NEXT, last]
    if before < 0 or before == own or last == node:
        return False
    carer, at = room.whole[CARER, before], node
    while True:
        if at == before or not day.allowed[at, carer]:
            return False
        if at == last:
            break
        at = room.whole[NEXT, at]
    link(day, room, own, after)
    at = node
    while True:
        if not assign(day, room, at, carer):
            return False
        if at == last:
            break
        at = room.whole[NEXT, at]
    follows = room.whole[NEXT, before]
    link(day, room, last, follows)
    link(day, room, before, node)
    return True


@inner
def turned(day, room, node):
    """Some services in a row in the other order: `node` then leads to what is near it, where that comes later."""
    n, other = day.partner.size, day.near[node, drawn_below(room.chance, day.near.shape[1])]
    carer = room.whole[CARER, node]
    if room.whole[CARER, other] == carer and room.real[START, other] > room.real[START, node]:
        last = room.whole[PREVIOUS, other]
    else:
        last = node
        for _ in range(1 + drawn_below(room.chance, 3)):
            if room.whole[NEXT, last] < n:
                last = room.whole[NEXT, last]
    if carer == day.shift.shape[0] or last == node:
        return False
    before, after, at = room.whole[PREVIOUS, node], room.whole[NEXT, last], last
    while True:
        earlier = room.whole[PREVIOUS, at]
        link(day, room, before, at)
        if at == node:
            break
        before, at = at, earlier
    link(day, room, node, after)
    return True
