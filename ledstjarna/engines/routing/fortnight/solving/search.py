"""The search: a first plan at once, and a better one with time."""

from collections.abc import Callable, Collection, Iterable

import numpy as np

from ledstjarna.engines.routing.fortnight.explaining import unmade
from ledstjarna.engines.routing.fortnight.plan import Plan
from ledstjarna.engines.routing.fortnight.problem import Fortnight, Standing
from ledstjarna.engines.routing.fortnight.solving.annealing import ANYWHERE, BEST, LAST, OUT, annealed, filled
from ledstjarna.engines.routing.fortnight.solving.encoding import Shapes, encoded, room_for, shapes
from ledstjarna.engines.routing.fortnight.solving.layout import Layout, layout_of, routes_of, started, unrested
from ledstjarna.engines.routing.fortnight.solving.tables import AIM, ROUTE, SUM, Case, Ints, Room
from ledstjarna.engines.routing.solving.compiled import FORTNIGHT, compiled_once
from ledstjarna.engines.routing.solving.pacing import Limits, blocks

BLOCK = 5_000  # moves between two looks at the clock
WARM, COLD = 30.0, 0.4  # minutes of travel
REPLANNED = 3.0  # the heat a plan that was there before begins with: it is to stay much as it was


def search(
    problem: Fortnight, limits: Limits, seed: int = 1,
    told: Callable[[float], None] = lambda cost: None, stopped: Callable[[], bool] = lambda: False,
    only: Collection[int] | None = None,
) -> tuple[float, Plan]:  # fmt: skip
    """The best plan found and its cost. `told` hears each lower cost; `stopped` or Ctrl-C ends it with the best so far.

    Where visits have a plan before, that is where it begins; `only` some days are then planned anew. Raises
    RoutingError where what is done cannot be placed.
    """
    shape = shapes(problem)
    case = encoded(problem, shape)
    room = room_for(case, seed)
    days = case.visit_day[case.visit]
    free = np.flatnonzero(case.movable if only is None else case.movable & np.isin(days, list(only)))
    begun(problem, shape, case, room, free)
    best, lowest = _as_it_is(room), float(room.real[SUM, 0])
    told(lowest)
    before = any(visit.before for visit in problem.visits)
    warm = REPLANNED if before else WARM
    try:
        for gone, moves in blocks(limits, BLOCK):
            if stopped():
                break
            annealed(case, room, free, warm * (COLD / warm) ** gone, moves)
            cost = float(room.real[SUM, 0])
            if cost < lowest - 1e-6:
                best, lowest = _as_it_is(room), cost
                told(lowest)
    except KeyboardInterrupt:
        pass
    return ended(problem, shape, case, layout_of(case, best), seed)


def _as_it_is(room: Room) -> Room:
    """The plan as it stands, whatever is done to it afterwards."""
    return room._replace(whole=room.whole.copy(), real=room.real.copy())


def begun(problem: Fortnight, shape: Shapes, case: Case, room: Room, free: Ints) -> None:
    """What is done, what was planned before, breaks, and then the rest of what is free, the hardest to place first."""
    with compiled_once(FORTNIGHT):  # where it was not; the clock has not started
        none = free[:0]
        filled(case, room, LAST, none, none)
        annealed(case, room, none, 1.0, 0)
    done, before = _before(problem, shape, case, room)
    filled(case, room, LAST, *done)
    filled(case, room, LAST, *before)
    nobody, slots = len(shape.routes), len(shape.slots)
    breaks = np.arange(slots, slots + len(shape.breaks))
    into = np.array([route for route, _ in shape.breaks], np.int64)
    filled(case, room, BEST, breaks, into)
    homeless = room.whole[ROUTE, breaks] == nobody
    if homeless.any():  # a break comes before what was planned in its stead
        crowded = np.isin(room.whole[ROUTE, :slots], into[homeless]) & case.movable
        out = np.flatnonzero(crowded)
        routes = room.whole[ROUTE, out].copy()
        filled(case, room, OUT, out, routes)
        filled(case, room, BEST, breaks[homeless], into[homeless])
        filled(case, room, BEST, out, routes)
    alone = free[room.whole[ROUTE, free] == nobody].tolist()
    order = np.array(_hardest_first(problem, shape, case, alone), np.int64)
    filled(case, room, ANYWHERE, order, order)


def _hardest_first(problem: Fortnight, shape: Shapes, case: Case, slots: Iterable[int]) -> list[int]:
    def key(slot: int) -> tuple[bool, bool, float, float, int]:
        visit = problem.visits[shape.slots[slot]]
        choice = float(case.routes_from[slot + 1] - case.routes_from[slot])
        return visit.optional, visit.together == 1, choice // 5, visit.windows[0].opens, slot

    return sorted(slots, key=key)


def _before(problem: Fortnight, shape: Shapes, case: Case, room: Room) -> tuple[tuple[Ints, Ints], tuple[Ints, Ints]]:
    """What is done and what was only planned: slots in order of time, each with the route it was in."""
    on_duty: dict[tuple[str, int], list[int]] = {}
    for route, (carer, shift) in enumerate(shape.routes):
        named = problem.carers[carer]
        on_duty.setdefault((named.id, named.shifts[shift].day), []).append(route)
    done: list[tuple[float, int, int]] = []
    planned: list[tuple[float, int, int]] = []
    for number, visit in enumerate(problem.visits):
        if visit.before is None:
            continue
        starts = visit.before.starts
        if starts is not None:
            at = [each.opens <= starts <= each.latest for each in visit.windows]
            room.whole[AIM, number] = at.index(True) if any(at) else 0
        for slot, name in zip(
            range(case.first_slot[number], case.first_slot[number + 1]), visit.before.carers, strict=False
        ):
            routes = on_duty.get((name, visit.day), [])
            if routes:
                time = -1.0 if starts is None else starts
                within = [route for route in routes if case.opens[route] <= time] or routes[:1]
                (done if visit.standing is Standing.DONE else planned).append((time, slot, within[-1]))
    return _apart(done), _apart(planned)


def _apart(found: list[tuple[float, int, int]]) -> tuple[Ints, Ints]:
    found.sort()
    return np.array([slot for _, slot, _ in found], np.int64), np.array([route for *_, route in found], np.int64)


def ended(problem: Fortnight, shape: Shapes, case: Case, best: Layout, seed: int) -> tuple[float, Plan]:
    """The plan, without visits that only some of those needed would come to."""
    room, cost = started(case, best, seed)
    # Without a visit the break before or after it may come so early that the rest is too long: that ends earlier.
    while out := {*_half_staffed(problem, shape, room), *unrested(case, room)}:
        best = best.without(out)
        room, cost = started(case, best, seed)
    routes = routes_of(problem, shape, case, room)
    starts = {stop.visit: stop.starts for route in routes for stop in route.stops}
    return cost, Plan(routes, unmade(problem, starts))


def _half_staffed(problem: Fortnight, shape: Shapes, room: Room) -> list[int]:
    """Slots that somebody has of visits that others of those needed do not come to."""
    nobody = len(shape.routes)
    some: dict[int, list[int]] = {}
    for slot, visit in enumerate(shape.slots):
        if room.whole[ROUTE, slot] < nobody:
            some.setdefault(visit, []).append(slot)
    return [slot for visit, slots in some.items() if len(slots) < problem.visits[visit].together for slot in slots]
