"""What the solver plans so far. What else a problem asks for is told, never silently left out."""

from collections.abc import Iterator

from ledstjarna.engines.routing.errors import Fault, RoutingError
from ledstjarna.engines.routing.problem import Problem

COUNTED = {"travel_time", "total_tardiness", "highest_tardiness"}


def supported(problem: Problem) -> Problem:
    """The same problem. Raises RoutingError with everything in it that the solver does not plan by."""
    lacking = sorted(set(_lacking(problem)))
    if lacking:
        raise RoutingError(Fault.NOT_SUPPORTED, ", ".join(lacking))
    return problem


def _lacking(problem: Problem) -> Iterator[str]:
    yield from (name for name, weight in problem.weights.items() if weight and name not in COUNTED)
    for person in problem.persons:
        if person.optional:
            yield "optional"
        if len(person.windows) > 1:
            yield "time_windows"
        if any(window.hard for window in person.windows):
            yield "hard"
    for carer in problem.carers:
        if carer.lunch:
            yield "lunch_break"
        if carer.shift:
            yield "working_shift"
