"""A plan between searches: which nodes each route has, and which window each visit aims at."""

from collections.abc import Collection
from typing import NamedTuple

import numpy as np

from ledstjarna.engines.routing.errors import Fault, RoutingError
from ledstjarna.engines.routing.fortnight.plan import Pause, Route, Stop
from ledstjarna.engines.routing.fortnight.problem import Fortnight
from ledstjarna.engines.routing.fortnight.solving.annealing import LAST, filled
from ledstjarna.engines.routing.fortnight.solving.encoding import Shapes, room_for
from ledstjarna.engines.routing.fortnight.solving.tables import AIM, NEXT, START, SUM, TINY, Case, Ints, Reals, Room


class Layout(NamedTuple):
    """Nodes in an order in which they can be put last, each in its route, and the windows."""

    nodes: Ints
    routes: Ints
    aims: Ints

    def without(self, out: Collection[int]) -> "Layout":
        """The same, but for some nodes that nobody has then."""
        left = ~np.isin(self.nodes, list(out))
        return Layout(self.nodes[left], self.routes[left], self.aims)


def layout_of(case: Case, room: Room) -> Layout:
    """The plan in a room."""
    found: list[tuple[float, int, int, int]] = []
    for route in range(len(case.carer)):
        for place, node in enumerate(_nodes(case, room, route)):
            found.append((float(room.real[START, node]), place, route, node))
    found.sort()
    return Layout(
        np.array([node for *_, node in found], np.int64), np.array([route for *_, route, _ in found], np.int64),
        room.whole[AIM, : len(case.person)].copy(),
    )  # fmt: skip


def _nodes(case: Case, room: Room, route: int) -> list[int]:
    n = len(case.visit) + len(case.break_latest)
    found, node = [], int(room.whole[NEXT, n + 2 * route])
    while node < n:
        found.append(node)
        node = int(room.whole[NEXT, node])
    return found


def started(case: Case, layout: Layout, seed: int) -> tuple[Room, float]:
    """A room with the plan in it, timed from nothing, and its cost. Raises RoutingError where it does not hold.

    How long somebody works without a break is not asked of it, since that holds of a route that is whole and not yet of
    one that still lacks its next break: see `unrested`.
    """
    room = room_for(case, seed)
    room.whole[AIM, : len(layout.aims)] = layout.aims
    if filled(case._replace(row_limit=np.inf), room, LAST, layout.nodes, layout.routes) < len(layout.nodes):
        raise RoutingError(Fault.NOTHING_FEASIBLE)
    return room, float(room.real[SUM, 0])


def unrested(case: Case, room: Room) -> list[int]:
    """What may be moved and comes last where somebody would work too long between two breaks, or after the last."""
    found = []
    for route in range(len(case.carer)):
        nodes = _nodes(case, room, route)
        since, row, breaks = float(case.opens[route]), [], 0
        for node in nodes:
            if node < len(case.visit):
                row.append(node)
                continue
            if room.real[START, node] - since > case.row_limit + TINY:
                found.append(row)
            since, row, breaks = float(room.real[START, node] + case.duration[node]), [], breaks + 1
        if breaks and row and _back(case, room, route, row[-1]) - since > case.row_limit + TINY:
            found.append(row)
    return [last[-1] for row in found if (last := [node for node in row if case.movable[node]])]


def _back(case: Case, room: Room, route: int, last: int) -> float:
    """When the carer is back from the last visit."""
    leg = case.travel[case.mode[route], case.place[last], case.returns[route]]
    return float(room.real[START, last] + case.duration[last] + leg)


def routes_of(problem: Fortnight, shape: Shapes, case: Case, room: Room) -> tuple[Route, ...]:
    """Every shift's stops and breaks; a shift without stops has no breaks either."""
    starts: Reals = room.real[START]
    slots, found = len(shape.slots), []
    for route, (number, shift) in enumerate(shape.routes):
        carer, nodes = problem.carers[number], _nodes(case, room, route)
        stops = [
            Stop(problem.visits[shape.slots[node]].id, float(starts[node]), float(starts[node] + case.duration[node]))
            for node in nodes
            if node < slots
        ]
        pauses = [
            Pause(float(starts[node]), float(starts[node] + case.duration[node])) for node in nodes if node >= slots
        ]
        found.append(Route(carer.id, carer.shifts[shift].day, shift, tuple(stops), tuple(pauses) if stops else ()))
    return tuple(found)
