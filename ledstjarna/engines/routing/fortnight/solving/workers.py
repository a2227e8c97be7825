"""Several searches at once, each in a process of its own with a seed of its own; the best plan wins."""

from collections.abc import Callable, Collection
from functools import partial

from ledstjarna.engines.routing.fortnight.plan import Plan
from ledstjarna.engines.routing.fortnight.problem import Fortnight
from ledstjarna.engines.routing.fortnight.solving.search import search
from ledstjarna.engines.routing.solving.pacing import Limits
from ledstjarna.engines.routing.solving.workers import best_of


def solve(
    problem: Fortnight, limits: Limits, *, seed: int = 1, workers: int = 1,
    told: Callable[[float], None] = lambda cost: None, only: Collection[int] | None = None,
) -> tuple[float, Plan]:  # fmt: skip
    """The best plan found and its cost; see `search`. Raises RoutingError as that does."""
    return best_of(partial(search, only=only), problem, limits, seed=seed, workers=workers, told=told)
