"""What has happened, month by month, a line each: what, who did it, and who wrote it down for the person."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.utils.translation import gettext as _

from ledstjarna.foundation.outbox.models import Happening
from ledstjarna.web.team.happened.names import Names
from ledstjarna.web.told.days import Months, Told, months_of
from ledstjarna.web.wording import held_together, way_name
from ledstjarna.web.wording.happenings import happening_text

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


def story_of(rows: Iterable[Happening], known: Names, said: Mapping[UUID, str]) -> Months:
    """What happened by month and day, the newest first; what is not for the story of a plan is left out."""
    told = [one for row in rows if (one := _told(row, known, said.get(row.id, "")))]
    return months_of(sorted(told, key=lambda one: one.at, reverse=True))


def _told(row: Happening, known: Names, said: str) -> Told | None:
    way = row.body.get("way", "")
    spoken = row.kind in _SAID_BY_THE_PERSON and bool(way) and way != "digital"
    who = known.who(row.body.get("said_by_id") or row.subject_id if spoken else row.actor_id, row)
    words = happening_text(row.kind, row.body, who=who, what=known.what(row.body))
    if words is None:
        return None
    noted = ""
    if spoken and row.actor_id != row.subject_id:
        noted = _("%(way)s, antecknat av %(who)s") % {"way": way_name(way), "who": known.who(row.actor_id)}
    return Told(words, row.happened_at, noted, held_together(said))
