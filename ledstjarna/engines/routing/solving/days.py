"""What a carer's whole day amounts to: lunch, waiting, time beyond the shift, idle time."""

from ledstjarna.engines.routing.solving.compiled import inner
from ledstjarna.engines.routing.solving.linking import leg
from ledstjarna.engines.routing.solving.queueing import queue
from ledstjarna.engines.routing.solving.tables import (
    CARER,
    ENDLESS,
    EXTRA,
    IDLE,
    LUNCH,
    MISSED,
    NEXT,
    PREVIOUS,
    S_EXTRA,
    S_IDLE,
    S_MISSED,
    S_WAIT,
    START,
    SUM,
    TINY,
    TRAVEL,
    WAIT,
    WORK,
)  # fmt: skip
from ledstjarna.engines.routing.solving.undoing import put, set_real, touch


@inner
def lunch_at(day, room, node, taken):
    """Lunch at the door of a service, before it; or no longer there."""
    put(room, LUNCH, node, taken)
    touch(room, room.whole[CARER, node])
    queue(room, node)


@inner
def see_to_lunch(day, room):
    """After a move: one lunch for each carer who takes one, at the door that was reached first after it may begin."""
    n = day.partner.size
    for i in range(room.filled[3]):
        carer = room.touched[i]
        if carer == day.shift.shape[0] or not day.has_lunch[carer]:
            continue
        takes = room.whole[LUNCH, n + 2 * carer] == 1
        node, found, last, good = room.whole[NEXT, n + 2 * carer], False, -1, -1
        while node < n:
            if room.whole[LUNCH, node] == 1:
                if found or not takes:
                    lunch_at(day, room, node, 0)
                found = True
            if good < 0 and room.real[START, node] >= day.lunch[0] + day.lunch[2]:
                good = node
            last = node
            node = room.whole[NEXT, node]
        if takes and not found and last >= 0:
            lunch_at(day, room, good if good >= 0 else last, 1)


@inner
def _account(room, row, column, carer, amount):
    """A carer's amount, and the sum of everybody's."""
    old = room.real[row, carer]
    if old != amount:
        set_real(room, row, carer, amount)
        set_real(room, SUM, column, room.real[SUM, column] + amount - old)


@inner
def _lunch_in(day, room, carer):
    """The service before which the carer has lunch, or -1; -2 where it would be too late."""
    node = room.whole[NEXT, day.partner.size + 2 * carer]
    while node < day.partner.size:
        if room.whole[LUNCH, node] == 1:
            before = room.whole[PREVIOUS, node]
            arrives = room.real[START, before] + day.duration[before] + leg(day, before, node)
            late = max(arrives, day.lunch[0]) + day.lunch[2] > day.lunch[1] + TINY
            return -2 if late else node
        node = room.whole[NEXT, node]
    return -1


@inner
def days_counted(day, room):
    """Count the days that have changed. False where somebody would have lunch too late."""
    n, idlest, was_idlest = day.partner.size, room.real[SUM, S_IDLE], False
    for i in range(room.filled[3]):
        carer = room.touched[i]
        if carer == day.shift.shape[0]:
            continue
        leaves, returns = n + 2 * carer, n + 2 * carer + 1
        first, last = room.whole[NEXT, leaves], room.whole[PREVIOUS, returns]
        opens, closes = day.shift[carer, 0], day.shift[carer, 1]
        wait = extra = idle = missed = 0.0
        if first < n:
            lunch = _lunch_in(day, room, carer)
            if lunch == -2:
                return False
            rest = day.lunch[2] if lunch >= 0 else 0.0
            missed = 1.0 if day.has_lunch[carer] and lunch < 0 else 0.0
            gone, home = leg(day, leaves, first), leg(day, last, returns)
            ended = room.real[START, last] + day.duration[last]
            busy = room.real[TRAVEL, carer] + room.real[WORK, carer]
            wait = ended - room.real[START, first] - (busy - gone - home) - (0.0 if lunch == first else rest)
            extra = max(0.0, ended + home - closes)
            idle = max(ended + home, closes) - opens - busy - rest if closes < ENDLESS else 0.0
        elif closes < ENDLESS:
            idle = closes - opens  # nobody is idle longer than who visits nobody
        _account(room, WAIT, S_WAIT, carer, wait)
        _account(room, EXTRA, S_EXTRA, carer, extra)
        _account(room, MISSED, S_MISSED, carer, missed)
        if idle < room.real[IDLE, carer] and room.real[IDLE, carer] >= idlest:
            was_idlest = True
        set_real(room, IDLE, carer, idle)
        idlest = max(idlest, idle)
    if was_idlest:
        idlest = 0.0
        for carer in range(day.shift.shape[0]):
            idlest = max(idlest, room.real[IDLE, carer])
    if idlest != room.real[SUM, S_IDLE]:
        set_real(room, SUM, S_IDLE, idlest)
    return True
