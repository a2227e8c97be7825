"""What has happened, told day by day."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from ledstjarna.web.resident.days import clock_text, local_day
from ledstjarna.web.resident.happened.names import Names
from ledstjarna.web.wording import date_text
from ledstjarna.web.wording.happenings import happening_text

PAGE = 40
# What follows from an application: an authority's matter, that somebody close does not reach.
_DECISIONS = frozenset({"ApplicationMade", "InvestigationBegun", "DecisionMade", "AssignmentGiven", "ProviderAnswered"})
# What the person says; staff who write it down for them are named beside, never instead.
SAID_BY_THE_PERSON = frozenset(
    {
        "StoryTold",
        "ConsentGiven",
        "ConsentRefused",
        "ConsentWithdrawn",
        "ChoiceMade",
        "PlanAgreed",
        "PlanYesSaid",
        "ReportMade",
    }
)


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that happened."""

    sentence: str
    icon: str
    when: str
    at: str
    besides: str  # who wrote it down for the person, and who was asked


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
    written_down = row.kind in SAID_BY_THE_PERSON and row.actor_id != row.subject_id and _was_spoken(row.body)
    said_by = row.body.get("said_by_id") or row.subject_id  # the person, or whoever spoke for them
    who = known.answered(row) or known.who(said_by if written_down else row.actor_id)
    words = happening_text(row.kind, row.body, who=who, what=known.what(row.body))
    if words is None:
        return None
    besides = [_("Antecknat av %(who)s.") % {"who": known.who(row.actor_id)}] if written_down else []
    besides += _asked(row, known)
    return Told(words.sentence, words.icon, clock_text(row.happened_at), row.happened_at.isoformat(), " ".join(besides))


def _asked(row: Any, known: Names) -> list[str]:
    """Who got the question, the application or the assignment."""
    owner = {"who": known.owner(row.body)}
    if not owner["who"]:
        return []
    if row.kind == "ChoiceMade" and row.body.get("choice") == "yes":
        return [_("%(who)s fick frågan.") % owner]
    if row.kind == "ApplicationMade":
        return [_("Den gick till %(who)s.") % owner]
    if row.kind == "AssignmentGiven":
        return [_("Det gick till %(who)s.") % owner]
    return []


def _was_spoken(body: dict[str, Any]) -> bool:
    return bool(body.get("way", "digital") != "digital")
