"""Earliest times across all routes. Only what a change reaches is timed anew."""

from ledstjarna.engines.routing.solving.compiled import inner
from ledstjarna.engines.routing.solving.linking import leg
from ledstjarna.engines.routing.solving.queueing import earliest, queue
from ledstjarna.engines.routing.solving.tables import (
    CARER,
    LATE,
    LUNCH,
    NEXT,
    PREVIOUS,
    S_HIGHEST,
    S_LATE,
    START,
    SUM,
    TINY,
    WINDOW,
)
from ledstjarna.engines.routing.solving.undoing import set_real, touch


@inner
def _ready(day, room, node):
    """When the service can start for its carer's sake and its window's."""
    before = room.whole[PREVIOUS, node]
    time = room.real[START, before] + day.duration[before] + leg(day, before, node)
    if room.whole[LUNCH, node] == 1:
        time = max(time, day.lunch[0]) + day.lunch[2]
    return max(time, day.opens[node, room.whole[WINDOW, node]])


@inner
def start_at(day, room, node, time):
    """The service starts at `time`; what comes after it is timed anew where that is news."""
    real = room.real
    if abs(real[START, node] - time) < TINY:
        return
    set_real(room, START, node, time)
    late = 1e18
    for i in range(day.windows[node]):
        if i == 0 or day.opens[node, i] <= time:
            late = min(late, max(0.0, time - day.closes[node, i]))
    old = real[LATE, node]
    if late != old:
        set_real(room, LATE, node, late)
        set_real(room, SUM, S_LATE, real[SUM, S_LATE] + late - old)
        if late > real[SUM, S_HIGHEST]:
            set_real(room, SUM, S_HIGHEST, late)
        elif old >= real[SUM, S_HIGHEST]:
            highest = 0.0
            for i in range(day.partner.size):
                highest = max(highest, real[LATE, i])
            set_real(room, SUM, S_HIGHEST, highest)
    touch(room, room.whole[CARER, node])
    after = room.whole[NEXT, node]
    if after < day.partner.size:
        queue(room, after)


@inner
def time_queued(day, room):
    """Earliest times for all that is queued and what follows from it. False where there are none: a circle."""
    nobody, left = day.shift.shape[0], 60 + day.partner.size
    while room.filled[2] > 0:
        left -= 1
        if left < 0:
            return False
        node = earliest(room)
        if room.whole[CARER, node] == nobody:
            continue
        other = day.partner[node]
        if other < 0 or day.apart[node, 0] < 0.0 or room.whole[CARER, other] == nobody:
            start_at(day, room, node, _ready(day, room, node))
            continue
        one = node
        if not day.first[node]:
            one, other = other, node
        # Both at once: a service that waits for the other must not hold the other where it was.
        start = _ready(day, room, one)
        second = max(_ready(day, room, other), start + day.apart[node, 0])
        start_at(day, room, one, max(start, second - day.apart[node, 1]))
        start_at(day, room, other, second)
    return True


@inner
def cost_of(day, room):
    total = 0.0
    for i in range(day.weights.size):
        total += day.weights[i] * room.real[SUM, i]
    return total
