"""The door for removing what need not be kept, and for what a person says is wrong."""

from ledstjarna.domain.keeping.actions.extracting import open_extract
from ledstjarna.domain.keeping.actions.rectifying import (
    answer_rectification,
    ask_to_rectify,
    withdraw_rectification,
)
from ledstjarna.domain.keeping.actions.retaining import Line, Report, retain

__all__ = [
    "Line",
    "Report",
    "answer_rectification",
    "ask_to_rectify",
    "open_extract",
    "retain",
    "withdraw_rectification",
]
