"""The door for changing who may see what. Higher rooms write grounds through here."""

from ledstjarna.domain.consent.actions.blocks import answer_lift, ask_to_lift, lift_block, set_block
from ledstjarna.domain.consent.actions.coherent import read_coherently, stop_reading
from ledstjarna.domain.consent.actions.consents import end_consents, hold_answers, record_consent, tell_ending_consents
from ledstjarna.domain.consent.actions.emergencies import close_emergency, open_emergency, review_emergency
from ledstjarna.domain.consent.actions.grounds import (
    GroundTerm,
    close_grounds,
    closed_at,
    end_team_grounds,
    set_grounds,
    write_ground,
)
from ledstjarna.domain.consent.log import log_refusal, log_run, log_sign_in

__all__ = [
    "GroundTerm",
    "answer_lift",
    "ask_to_lift",
    "close_emergency",
    "close_grounds",
    "closed_at",
    "end_consents",
    "end_team_grounds",
    "hold_answers",
    "lift_block",
    "log_refusal",
    "log_run",
    "log_sign_in",
    "open_emergency",
    "read_coherently",
    "record_consent",
    "review_emergency",
    "set_block",
    "set_grounds",
    "stop_reading",
    "tell_ending_consents",
    "write_ground",
]
