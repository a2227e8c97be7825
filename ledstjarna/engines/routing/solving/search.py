"""One search: cooled again and again from the best plan so far, until the time or the rounds are over.

The same seed and the same number of rounds give the same plan; with a time instead, how far one comes decides.
"""

from collections.abc import Callable

from ledstjarna.engines.routing.errors import RoutingError
from ledstjarna.engines.routing.problem import Problem
from ledstjarna.engines.routing.solution import Solution
from ledstjarna.engines.routing.solving.annealing import annealed
from ledstjarna.engines.routing.solving.compiled import DAY, compiled_once
from ledstjarna.engines.routing.solving.construct import constructed
from ledstjarna.engines.routing.solving.encoding import encoded
from ledstjarna.engines.routing.solving.pacing import Limits, blocks
from ledstjarna.engines.routing.solving.plan import plan_in, solution_of, started
from ledstjarna.engines.routing.solving.pooling import Pool
from ledstjarna.engines.routing.solving.support import supported
from ledstjarna.engines.routing.solving.tables import S_EXTRA, S_LATE, S_TRAVEL, S_WAIT, TINY, Day, Room, Whole

POOLED_AT = (0.4, 0.6, 0.8, 0.95)  # of the search: the days seen so far are put together anew
SEEN_EVERY = 2  # blocks: how often the days of a plan go into the pool, while it is cool
NEARLY = 1.1  # times the lowest cost: plans whose days go into the pool
BLOCK = 20_000  # moves between two looks at the clock: some hundredths of a second
WARM, COLD = 1.2, 0.014  # of what a middling leg costs, at the beginning and the end of a cooling
REHEATED = 0.25  # of WARM, for the later half of several coolings: they begin at the best plan and stay near it
MOVES_A_SERVICE = 60_000  # in one cooling
MOVES_A_SECOND = 400_000  # about; it decides how often to cool, nothing else
MOST_COOLINGS = 12
BEYOND = 20.0  # times the smallest weight of a minute


def search(
    problem: Problem, limits: Limits, seed: int,
    told: Callable[[float], None] = lambda cost: None, stopped: Callable[[], bool] = lambda: False,
) -> tuple[float, Solution]:  # fmt: skip
    """The best plan found and its cost. `told` hears each lower cost; `stopped` or Ctrl-C ends it with the best so far.

    Raises RoutingError where no first plan can be made.
    """
    day = encoded(supported(problem))
    with compiled_once(DAY):  # where it was not; the clock has not started
        room, cost = started(day, constructed(problem, day), seed)
        best, lowest = room.whole.copy(), cost
        annealed(day, room, best, cost, lowest, 1.0, 0)
    told(lowest)
    unit, pool, pooled = _unit(day), Pool(day), 0
    coolings, part = _coolings(limits, len(day.partner)), 0
    try:
        for number, (gone, moves) in enumerate(blocks(limits, BLOCK)):
            if stopped():
                break
            if pooled < len(POOLED_AT) and gone >= POOLED_AT[pooled]:
                pooled += 1
                together = _together(day, pool, best, lowest, seed)
                if together is not None:
                    room, cost = together
                    best, lowest = room.whole.copy(), cost
                    told(lowest)
            if int(gone * coolings) > part:  # the next cooling begins where the best was found
                part = int(gone * coolings)
                room, cost = started(day, plan_in(day, best), seed + 7919 * part)
            heat = WARM * (REHEATED if part > coolings // 2 else 1.0)
            now = unit * heat * (COLD / heat) ** (gone * coolings - part)
            cost, found = annealed(day, room, best, cost, lowest, now, moves)
            if found < lowest:
                lowest = found
                told(lowest)
            if number % SEEN_EVERY == 0 and cost < NEARLY * lowest:
                pool.add(room.whole, room.real)
    except KeyboardInterrupt:
        pass
    room, lowest = started(day, plan_in(day, best), seed)
    return lowest, solution_of(problem, day, room)


def _together(day: Day, pool: Pool, best: Whole, lowest: float, seed: int) -> tuple[Room, float] | None:
    """The plan that the days seen make, where it costs less than the best."""
    room, _ = started(day, plan_in(day, best), seed)
    pool.add(room.whole, room.real)
    plan = pool.plan()
    if plan is None:
        return None
    try:
        room, cost = started(day, plan, seed + 104_729)
    except RoutingError:  # its services wait for each other in a circle
        return None
    return (room, cost) if cost < lowest - TINY else None


def _unit(day: Day) -> float:
    """What the heat is measured in: the cost of a middling leg, were it travelled, late, waited or worked beyond."""
    minutes = [float(day.weights[each]) for each in (S_TRAVEL, S_LATE, S_WAIT, S_EXTRA)]
    counted = [weight for weight in minutes if weight > 0] or [1.0]
    # What costs out of all proportion is a rule that may not be broken, and says nothing of what the rest is worth.
    counted = [weight for weight in counted if weight <= BEYOND * min(counted)]
    return max(float(day.travel.mean()), 1.0) * sum(counted) / len(counted)


def _coolings(limits: Limits, services: int) -> int:
    """How often to cool within the limits: slowly enough each time, and often when there is time for it."""
    moves = limits.seconds * MOVES_A_SECOND if limits.rounds is None else limits.rounds
    return max(1, min(MOST_COOLINGS, round(moves / (MOVES_A_SERVICE * services))))
