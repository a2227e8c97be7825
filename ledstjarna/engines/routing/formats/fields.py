"""JSON opened, and its faults as ours."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ledstjarna.engines.routing.errors import Fault, RoutingError


def opened(path: Path) -> dict[str, Any]:
    """The file's object. Raises RoutingError when it is none; OSError when it cannot be opened."""
    return said(path.read_bytes(), path.name)


def said(text: bytes | str, name: str) -> dict[str, Any]:
    """The object that a text says; `name` is what it is called. Raises RoutingError when it is none."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:  # or nested without end
        raise RoutingError(Fault.UNREADABLE, name) from error
    if not isinstance(found, dict):
        raise RoutingError(Fault.UNKNOWN_FORMAT, name)
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
