"""What the solver does not plan by. It is told, never silently left out."""

from ledstjarna.engines.routing.errors import Fault, RoutingError
from ledstjarna.engines.routing.problem import Problem


def supported(problem: Problem) -> Problem:
    """The same problem. Raises RoutingError where a window is hard: the search passes all at a price."""
    for person in problem.persons:
        if any(window.hard for window in person.windows):
            raise RoutingError(Fault.NOT_SUPPORTED, f"{person.id}: hard")
    return problem
