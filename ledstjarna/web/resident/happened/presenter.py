"""What has happened, told month by month, in the person's own words where there are some."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from ledstjarna.domain.plans.queries import OF_DECISIONS
from ledstjarna.web.resident.happened.names import Names
from ledstjarna.web.told.days import Months, Told, months_of
from ledstjarna.web.wording import held_together
from ledstjarna.web.wording.happenings import happening_text

PAGE = 40
# What the person says; staff who write it down for them are named beside, never instead.
SAID_BY_THE_PERSON = frozenset(
    {
        "StoryTold",
        "ConsentGiven",
        "ConsentHalfGiven",
        "ConsentRefused",
        "ConsentWithdrawn",
        "BlockSet",
        "BlockLifted",
        "ChoiceMade",
        "PlanAgreed",
        "PlanYesSaid",
        "ReportMade",
        "FollowUpPrepared",
        "RectificationAsked",
    }
)


@dataclass(frozen=True, slots=True)
class StoryShown:
    """The months and their days with what happened, and where the older begins."""

    months: Months
    older: str


def story_shown(rows: Sequence[Any], known: Names, said: Mapping[UUID, str], *, may_decisions: bool) -> StoryShown:
    """`rows` newest first, one more than is shown when there are older ones; `said`: the person's words to each."""
    shown = [row for row in rows[:PAGE] if may_decisions or row.kind not in OF_DECISIONS]
    shown.sort(key=lambda row: row.happened_at, reverse=True)  # what is recorded late is told where it happened
    told = [one for row in shown if (one := _told(row, known, said.get(row.id, "")))]
    older = rows[PAGE - 1].recorded_at.isoformat() if len(rows) > PAGE else ""
    return StoryShown(months_of(told), older)


def _told(row: Any, known: Names, said: str) -> Told | None:
    written_down = row.kind in SAID_BY_THE_PERSON and row.actor_id != row.subject_id and _was_spoken(row.body)
    said_by = row.body.get("said_by_id") or row.subject_id  # the person, or whoever spoke for them
    who = known.answered(row) or known.who(said_by if written_down else row.actor_id, row)
    words = happening_text(row.kind, row.body, who=who, what=known.what(row.body))
    if words is None:
        return None
    besides = [_("Antecknat av %(who)s.") % {"who": known.who(row.actor_id)}] if written_down else []
    besides += _asked(row, known)
    return Told(words, row.happened_at, held_together(" ".join(besides)), held_together(said))


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
