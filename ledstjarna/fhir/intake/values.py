"""Reading values out of JSON that somebody else wrote: every function takes anything and never raises.

FHIR's JSON rules are followed where senders follow them and forgiven where they commonly do not (one object where
a list belongs, numbers as text, empty strings). What cannot be read is absent, never guessed.
"""

import math
import re
from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

Json: TypeAlias = Mapping[str, object]

EMPTY: Final[Json] = {}
LONGEST_LIST: Final = 200
"""No field we read honestly holds more than this; the rest of a longer list is not looked at."""

# Control characters, lone surrogates (PostgreSQL and UTF-8 refuse them), and signs that reverse the reading
# direction, which could make one name look like another.
_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufeff]")
_NUMBER = re.compile(r"[+-]?\d{1,15}(?:\.\d{1,15})?")
_LARGEST: Final = 1e9


def text(value: object, limit: int = 200) -> str:
    """A text without control characters and with single spaces, at most `limit` long; empty when it is no text."""
    if not isinstance(value, str):
        return ""
    return " ".join(_UNWANTED.sub("", value[: limit * 4]).split())[:limit]


def record(value: object) -> Json:
    """A JSON object; the empty one when it is something else. One in a list of one is forgiven."""
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    return value if isinstance(value, dict) else EMPTY


def records(value: object) -> tuple[Json, ...]:
    """The JSON objects of a list; one bare object is forgiven."""
    if isinstance(value, dict):
        return (value,)
    if not isinstance(value, list):
        return ()
    return tuple(item for item in value[:LONGEST_LIST] if isinstance(item, dict))


def texts(value: object, limit: int = 200) -> tuple[str, ...]:
    """The texts of a list that are not empty; one bare text is forgiven."""
    items = value[:LONGEST_LIST] if isinstance(value, list) else [value]
    return tuple(found for item in items if (found := text(item, limit)))


def number(value: object) -> float | None:
    """A finite number of reasonable size, also when written as text; None for anything else."""
    if isinstance(value, str) and _NUMBER.fullmatch(value.strip()):
        value = float(value)
    if isinstance(value, bool) or not isinstance(value, int | float) or abs(value) > _LARGEST:
        return None
    return float(value) if math.isfinite(value) else None


def flag(value: object) -> bool | None:
    """True or false; None when it says neither."""
    return value if isinstance(value, bool) else None


def extension(holder: Json, last_part: str) -> Json:
    """The extension whose URL ends with `last_part`, whatever server its definition was published on."""
    for item in records(holder.get("extension")):
        if text(item.get("url")).rsplit("/", 1)[-1] == last_part:
            return item
    return EMPTY


def walk(root: object) -> Iterator[Json]:
    """Every JSON object inside `root`, without recursion, so that no depth can break it."""
    waiting = [root]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            yield item
            waiting.extend(item.values())
        elif isinstance(item, list):
            waiting.extend(item)
