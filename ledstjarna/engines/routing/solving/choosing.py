"""Moves that whole days ask for: another window, lunch at another door, an optional person left out or brought in."""

from ledstjarna.engines.routing.solving.chance import drawn, drawn_below
from ledstjarna.engines.routing.solving.compiled import inner
from ledstjarna.engines.routing.solving.days import lunch_at
from ledstjarna.engines.routing.solving.linking import assign, link, put_after, take_out
from ledstjarna.engines.routing.solving.moves import at_its_time, beside
from ledstjarna.engines.routing.solving.queueing import queue
from ledstjarna.engines.routing.solving.tables import (
    CARER,
    LATE,
    LUNCH,
    NEVER,
    NEXT,
    S_HIGHEST,
    S_LATE,
    S_LEFT_OUT,
    START,
    SUM,
    WINDOW,
)  # fmt: skip
from ledstjarna.engines.routing.solving.undoing import put, set_real


@inner
def window_changed(day, room, node):
    """The service aims at another of the person's windows; half the time it goes to where that fits."""
    if day.windows[node] < 2:
        return False
    window = drawn_below(room.chance, day.windows[node])
    if window == room.whole[WINDOW, node]:
        return False
    put(room, WINDOW, node, window)
    queue(room, node)
    if drawn(room.chance) < 0.25:
        return True
    carer = drawn_below(room.chance, day.shift.shape[0])
    if not day.allowed[node, carer]:
        return False
    other = day.partner[node]
    together = other >= 0 and day.apart[node, 0] >= 0.0
    if together:
        put(room, WINDOW, other, window)
        queue(room, other)
    take_out(day, room, node)
    # By the window's opening, or somewhere in it.
    time = day.opens[node, window]
    time += drawn(room.chance) * (day.closes[node, window] - time)
    at = at_its_time(day, room, node, carer, time)
    if not put_after(day, room, node, at):
        return False
    if together:
        carer = drawn_below(room.chance, day.shift.shape[0])
        if not day.allowed[other, carer] or carer == room.whole[CARER, node]:
            return False
        take_out(day, room, other)
        at = at_its_time(day, room, other, carer, time)
        return put_after(day, room, other, at)
    return True


@inner
def lunch_changed(day, room, node):
    """The carer has lunch at this door instead. Lunch is never given up for what it costs: a break is a right."""
    carer, n = room.whole[CARER, node], day.partner.size
    if not day.has_lunch[carer]:
        return False
    at = room.whole[NEXT, n + 2 * carer]
    while at < n:
        if room.whole[LUNCH, at] == 1:
            lunch_at(day, room, at, 0)
        at = room.whole[NEXT, at]
    put(room, LUNCH, n + 2 * carer, 1)
    lunch_at(day, room, node, 1)
    return True


@inner
def _out(day, room, node):
    take_out(day, room, node)
    assign(day, room, node, day.shift.shape[0])
    link(day, room, node, node)
    late, old = 0.0, room.real[LATE, node]
    if old > 0.0:
        set_real(room, LATE, node, late)
        set_real(room, SUM, S_LATE, room.real[SUM, S_LATE] - old)
        highest = 0.0
        for i in range(day.partner.size):
            highest = max(highest, room.real[LATE, i])
        set_real(room, SUM, S_HIGHEST, highest)
    set_real(room, START, node, NEVER)


@inner
def left_out(day, room, node):
    """An optional person gets no visit."""
    if not day.optional[node]:
        return False
    _out(day, room, node)
    if day.partner[node] >= 0:
        _out(day, room, day.partner[node])
    set_real(room, SUM, S_LEFT_OUT, room.real[SUM, S_LEFT_OUT] + 1.0)
    return True


@inner
def brought_in(day, room, node):
    """An optional person gets the visit after all."""
    window = drawn_below(room.chance, day.windows[node])
    put(room, WINDOW, node, window)
    before = beside(day, room, node)
    if before < 0 or not put_after(day, room, node, before):
        return False
    other = day.partner[node]
    if other >= 0:
        put(room, WINDOW, other, window)
        carer = drawn_below(room.chance, day.shift.shape[0])
        at = at_its_time(day, room, other, carer, day.opens[other, window])
        if not put_after(day, room, other, at):
            return False
    set_real(room, SUM, S_LEFT_OUT, room.real[SUM, S_LEFT_OUT] - 1.0)
    return True
