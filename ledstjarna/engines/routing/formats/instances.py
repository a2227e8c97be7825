"""An instance read: which format it is, is seen from what is in it."""

from pathlib import Path
from typing import Any

from ledstjarna.engines.routing.errors import Fault, RoutingError
from ledstjarna.engines.routing.formats import mankowska, unified
from ledstjarna.engines.routing.formats.fields import as_told, opened
from ledstjarna.engines.routing.formats.shapes import shaped
from ledstjarna.engines.routing.problem import Problem
from ledstjarna.engines.routing.validation import validated

_WHOLE = frozenset({"patients", "caregivers", "distances"})


def read_problem(path: Path) -> Problem:
    """The problem in a file, validated. Raises RoutingError with what is wrong with it, OSError."""
    return problem_of(opened(path), path.name)


def problem_of(found: dict[str, Any], name: str) -> Problem:
    """The problem of a file's object, validated; `name` says which file. Raises RoutingError."""
    with as_told():
        return validated(_problem(found, name))


def _problem(found: dict[str, Any], name: str) -> Problem:
    missing = _WHOLE - found.keys()
    if len(missing) > 1:
        raise RoutingError(Fault.UNKNOWN_FORMAT, name)
    if missing == {"distances"}:
        raise RoutingError(Fault.NO_TRAVEL, "distances")
    if "terminal_points" in found:
        return unified.problem(shaped(found, "unified"))
    return mankowska.problem(shaped(found, "mankowska"))
