"""From the text of an instance to the text of its plan: what can be sent to another process or machine."""

from ledstjarna.engines.routing.checking import check
from ledstjarna.engines.routing.formats import written
from ledstjarna.engines.routing.formats.fields import said
from ledstjarna.engines.routing.formats.instances import problem_of
from ledstjarna.engines.routing.solving.search import Limits, search


def planned(text: str, *, rounds: int, seed: int) -> str:
    """The plan that so many moves find, as its file says it; the same text, moves and seed give the same plan.

    Raises RoutingError as reading and solving do.
    """
    problem = problem_of(said(text, "text"), "text")
    _cost, solution = search(problem, Limits(rounds=rounds), seed)
    report = check(problem, solution)
    return written(solution, report.cost, report.costs)
