"""The door for changing a team: keyword-only verbs, one file per noun."""

from ledstjarna.domain.teams.actions.membership import (
    begin_contact,
    end_membership,
    follow_consent,
    invite,
    name_coordinator,
)

__all__ = [
    "begin_contact",
    "end_membership",
    "follow_consent",
    "invite",
    "name_coordinator",
]
