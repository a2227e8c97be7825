"""How much the person manages by themself over time, from the levels that were said. Pure.

A level is a difficulty, 0 none to 4 total; 8 and 9 say nothing and are left out. The person's own view counts first,
the professional's where the person has not said twice. The level that a goal was written with is the goal's own: it
begins both, and is nobody's view where neither is seen.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

SAID = range(5)
MORE, SAME, LESS, UNKNOWN = "more", "same", "less", "unknown"
OWN, PROFESSIONAL = "own", "professional"
WRITTEN = "goal"


@dataclass(frozen=True, slots=True)
class Point:
    """What was said on a day: the person's own view and the professional's, and what the goal was written with; None
    where it was not.
    """

    day: date
    own: int | None
    professional: int | None
    goal: int | None = None


@dataclass(frozen=True, slots=True)
class Trend:
    """Where it went, in whose view, from which level on which day to which."""

    direction: str
    view: str = ""
    first: tuple[date, int] | None = None
    last: tuple[date, int] | None = None


def said(level: int | None) -> int | None:
    """A level that says something, else None."""
    return level if level in SAID else None


def by_day(points: Iterable[Point]) -> list[Point]:
    """One point a day, in order; of what was said twice on a day the later counts, per view."""
    days: dict[date, Point] = {}
    for point in points:
        before = days.get(point.day)
        own = point.own if point.own is not None or before is None else before.own
        seen = point.professional if point.professional is not None or before is None else before.professional
        written = point.goal if point.goal is not None or before is None else before.goal
        if any(level is not None for level in (own, seen, written)):
            days[point.day] = Point(point.day, own, seen, written)
    return [days[day] for day in sorted(days)]


def trend(points: Sequence[Point], views: Sequence[str] = (OWN, PROFESSIONAL)) -> Trend:
    """From the first to the last that was said, in the first of `views` that said anything twice: the person's view
    or else the professional's.
    """
    for view in views:
        levels = _levels(points, view)
        if len(levels) > 1:
            first, last = levels[0], levels[-1]
            direction = SAME if first[1] == last[1] else MORE if last[1] < first[1] else LESS
            return Trend(direction, view, first, last)
    return Trend(UNKNOWN)


def _levels(points: Sequence[Point], view: str) -> list[tuple[date, int]]:
    """What was said in a view, each with its day; it goes from the goal's own level where that was written before."""
    said_so = [(point.day, level) for point in points if (level := getattr(point, view)) is not None]
    before = [(point.day, point.goal) for point in points if point.goal is not None]
    return [*(one for one in before if said_so and one[0] < said_so[0][0]), *said_so]
