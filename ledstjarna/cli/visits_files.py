"""Files of the planning engine opened for a command; what is wrong with them becomes a sentence."""

from pathlib import Path

from ledstjarna.cli.failures import Exit, Failure
from ledstjarna.cli.language import _
from ledstjarna.cli.visits_wording import fault_text
from ledstjarna.engines.routing.errors import RoutingError
from ledstjarna.engines.routing.formats import read_problem, read_solution
from ledstjarna.engines.routing.problem import Problem
from ledstjarna.engines.routing.solution import Solution


def told(error: RoutingError, path: Path) -> Failure:
    """A faulty file as a failure with its sentence."""
    return Failure(f"{path.name}: {fault_text(error)}", Exit.FOUND)


def problem_in(path: Path) -> Problem:
    """The instance in a file."""
    try:
        return read_problem(path)
    except RoutingError as error:
        raise told(error, path) from error
    except OSError as error:
        raise _unopened(path, error) from error


def solution_in(path: Path) -> Solution:
    """The plan in a file."""
    try:
        return read_solution(path)
    except RoutingError as error:
        raise told(error, path) from error
    except OSError as error:
        raise _unopened(path, error) from error


def _unopened(path: Path, error: OSError) -> Failure:
    return Failure(_("{file} går inte att läsa: {why}").format(file=path, why=error.strerror), Exit.FOUND)
