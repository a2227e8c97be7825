"""How a visit stands now, told to somebody who did something at it without knowing."""

from datetime import datetime
from typing import Any

from ledstjarna.domain.people.queries import persons_named
from ledstjarna.domain.visits.models import Visit
from ledstjarna.domain.visits.queries import said_of
from ledstjarna.web.lived.words import reason_text
from ledstjarna.web.team.my_day.presenter import nobody_came_text, told_text
from ledstjarna.web.team.offline.bounds import OPEN
from ledstjarna.web.visiting.words import carer_name, span
from ledstjarna.web.wording import state_text
from ledstjarna.web.wording.labels import unmarked


def now_shown(row: Visit, at: datetime) -> dict[str, Any]:
    """The state, who and when in words; its version; and whether one's own can still be done."""
    told = told_text(row, at) or ", ".join(filter(None, (span(row), carer_name(row.carer_label)))) + "."
    person = persons_named({row.subject_id}).get(row.subject_id)
    heard = nobody_came_text(said_of(row), person) if person else ""
    said = " ".join(filter(None, (heard, reason_text(row.reason), f"”{row.words}”" if row.words else "")))
    return {
        "state": row.state, "version": row.version, "open": row.state in OPEN,
        "word": state_text(row.state, "visit").word, "told": unmarked(told), "words": said,
    }  # fmt: skip
