"""A file in any of the formats: what is in it tells which."""

from pathlib import Path
from typing import Any

from ledstjarna.engines.routing.formats.fields import as_told, opened
from ledstjarna.engines.routing.formats.instances import problem_of
from ledstjarna.engines.routing.fortnight.plan import Plan
from ledstjarna.engines.routing.fortnight.plans import plan_of
from ledstjarna.engines.routing.fortnight.problem import Fortnight
from ledstjarna.engines.routing.fortnight.reading import fortnight_of, is_own
from ledstjarna.engines.routing.problem import Problem


def read_either(path: Path) -> Problem | Fortnight:
    """The problem in a file, validated. Raises RoutingError with what is wrong with it, OSError."""
    return told_by(opened(path), path.name)


def told_by(told: dict[str, Any], name: str) -> Problem | Fortnight:
    """The problem that a file's object says, validated; `name` is what the file is called. Raises RoutingError."""
    return fortnight_of(told) if is_own(told) else problem_of(told, name)


def read_plan(path: Path, problem: Fortnight) -> Plan:
    """The plan in a file of the house's own format. Raises RoutingError when it is none, OSError."""
    with as_told():
        return plan_of(opened(path), problem)
