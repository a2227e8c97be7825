"""Services put into carers' days and taken out, with travel, work and wishes kept in step."""

from ledstjarna.engines.routing.solving.compiled import inner
from ledstjarna.engines.routing.solving.queueing import queue
from ledstjarna.engines.routing.solving.tables import (
    CARER,
    LUNCH,
    NEXT,
    PREVIOUS,
    S_DISLIKED,
    S_TRAVEL,
    SUM,
    TRAVEL,
    WORK,
)
from ledstjarna.engines.routing.solving.undoing import put, set_real, touch


@inner
def leg(day, one, other):
    return day.travel[day.place[one], day.place[other]]


@inner
def link(day, room, one, other):
    """`other` comes after `one`, in the day of the carer of `one`."""
    old, carer = room.whole[NEXT, one], room.whole[CARER, one]
    more = leg(day, one, other) - leg(day, one, old)
    set_real(room, TRAVEL, carer, room.real[TRAVEL, carer] + more)
    set_real(room, SUM, S_TRAVEL, room.real[SUM, S_TRAVEL] + more)
    put(room, NEXT, one, other)
    put(room, PREVIOUS, other, one)
    touch(room, carer)
    if other < day.partner.size:
        queue(room, other)


@inner
def assign(day, room, node, carer):
    """The service is the carer's, with the leg that leads from it. False where it may not be."""
    old, nobody = room.whole[CARER, node], day.shift.shape[0]
    if old == carer:
        return True
    if carer < nobody:
        partner = day.partner[node]
        if not day.allowed[node, carer] or (partner >= 0 and room.whole[CARER, partner] == carer):
            return False
    real, onwards, duration = room.real, leg(day, node, room.whole[NEXT, node]), day.duration[node]
    set_real(room, TRAVEL, old, real[TRAVEL, old] - onwards)
    set_real(room, TRAVEL, carer, real[TRAVEL, carer] + onwards)
    set_real(room, WORK, old, real[WORK, old] - duration)
    set_real(room, WORK, carer, real[WORK, carer] + duration)
    more = day.disliked[node, carer] - day.disliked[node, old]
    if more != 0.0:
        set_real(room, SUM, S_DISLIKED, real[SUM, S_DISLIKED] + more)
    put(room, CARER, node, carer)
    if room.whole[LUNCH, node] == 1:  # stays behind
        put(room, LUNCH, node, 0)
    touch(room, old)
    touch(room, carer)
    return True


@inner
def take_out(day, room, node):
    before, after = room.whole[PREVIOUS, node], room.whole[NEXT, node]
    link(day, room, before, after)


@inner
def put_after(day, room, node, before):
    """Put a service that is in no list after a node. False where its carer may not have it."""
    if not assign(day, room, node, room.whole[CARER, before]):
        return False
    after = room.whole[NEXT, before]
    link(day, room, node, after)
    link(day, room, before, node)
    return True
