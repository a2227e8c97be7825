"""The planning engine in a process of its own: questions on standard input, plans on standard output, as JSON.

It is given no database and no secret, and knows ids, times and places alone. What is wrong with a question is answered
with a fault's code. With `--ready` it is asked nothing: it compiles what is not compiled, so that nobody who asks
waits for that.
"""

import json
import os
import sys
from typing import Any

from ledstjarna.engines.routing.errors import RoutingError
from ledstjarna.engines.routing.fortnight.checking import Report, check
from ledstjarna.engines.routing.fortnight.dividing import divided
from ledstjarna.engines.routing.fortnight.generating import generated
from ledstjarna.engines.routing.fortnight.plans import written
from ledstjarna.engines.routing.fortnight.problem import Fortnight
from ledstjarna.engines.routing.fortnight.reading import fortnight_of
from ledstjarna.engines.routing.fortnight.solving.search import search
from ledstjarna.engines.routing.fortnight.standing import is_worse
from ledstjarna.engines.routing.solving.compiled import FORTNIGHT, is_compiled
from ledstjarna.engines.routing.solving.pacing import Limits

READY = "--ready"


def answer(asked: dict[str, Any]) -> dict[str, Any]:
    """A plan for each question and whether what stands is better, or with `staff` the teams of the first; or
    the fault of one that cannot be answered."""
    limits = Limits(seconds=asked["seconds"])
    plans = []
    try:
        if asked.get("staff"):
            return {"teams": _teams(asked["questions"][0], asked["staff"])}
        for told in asked["questions"]:
            problem = fortnight_of(told)
            _cost, plan = search(problem, limits, only=asked["days"])
            report = check(problem, plan)
            plans.append(json.loads(written(problem, plan, report)) | {"worse": _worse(problem, report)})
    except RoutingError as error:
        return {"fault": error.fault.value}
    return {"plans": plans}


def _worse(problem: Fortnight, report: Report) -> bool:
    return is_worse(problem, lambda: search(problem, Limits(rounds=0))[1], report)


def _teams(told: dict[str, Any], staff: int) -> list[dict[str, Any]]:
    found = divided(fortnight_of(told), staff=staff, bound=False)
    return [{"carers": sorted(team.carers), "persons": sorted(team.persons)} for team in found]


def make_ready() -> None:
    """Plan next to nothing, behind everything else on the machine, where the engine has not been compiled."""
    os.nice(10)
    if not is_compiled(FORTNIGHT):
        search(fortnight_of(generated(persons=3, carers=2, days=1)), Limits(rounds=0))


if __name__ == "__main__":
    if READY in sys.argv[1:]:
        make_ready()
    else:
        json.dump(answer(json.load(sys.stdin)), sys.stdout)
