"""Times of the week when somebody is reached, and how a time of so many open minutes ends. Pure, in Swedish time."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import pairwise

from ledstjarna.foundation.clock import STOCKHOLM, moment_of
from ledstjarna.foundation.findings import Finding
from ledstjarna.foundation.working_days import is_working_day

DAYS = 7
_LAST_DAY = 400  # a year and some: what opens at all has opened by then


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """A time of the week: the day (Monday is 0), from and until, until not included."""

    day: int
    start: time
    end: time


Hours = tuple[Window, ...]

# When nothing else is told: working days, 8.00 to 16.30.
OFFICE_HOURS: Hours = tuple(Window(day, time(8), time(16, 30)) for day in range(5))


def hours_of(told: Iterable[Sequence[object]]) -> Hours:
    """Hours as they are kept: (weekday, "HH:MM", "HH:MM")."""
    return tuple(sorted(Window(int(str(day)), _time(start), _time(end)) for day, start, end in told))


def kept_hours(hours: Hours) -> list[tuple[int, str, str]]:
    """The same, to keep."""
    return [(each.day, f"{each.start:%H:%M}", f"{each.end:%H:%M}") for each in hours]


def _time(told: object) -> time:
    return time.fromisoformat(str(told))


def hours_findings(hours: Hours) -> list[Finding]:
    """What is wrong with hours: a time that ends before it begins, or two that overlap."""
    if any(each.start >= each.end or not 0 <= each.day < DAYS for each in hours):
        return [Finding("hours_backwards", field_name="until")]
    ordered = sorted(hours)
    overlaps = any(a.day == b.day and b.start < a.end for a, b in pairwise(ordered))
    return [Finding("hours_overlap", field_name="second_days")] if overlaps else []


def is_open(hours: Hours, at: datetime) -> bool:
    """Whether a moment lies in the hours; office hours keep the working days."""
    local = at.astimezone(STOCKHOLM)
    if hours is OFFICE_HOURS and not is_working_day(local.date()):
        return False
    return any(each.day == local.weekday() and each.start <= local.time() < each.end for each in hours)


def opens_at(hours: Hours, at: datetime) -> datetime | None:
    """The next moment that lies in the hours: `at` itself when they are open. None for hours that never open."""
    return next((max(start, at) for start, end in _openings(hours, at) if end > at), None)


def after_open_time(hours: Hours, at: datetime, minutes: int) -> datetime:
    """The moment when so many open minutes have passed since `at`. Raises ValueError for hours that never open.

    In the night when the clock is set, a time of the week counts as its ends say on that day.
    """
    left = timedelta(minutes=minutes)
    for start, end in _openings(hours, at):
        begun = max(start, at)
        if end <= begun:
            continue
        if end - begun >= left:
            return begun + left
        left -= end - begun
    raise ValueError("hours that never open")


def _openings(hours: Hours, at: datetime) -> Iterator[tuple[datetime, datetime]]:
    first = at.astimezone(STOCKHOLM).date()
    for number in range(_LAST_DAY):
        day = first + timedelta(days=number)
        if hours is OFFICE_HOURS and not is_working_day(day):
            continue
        for each in sorted(hours):
            if each.day == day.weekday():
                yield moment_of(day, each.start), moment_of(day, each.end)
