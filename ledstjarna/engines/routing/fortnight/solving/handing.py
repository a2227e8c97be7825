"""The move of a fortnight: a person's visits, all or those at one time of the day, go from one carer to another.

Day by day, each where it may be: into the other's day, or in exchange for what stands there; what cannot be stays.
"""

from ledstjarna.engines.routing.fortnight.solving.linking import at_its_time, put_after, take_out
from ledstjarna.engines.routing.fortnight.solving.moves import exchanged, route_of, some_route
from ledstjarna.engines.routing.fortnight.solving.tables import NEXT, ROUTE, START
from ledstjarna.engines.routing.fortnight.solving.timing import timed
from ledstjarna.engines.routing.fortnight.solving.undoing import undo_to
from ledstjarna.engines.routing.solving.chance import drawn
from ledstjarna.engines.routing.solving.compiled import inner

BLOCK = 75.0  # minutes about the time of day


@inner
def handed_over(case, room, slot):
    """False where nothing was handed over; otherwise everything is timed."""
    route = room.whole[ROUTE, slot]
    if route == case.carer.size:
        return False
    other = some_route(case, room, slot)
    if other < 0 or case.carer[other] == case.carer[route]:
        return False
    old, new, time = case.carer[route], case.carer[other], room.real[START, slot]
    everything, from_all = drawn(room.chance) < 0.3, drawn(room.chance) < 0.3
    person, number = case.person[case.visit[slot]], 0
    for i in range(case.visits_from[person], case.visits_from[person + 1]):
        visit = case.visits[i]
        for each in range(case.first_slot[visit], case.first_slot[visit + 1]):
            route = room.whole[ROUTE, each]
            if route == case.carer.size or not case.movable[each] or case.carer[route] == new:
                continue
            if not from_all and case.carer[route] != old:
                continue
            if not everything and abs(room.real[START, each] - time) > BLOCK:
                continue
            number += _given(case, room, each, new)
    return number > 0


@inner
def _given(case, room, slot, carer):
    """1 where the carer has got it, 0 where it stays as it was."""
    route = route_of(case, room, slot, carer)
    if route < 0:
        return 0
    wholes, reals, mets = room.filled[0], room.filled[1], room.filled[2]
    time = room.real[START, slot]
    node = at_its_time(case, room, route, time)
    after = room.whole[NEXT, node]
    for attempt in range(3):
        if attempt == 0:
            take_out(case, room, slot)
            may_be = put_after(case, room, slot, node)
        else:
            other = after if attempt == 1 else node
            may_be = other < case.visit.size and exchanged(case, room, slot, other)
        if may_be and timed(case, room):
            return 1
        undo_to(room, wholes, reals, mets)
    return 0
