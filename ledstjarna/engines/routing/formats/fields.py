"""JSON opened, and its faults as ours."""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from math import isfinite
from pathlib import Path
from typing import Any

from ledstjarna.engines.routing.errors import Fault, RoutingError
from ledstjarna.engines.routing.formats.schemas import place


def opened(path: Path) -> dict[str, Any]:
    """The file's object. Raises RoutingError when it is none; OSError when it cannot be opened."""
    return said(path.read_bytes(), path.name)


def said(text: bytes | str, name: str) -> dict[str, Any]:
    """The object that a text says; `name` is what it is called. Raises RoutingError when it is none."""
    try:
        found = json.loads(text, object_pairs_hook=_object)
        _sound(found, ())
    except RoutingError:
        raise
    except (ValueError, RecursionError) as error:  # or nested without end
        raise RoutingError(Fault.UNREADABLE, name) from error
    if not isinstance(found, dict):
        raise RoutingError(Fault.UNKNOWN_FORMAT, name)
    return found


class _Twice(dict[str, Any]):
    """An object that says the same key twice."""

    key = ""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    twice = _Twice(found)
    twice.key = next(key for key, times in Counter(key for key, _ in pairs).items() if times > 1)
    return twice


def _sound(found: object, path: tuple[str | int, ...]) -> None:
    """Raises RoutingError for what Python reads and JSON has not: a key that is said twice, and numbers without end."""
    if isinstance(found, dict):
        if isinstance(found, _Twice):
            raise RoutingError(Fault.KEY_TWICE, place([*path, found.key]))
        for key, each in found.items():
            if isinstance(each, (dict, list, float)):
                _sound(each, (*path, key))
    elif isinstance(found, list):
        for number, each in enumerate(found):
            if isinstance(each, (dict, list)) or (isinstance(each, float) and not isfinite(each)):
                _sound(each, (*path, number))
    elif isinstance(found, float) and not isfinite(found):
        raise RoutingError(Fault.NO_NUMBER, f"{place(path)}: {json.dumps(found)}")


@contextmanager
def as_told() -> Iterator[None]:
    """Inside the block: a field that is not there, or of another kind than the format says, is a fault of the file."""
    try:
        yield
    except RoutingError:
        raise
    except KeyError as error:
        raise RoutingError(Fault.MALFORMED, error.args[0]) from error
    except (TypeError, ValueError, IndexError, AttributeError) as error:  # Python's words are not the reader's
        raise RoutingError(Fault.UNKNOWN_FORMAT) from error
