"""The planning engine for the boards of a made-up county, in a process of its own, as JSON: questions on standard
input, plans on standard output.

By moves and not by time, so that the same county gets the same boards. Compiling takes longer than all of a small
county: the engine then runs as it is written, slower and with the same answer.
"""

import json
import sys
from typing import Any, NamedTuple

from ledstjarna.engines.routing.solving import compiled

FAST_ENOUGH = 100_000  # moves that take a quarter of a minute as they are written: for more it pays to compile


class Asked(NamedTuple):
    """A fortnight to plan, and how many moves to look for a better plan among; none: the first plan that is found."""

    question: dict[str, Any]
    moves: int


def answers(asked: list[Asked]) -> list[dict[str, Any]]:
    """A plan for each."""
    if sum(each.moves for each in asked) < FAST_ENOUGH and not compiled.is_compiled(compiled.FORTNIGHT):
        compiled.as_written()
    # Only now: what is imported from here on is compiled, or not.
    from ledstjarna.engines.routing.fortnight.checking import check
    from ledstjarna.engines.routing.fortnight.plans import written
    from ledstjarna.engines.routing.fortnight.reading import fortnight_of
    from ledstjarna.engines.routing.fortnight.solving.search import search
    from ledstjarna.engines.routing.solving.pacing import Limits

    plans = []
    for question, moves in asked:
        problem = fortnight_of(question)
        _cost, plan = search(problem, Limits(rounds=moves))
        plans.append(json.loads(written(problem, plan, check(problem, plan))))
    return plans


if __name__ == "__main__":
    json.dump(answers([Asked(*each) for each in json.load(sys.stdin)]), sys.stdout)
