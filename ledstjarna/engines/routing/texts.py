"""From the text of an instance to the text of its plan: what can be sent to another process or machine."""

from ledstjarna.engines.routing.checking import check
from ledstjarna.engines.routing.formats import written
from ledstjarna.engines.routing.formats.either import told_by
from ledstjarna.engines.routing.formats.fields import said
from ledstjarna.engines.routing.fortnight.checking import check as fortnight_check
from ledstjarna.engines.routing.fortnight.plans import written as fortnight_written
from ledstjarna.engines.routing.fortnight.problem import Fortnight
from ledstjarna.engines.routing.fortnight.solving.search import search as fortnight_search
from ledstjarna.engines.routing.solving.pacing import Limits
from ledstjarna.engines.routing.solving.search import search


def planned(text: str, *, rounds: int, seed: int) -> str:
    """The plan that so many moves find, as its file says it; the same text, moves and seed give the same plan.

    Raises RoutingError as reading and solving do.
    """
    problem, limits = told_by(said(text, "text"), "text"), Limits(rounds=rounds)
    if isinstance(problem, Fortnight):
        _cost, plan = fortnight_search(problem, limits, seed)
        return fortnight_written(problem, plan, fortnight_check(problem, plan))
    _cost, solution = search(problem, limits, seed)
    report = check(problem, solution)
    return written(solution, report.cost, report.costs)
