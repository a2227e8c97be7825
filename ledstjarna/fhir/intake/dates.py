"""Dates as FHIR has them: a year, a month or a day, and moments with a zone or, forgiven, without."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import total_ordering

from ledstjarna.fhir.intake.values import Json, record, text
from ledstjarna.foundation.clock import STOCKHOLM, day_of

_DAY_ALONE = len("2027-04-30")
_SHAPE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ].*)?)?)?")


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date known to the year, the month or the day. Sorts by its first possible day."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def whole(self) -> date | None:
        """The date when the day is known."""
        return date(self.year, self.month, self.day) if self.month and self.day else None

    @property
    def earliest(self) -> date:
        """The first day it can be."""
        return date(self.year, self.month or 1, self.day or 1)

    def fits(self, day: date) -> bool:
        """Whether `day` can be the date that is meant."""
        return self.year == day.year and self.month in (None, day.month) and self.day in (None, day.day)

    def __lt__(self, other: "PartialDate") -> bool:
        return self.earliest < other.earliest

    def __str__(self) -> str:
        parts = (f"{self.year:04d}", f"{self.month:02d}" if self.month else "", f"{self.day:02d}" if self.day else "")
        return "-".join(part for part in parts if part)


def partial_date(value: object) -> PartialDate | None:
    """A FHIR date or the date of a dateTime; None when it is not a date that exists."""
    match = _SHAPE.fullmatch(text(value, 40))
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        date(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    return PartialDate(year or 0, month, day)


def moment(value: object) -> datetime | None:
    """A FHIR instant or dateTime to the second, in UTC; one without a zone is read as Swedish local time."""
    try:
        found = datetime.fromisoformat(text(value, 40))
        return (found if found.tzinfo else found.replace(tzinfo=STOCKHOLM)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def days_of(period: object) -> tuple[PartialDate | None, PartialDate | None]:
    """The first and the last day of a Period. Its end is inside it (R4, Period.end): the last day, not the day after.

    A moment with a zone is its day in Sweden: just after midnight it is another than the one that is written.
    """
    found = record(period)
    return _swedish(found.get("start")), _swedish(found.get("end"))


def _swedish(value: object) -> PartialDate | None:
    written = partial_date(value)
    when = moment(value) if written and written.whole and len(text(value, 40)) > _DAY_ALONE else None
    if when is None:
        return written
    day = day_of(when)
    return PartialDate(day.year, day.month, day.day)


def when_of(resource: Json, *fields: str) -> PartialDate | None:
    """The first date among `fields`; a Period counts from its start, or its end when it has no start."""
    for field in fields:
        value = resource.get(field)
        first, last = days_of(value)
        found = partial_date(value) or first or last
        if found:
            return found
    return None
