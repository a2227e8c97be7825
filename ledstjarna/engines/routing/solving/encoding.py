"""A problem as arrays for the compiled part."""

from itertools import product

import numpy as np
from numpy.typing import NDArray

from ledstjarna.engines.routing.problem import Carer, Person, Problem
from ledstjarna.engines.routing.solving.tables import CARER, NEVER, NEXT, PREVIOUS, START, Day, Room

NEIGHBOURS = 20
FAR = 1e18


def encoded(problem: Problem) -> Day:
    """The day that the compiled part reads. Services are numbered person by person."""
    owners = [person for person in problem.persons for _ in person.services]
    services = [service for person in problem.persons for service in person.services]
    n, carers = len(services), len(problem.carers)
    ends = [place for carer in problem.carers for place in (carer.leaves, carer.returns)]
    duration = np.array([service.duration for service in services] + [0.0] * (2 * carers), np.float64)
    partner, first, apart = _pairs(problem, n)
    allowed = np.zeros((n, carers), np.bool_)
    disliked = np.zeros((n, carers + 1))
    for number, (owner, service) in enumerate(zip(owners, services, strict=True)):
        for column, carer in enumerate(problem.carers):
            allowed[number, column] = service.ability in carer.abilities and carer.id not in owner.incompatible
            disliked[number, column] = bool(owner.preferred) and carer.id not in owner.preferred
    opens, closes = _windows(problem, owners, duration)
    travel, place = np.array(problem.travel, np.float64), np.array([owner.place for owner in owners] + ends, np.int64)
    return Day(
        travel=travel, place=place, duration=duration, opens=opens, closes=closes,
        partner=partner, first=first, apart=apart, allowed=allowed, disliked=disliked,
        near=_near(travel, place, duration, opens, closes, allowed),
        shift=np.array([_shift(carer) for carer in problem.carers], np.float64),
        weights=np.array([weight for _, weight in problem.weights.items()], np.float64),
        windows=np.array([len(owner.windows) for owner in owners], np.int64),
        lunch=_lunch(problem),
        has_lunch=np.array([carer.lunch and bool(problem.lunch) for carer in problem.carers], np.bool_),
        optional=np.array([owner.optional for owner in owners], np.bool_),
        whole_days=any(carer.shift or carer.lunch for carer in problem.carers)
        or any(owner.optional or len(owner.windows) > 1 for owner in owners),
    )  # fmt: skip


def _pairs(problem: Problem, n: int) -> tuple[NDArray[np.int64], NDArray[np.bool_], NDArray[np.float64]]:
    partner, first, apart = np.full(n, -1, np.int64), np.zeros(n, np.bool_), np.full((n, 2), -1.0)
    number = 0
    for person in problem.persons:
        if len(person.services) == 2:
            partner[number], partner[number + 1], first[number] = number + 1, number, True
            if person.apart:
                apart[number] = apart[number + 1] = person.apart.shortest, person.apart.longest
        number += len(person.services)
    return partner, first, apart


def _windows(
    problem: Problem, owners: list[Person], duration: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """When each service may start, whichever of its moments must meet the window."""
    most = max(len(owner.windows) for owner in owners)
    opens, closes = np.full((len(owners), most), FAR), np.full((len(owners), most), FAR)
    for number, owner in enumerate(owners):
        earlier = duration[number] if problem.met_at_end else 0.0
        for column, window in enumerate(owner.windows):
            opens[number, column], closes[number, column] = window.opens - earlier, window.closes - earlier
    return opens, closes


def _shift(carer: Carer) -> tuple[float, float]:
    return (carer.shift.opens, carer.shift.closes) if carer.shift else (0.0, FAR)


def _lunch(problem: Problem) -> NDArray[np.float64]:
    lunch = problem.lunch
    return np.array([lunch.opens, lunch.closes, lunch.duration] if lunch else [0.0, 0.0, 0.0], np.float64)


def _near(
    travel: NDArray[np.float64], place: NDArray[np.int64], duration: NDArray[np.float64],
    opens: NDArray[np.float64], closes: NDArray[np.float64], allowed: NDArray[np.bool_],
) -> NDArray[np.int64]:  # fmt: skip
    """For each service, those that are cheap to stand beside, for a carer who may do both; the cheapest first.

    Beside means before or after: the leg, a fifth of the least wait, and the least lateness.
    """
    n = len(opens)
    at, lasts = place[:n], duration[:n]
    leg = travel[np.ix_(at, at)]
    done = lasts[:, None] + leg  # from the start of one to the arrival at the other
    cost = np.full((n, n), FAR)
    for mine, theirs in product(range(opens.shape[1]), repeat=2):
        waits = np.maximum(0.0, opens[:, theirs][None, :] - closes[:, mine][:, None] - done)
        late = np.maximum(0.0, opens[:, mine][:, None] + done - closes[:, theirs][None, :])
        cost = np.minimum(cost, leg + 0.2 * waits + late)
    cost = np.minimum(cost, cost.T)
    together = allowed.astype(np.float64) @ allowed.T.astype(np.float64) > 0
    cost[~together] = FAR
    np.fill_diagonal(cost, FAR * 10)
    order: NDArray[np.int64] = np.argsort(cost, axis=1, kind="stable")[:, : min(NEIGHBOURS, max(1, n - 1))]
    return np.ascontiguousarray(order.astype(np.int64))


def room_for(day: Day, seed: int) -> Room:
    """An empty plan and what a search needs around it."""
    n, carers = len(day.partner), len(day.shift)
    nodes, rows = n + 2 * carers, 9
    whole = np.zeros((5, nodes), np.int64)
    whole[NEXT] = whole[PREVIOUS] = np.arange(nodes)
    whole[CARER] = carers
    real = np.zeros((rows, max(nodes, carers + 1, rows)))
    real[START] = NEVER
    for carer in range(carers):
        leaves, returns = n + 2 * carer, n + 2 * carer + 1
        whole[NEXT, leaves], whole[PREVIOUS, returns] = returns, leaves
        whole[CARER, leaves] = whole[CARER, returns] = carer
        real[START, leaves] = day.shift[carer, 0]
    remembered = 40 * (nodes + 100)
    return Room(
        whole=whole, real=real,
        undo_whole=np.zeros((remembered, 3), np.int64), undo_real=np.zeros(remembered),
        undo_at=np.zeros((remembered, 2), np.int64),
        heap=np.zeros(nodes + 1, np.int64), queued=np.zeros(nodes, np.bool_),
        touched=np.zeros(carers + 1, np.int64), is_touched=np.zeros(carers + 1, np.bool_),
        filled=np.zeros(4, np.int64),
        chance=np.array([(seed * 0x9E3779B97F4A7C15 + 0xD1B54A32D192ED03) % 2**64 or 1], np.uint64),
    )  # fmt: skip
