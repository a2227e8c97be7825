"""The picture of a goal's levels over time: where each line, mark and text lies. Drawn by components/lines.html.

Higher is better: level 0, no difficulty, lies on top. Units are those of the picture's own frame.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ledstjarna.domain.plans.rules.independence import OWN, PROFESSIONAL, WRITTEN, Point
from ledstjarna.web.wording.dates import date_text

WIDTH, HEIGHT = 340, 196
_LEFT, _RIGHT, _TOP, _BOTTOM = 98, 14, 16, 34  # the left holds "Klarar inte" as large as a narrow screen needs it
_LEVELS = 5


@dataclass(frozen=True, slots=True)
class Line:
    """One view over time: the path between what was said, and a mark for each."""

    path: str
    marks: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything that is drawn, and the same as rows: day, own level, professional's level, and the goal's own level as
    it was written (None: not said).
    """

    own: Line
    professional: Line
    written: Line
    wanted: float | None
    grid: tuple[float, ...]
    first: str
    last: str
    rows: tuple[tuple[str, int | None, int | None, int | None], ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = _LEFT
    right: int = WIDTH - _RIGHT


def picture_of(points: Sequence[Point], wanted: int | None) -> Picture:
    """The picture of points in order, at least one."""
    days = points[0].day, points[-1].day
    return Picture(
        own=_line(points, OWN, days),
        professional=_line(points, PROFESSIONAL, days),
        written=_line(points, WRITTEN, days),
        wanted=None if wanted is None else _y(wanted),
        grid=tuple(_y(level) for level in range(_LEVELS)),
        first=date_text(days[0]),
        last=date_text(days[1]) if days[0] != days[1] else "",
        rows=tuple(
            (date_text(point.day, with_year=True), point.own, point.professional, point.goal) for point in points
        ),
    )


def _line(points: Sequence[Point], view: str, days: tuple[date, date]) -> Line:
    marks = tuple((_x(point.day, days), _y(level)) for point in points if (level := getattr(point, view)) is not None)
    path = " ".join(f"{'L' if number else 'M'}{x} {y}" for number, (x, y) in enumerate(marks))
    return Line(path if len(marks) > 1 else "", marks)


def _x(day: date, days: tuple[date, date]) -> float:
    width = WIDTH - _LEFT - _RIGHT - 16
    share = (day - days[0]).days / ((days[1] - days[0]).days or 1)
    return round(_LEFT + 8 + width * share, 1)


def _y(level: int) -> float:
    return round(_TOP + (HEIGHT - _TOP - _BOTTOM) * level / (_LEVELS - 1), 1)
