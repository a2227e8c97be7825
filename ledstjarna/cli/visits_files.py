"""Files of the planning engine opened for a command; what is wrong with them becomes a sentence."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from ledstjarna.cli.failures import Exit, Failure, why_not
from ledstjarna.cli.language import _
from ledstjarna.cli.visits_wording import fault_text
from ledstjarna.engines.routing.errors import RoutingError
from ledstjarna.engines.routing.formats import read_solution
from ledstjarna.engines.routing.formats.either import read_either, read_plan
from ledstjarna.engines.routing.fortnight.plan import Plan
from ledstjarna.engines.routing.fortnight.problem import Fortnight
from ledstjarna.engines.routing.problem import Problem
from ledstjarna.engines.routing.solution import Solution

Read = TypeVar("Read")


def told(error: RoutingError, path: Path) -> Failure:
    """A faulty file as a failure with its sentence."""
    return Failure(f"{path.name}: {fault_text(error)}", Exit.FOUND)


def problem_in(path: Path) -> Problem | Fortnight:
    """The instance in a file."""
    return _read(path, read_either)


def solution_in(path: Path) -> Solution:
    """The plan in a file of the public formats."""
    return _read(path, read_solution)


def plan_in(path: Path, problem: Fortnight) -> Plan:
    """The plan in a file of the house's own format."""
    return _read(path, lambda each: read_plan(each, problem))


def kept(output: Path, *read: Path) -> None:
    """Raises Failure where writing would write over what is read, by whatever name or link it is called."""
    for each in read:
        with suppress(OSError):  # one of them is not there: then they are not the same
            if output.samefile(each):
                text = _("{output} är samma fil som {file}, som läses. Skriv till en annan fil: inget är ändrat.")
                raise Failure(text.format(output=output, file=each), Exit.USAGE)


def unwritten(path: Path, error: OSError) -> Failure:
    """A file or folder that could not be written, as a failure with why."""
    return Failure(_("{file} går inte att skriva: {why}").format(file=path, why=why_not(error)), Exit.MACHINE)


def _read(path: Path, read: Callable[[Path], Read]) -> Read:
    try:
        return read(path)
    except RoutingError as error:
        raise told(error, path) from error
    except OSError as error:
        raise _unopened(path, error) from error


def _unopened(path: Path, error: OSError) -> Failure:
    return Failure(_("{file} går inte att läsa: {why}").format(file=path, why=why_not(error)), Exit.FOUND)
