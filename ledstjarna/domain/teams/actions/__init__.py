"""The door for changing a team: keyword-only verbs, one file per noun."""

from ledstjarna.domain.teams.actions.absences import be_away, end_absence, note_absence, stand_ins_follow
from ledstjarna.domain.teams.actions.after_the_end import team_after_the_end
from ledstjarna.domain.teams.actions.asking_back import ask_back
from ledstjarna.domain.teams.actions.calls import ask_for_call, note_attempt, withdraw_call
from ledstjarna.domain.teams.actions.calls_going_on import calls_go_on
from ledstjarna.domain.teams.actions.contacts import end_contact, name_contact
from ledstjarna.domain.teams.actions.late_calls import tell_late_calls
from ledstjarna.domain.teams.actions.membership import (
    begin_contact,
    end_membership,
    follow_consent,
    invite,
    name_coordinator,
)
from ledstjarna.domain.teams.actions.passing_on import pass_on_unanswered
from ledstjarna.domain.teams.actions.reaching import tell_how_reached
from ledstjarna.domain.teams.actions.telling import Told
from ledstjarna.domain.teams.actions.wishes import (
    answer_contact_wish,
    wish_for_contact,
    withdraw_contact_wish,
)
from ledstjarna.domain.teams.actions.writing import (
    About,
    begin_thread,
    close_thread,
    let_close_ones_in,
    write_message,
)

__all__ = [
    "About",
    "Told",
    "answer_contact_wish",
    "ask_back",
    "ask_for_call",
    "be_away",
    "begin_contact",
    "begin_thread",
    "calls_go_on",
    "close_thread",
    "end_absence",
    "end_contact",
    "end_membership",
    "follow_consent",
    "invite",
    "let_close_ones_in",
    "name_contact",
    "name_coordinator",
    "note_absence",
    "note_attempt",
    "pass_on_unanswered",
    "stand_ins_follow",
    "team_after_the_end",
    "tell_how_reached",
    "tell_late_calls",
    "wish_for_contact",
    "withdraw_call",
    "withdraw_contact_wish",
    "write_message",
]
