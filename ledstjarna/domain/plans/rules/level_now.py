"""Where the person is now towards a goal: one truth, the newest that was said by whoever saw it. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ledstjarna.domain.plans.rules.independence import said

GOAL, ASSESSMENT, FOLLOW_UP = "goal", "assessment", "follow_up"
_LAST = (
    ASSESSMENT,
    GOAL,
    FOLLOW_UP,
)  # of what was said on one day, a goal is set from an assessment, a follow-up ends it


@dataclass(frozen=True, slots=True)
class Seen:
    """What was said on a day, and where: the person's own level and the professional's, 8 and 9 among them."""

    where: str
    day: date
    own: int
    professional: int

    @property
    def level(self) -> int | None:
        """The person's own view first, as over time; None when neither says."""
        return said(self.own) if said(self.own) is not None else said(self.professional)


@dataclass(frozen=True, slots=True)
class LevelNow:
    """The level, the day it was said, and where."""

    level: int
    day: date
    where: str


def level_now(goal: Seen, later: Iterable[Seen]) -> LevelNow:
    """The newest that says something; the goal's own as it was written when nothing does."""
    told = [seen for seen in (goal, *later) if seen.level is not None]
    newest = max(told, key=lambda seen: (seen.day, _LAST.index(seen.where)), default=goal)
    return LevelNow(goal.own if newest.level is None else newest.level, newest.day, newest.where)
