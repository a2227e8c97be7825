"""The values that search parameters take (FHIR R4, 3.1.1.4). What cannot be read is Refused with 400, never guessed."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from ledstjarna.fhir.answering.outcome import Refused
from ledstjarna.foundation.clock import STOCKHOLM

_DATE = re.compile(
    r"(?P<prefix>eq|gt|lt|ge|le|sa|eb|ap)?(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)"
    r"(?:T(?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d)(?P<fraction>\.\d{1,9})?)?"
    r"(?P<zone>Z|[+ -]\d\d:\d\d)?)?)?)?",
    re.ASCII,
)
# The last of them stands where an address was no UTF-8.
_UNREADABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffd]")
_NEAR = timedelta(days=1)
LONGEST, MOST = 400, 60  # characters of a value, values of one parameter

Compared = tuple[tuple[str, datetime], ...]


class Token(NamedTuple):
    """`system|code`: `system` None when it was not said, and empty when it was said to be none."""

    system: str | None
    code: str


def split(name: str, text: str) -> list[str]:
    """The alternatives in a value, parted by commas that no backslash stands before."""
    if _UNREADABLE.search(text) or len(text) > LONGEST * MOST:
        raise Refused(400, f"The value of {name} cannot be read.")
    found = [re.sub(r"\\([\\,$|])", r"\1", part).strip() for part in re.split(r"(?<!\\),", text)]
    if not all(found) or len(found) > MOST or any(len(part) > LONGEST for part in found):
        raise Refused(400, f"The value of {name} is empty, too long, or has too many alternatives.")
    return found


def token(text: str) -> Token:
    """A token; `code` alone has no system."""
    system, bar, code = text.rpartition("|")
    return Token(system, code) if bar else Token(None, text)


def truth(name: str, text: str) -> bool:
    """true or false."""
    if token(text).code not in ("true", "false"):
        raise Refused(400, f"{name} is true or false.")
    return token(text).code == "true"


def number(name: str, text: str, most: int) -> int:
    """A whole number from 0; what is more than `most` becomes `most`."""
    if not (text.isascii() and text.isdigit()) or len(text) > 9:
        raise Refused(400, f"{name} is a whole number.")
    return min(int(text), most)


def key_of(text: str) -> UUID | None:
    """An id of ours; None for what is none: nothing is there by that name."""
    try:
        found = UUID(text)
    except ValueError:
        return None
    return found if str(found) == text.lower() else None


def referred(name: str, text: str, *kinds: str) -> UUID | None:
    """The id that a reference names: `Type/id`, an address that ends so, or the id alone."""
    *before, key = text.rstrip("/").split("/")
    if before and kinds and before[-1] not in kinds:
        raise Refused(400, f"{name} refers to {' or '.join(kinds)}.")
    return key_of(key)


def compared(name: str, text: str) -> Compared:
    """A date with its prefix as comparisons with moments: a day is all its moments in Swedish time.

    `ne` is refused: nobody follows what is new by what did not change at one moment.
    """
    found = _DATE.fullmatch(text)
    try:
        if found is None:
            raise ValueError(text)
        first, after = _range(found)
    except (ValueError, OverflowError):
        raise Refused(400, f"{name} is a date: an optional prefix, YYYY-MM-DD and an optional time.") from None
    return _COMPARED[found["prefix"] or "eq"](first, after)


_LAST_YEAR = 9998


def _range(found: "re.Match[str]") -> tuple[datetime, datetime]:
    # The last year there is has no moment after it, and nothing has changed then: the year before says the same.
    year, month, day = min(int(found["year"]), _LAST_YEAR), int(found["month"] or 1), int(found["day"] or 1)
    hour, minute, second = int(found["hour"] or 0), int(found["minute"] or 0), int(found["second"] or 0)
    fraction = (found["fraction"] or ".0")[1:7].ljust(6, "0")
    first = datetime(year, month, day, hour, minute, second, int(fraction), tzinfo=STOCKHOLM)
    first = _zoned(first, found["zone"])
    if not found["month"]:
        after = first.replace(year=year + 1)
    elif not found["day"]:
        after = first + timedelta(days=monthrange(year, month)[1])
    elif not found["hour"]:
        after = first + timedelta(days=1)
    elif not found["second"]:
        after = first + timedelta(minutes=1)
    else:
        after = first + (timedelta(microseconds=1) if found["fraction"] else timedelta(seconds=1))
    _ = first - _NEAR, after + _NEAR  # so that no later sum leaves the calendar
    return first.astimezone(UTC), after.astimezone(UTC)


def _zoned(moment: datetime, zone: str | None) -> datetime:
    if not zone:
        return moment
    zone = "+00:00" if zone == "Z" else zone.replace(" ", "+")  # a plus that was not escaped in an address
    return datetime.fromisoformat(moment.replace(tzinfo=None).isoformat() + zone)


_COMPARED: dict[str, Callable[[datetime, datetime], Compared]] = {
    "eq": lambda first, after: (("gte", first), ("lt", after)),
    "gt": lambda first, after: (("gte", after),),
    "lt": lambda first, after: (("lt", first),),
    "ge": lambda first, after: (("gte", first),),
    "le": lambda first, after: (("lt", after),),
    "sa": lambda first, after: (("gte", after),),
    "eb": lambda first, after: (("lt", first),),
    "ap": lambda first, after: (("gte", first - _NEAR), ("lt", after + _NEAR)),
}
