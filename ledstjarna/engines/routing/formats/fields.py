"""JSON opened, and its faults as ours."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ledstjarna.engines.routing.errors import Fault, RoutingError


def opened(path: Path) -> dict[str, Any]:
    """The file's object. Raises RoutingError when it is none; OSError when it cannot be opened."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise RoutingError(Fault.UNREADABLE, path.name) from error
    if not isinstance(found, dict):
        raise RoutingError(Fault.UNKNOWN_FORMAT, path.name)
    return found


@contextmanager
def as_told() -> Iterator[None]:
    """Inside the block: a field that is not there, or of another kind than the format says, is a fault of the file."""
    try:
        yield
    except RoutingError:
        raise
    except KeyError as error:
        raise RoutingError(Fault.MALFORMED, error.args[0]) from error
    except (TypeError, ValueError, IndexError, AttributeError) as error:
        raise RoutingError(Fault.MALFORMED, error) from error
