"""The door for sealing the log, checking it, and answering for it."""

from ledstjarna.domain.control.actions.dropping import LogMonth, drop_log_months
from ledstjarna.domain.control.actions.outcomes import answer_log_question, ask_about_reading, note_outcome
from ledstjarna.domain.control.actions.rounds import draw_round, draw_rounds
from ledstjarna.domain.control.actions.sealing import anchors_missing, minutes_unsealed, open_log_months, seal_log

__all__ = [
    "LogMonth",
    "anchors_missing",
    "answer_log_question",
    "ask_about_reading",
    "draw_round",
    "draw_rounds",
    "drop_log_months",
    "minutes_unsealed",
    "note_outcome",
    "open_log_months",
    "seal_log",
]
