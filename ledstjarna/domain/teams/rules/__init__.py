"""What a team's law says: pure decisions, one file per noun."""

from ledstjarna.domain.teams.rules.joining import (
    BEGINS_CONTACT,
    CAN_COORDINATE,
    may_begin_contact,
    shares_across,
)

__all__ = [
    "BEGINS_CONTACT",
    "CAN_COORDINATE",
    "may_begin_contact",
    "shares_across",
]
