"""What has happened, told day by day."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from ledstjarna.web.resident.days import clock_text, local_day
from ledstjarna.web.resident.happened.names import Names
from ledstjarna.web.wording import date_text
from ledstjarna.web.wording.happenings import happening_text

PAGE = 40
# What follows from an application: an authority's matter, that somebody close does not reach.
_DECISIONS = frozenset({"ApplicationMade", "InvestigationBegun", "DecisionMade", "AssignmentGiven", "ProviderAnswered"})


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that happened."""

    sentence: str
    icon: str
    when: str
    at: str


@dataclass(frozen=True, slots=True)
class StoryShown:
    """The days with what happened, and where the older begins."""

    days: list[tuple[str, list[Told]]]
    older: str


def story_shown(rows: Sequence[Any], known: Names, *, may_decisions: bool) -> StoryShown:
    """`rows` newest first, one more than is shown when there are older ones."""
    shown = [row for row in rows[:PAGE] if may_decisions or row.kind not in _DECISIONS]
    shown.sort(key=lambda row: row.happened_at, reverse=True)  # what is recorded late is told where it happened
    days = [
        (date_text(day), [told for told in (_told(row, known) for row in group) if told])
        for day, group in groupby(shown, key=lambda row: local_day(row.happened_at))
    ]
    older = rows[PAGE - 1].recorded_at.isoformat() if len(rows) > PAGE else ""
    return StoryShown([(day, told) for day, told in days if told], older)


def _told(row: Any, known: Names) -> Told | None:
    words = happening_text(row.kind, row.body, who=known.who(row.actor_id), what=known.what(row.body))
    if words is None:
        return None
    return Told(words.sentence, words.icon, clock_text(row.happened_at), row.happened_at.isoformat())
