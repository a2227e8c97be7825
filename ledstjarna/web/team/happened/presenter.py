"""What has happened, month by month, a line each: what, who did it, and who wrote it down for the person."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from ledstjarna.foundation.outbox.models import Happening
from ledstjarna.web.months import by_day, by_month
from ledstjarna.web.team.happened.names import Names
from ledstjarna.web.wording import date_text, held_together, way_name
from ledstjarna.web.wording.happenings import happening_text
from ledstjarna.web.wording.repeated import HappeningText, told_together

# What the person says, also when staff write it down: they are named beside, never instead.
_SAID_BY_THE_PERSON = frozenset(
    {
        "StoryTold",
        "ConsentGiven",
        "ConsentHalfGiven",
        "ConsentRefused",
        "ConsentWithdrawn",
        "ChoiceMade",
        "ReportMade",
        "OwnViewSaid",
        "RectificationAsked",
    }
)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that happened."""

    at: datetime
    text: HappeningText
    noted: str
    words: str  # what the person said, in their own words
    title: str = ""  # what is told, of as many as are told together


Days = list[tuple[str, list[Line]]]


def months_of(rows: Iterable[Happening], known: Names, said: Mapping[UUID, str]) -> list[tuple[str, Days]]:
    """The lines by month and day, the newest first; what is not for the story of a plan is left out."""
    lines = [line for row in rows if (line := _line(row, known, said.get(row.id, "")))]
    months = by_month(sorted(lines, key=lambda line: line.at, reverse=True), lambda line: line.at)
    return [(month, _days(told)) for month, told in months]


def _days(lines: list[Line]) -> Days:
    days = by_day(lines, lambda line: line.at, lambda line: (line.text.alike, line.noted, line.words))
    return [(date_text(day), [_together(alike) for alike in told]) for day, told in days]


def _together(alike: Sequence[Line]) -> Line:
    return replace(alike[0], title=told_together([one.text for one in alike]))


def _line(row: Happening, known: Names, said: str) -> Line | None:
    way = row.body.get("way", "")
    spoken = row.kind in _SAID_BY_THE_PERSON and bool(way) and way != "digital"
    who = known.who(row.body.get("said_by_id") or row.subject_id if spoken else row.actor_id, row)
    words = happening_text(row.kind, row.body, who=who, what=known.what(row.body))
    if words is None:
        return None
    noted = ""
    if spoken and row.actor_id != row.subject_id:
        noted = _("%(way)s, antecknat av %(who)s") % {"way": way_name(way), "who": known.who(row.actor_id)}
    return Line(row.happened_at, words, noted, held_together(said))
