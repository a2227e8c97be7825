"""The door for changing a team: keyword-only verbs, one file per noun."""

from ledstjarna.domain.teams.actions.membership import (
    begin_contact,
    end_membership,
    follow_consent,
    invite,
    name_coordinator,
)
from ledstjarna.domain.teams.actions.passing_on import pass_on_unanswered
from ledstjarna.domain.teams.actions.writing import (
    About,
    begin_thread,
    close_thread,
    let_close_ones_in,
    write_message,
)

__all__ = [
    "About",
    "begin_contact",
    "begin_thread",
    "close_thread",
    "end_membership",
    "follow_consent",
    "invite",
    "let_close_ones_in",
    "name_coordinator",
    "pass_on_unanswered",
    "write_message",
]
