"""What a team's law says: pure decisions, one file per noun."""

from ledstjarna.domain.teams.rules.answering import (
    ENDED,
    LADDER,
    Rung,
    Somebody,
    answer_by,
    is_working_day,
    next_rung_at,
    promised,
    rungs_due,
    who_is_asked,
)
from ledstjarna.domain.teams.rules.joining import (
    BEGINS_CONTACT,
    CAN_COORDINATE,
    may_begin_contact,
    shares_across,
)
from ledstjarna.domain.teams.rules.writing import (
    LONGEST_MESSAGE,
    LONGEST_TITLE,
    TABLES,
    THREAD,
    verb_of,
    words_findings,
)

__all__ = [
    "BEGINS_CONTACT",
    "CAN_COORDINATE",
    "ENDED",
    "LADDER",
    "LONGEST_MESSAGE",
    "LONGEST_TITLE",
    "TABLES",
    "THREAD",
    "Rung",
    "Somebody",
    "answer_by",
    "is_working_day",
    "may_begin_contact",
    "next_rung_at",
    "promised",
    "rungs_due",
    "shares_across",
    "verb_of",
    "who_is_asked",
    "words_findings",
]
