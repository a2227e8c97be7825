"""When a decision that comes to its end begins to be somebody's to think of. Pure, data first.

A decision is never prolonged by itself: a new application leads to a new decision. The times are our own promise.
"""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Expiry:
    """From how long before its end something comes up, by what it stands on. `shown_after`: how long it stays."""

    basis: str
    begins_before: timedelta
    shown_after: timedelta


# Long enough for a new application to be investigated and decided before the support ends.
EXPIRIES: tuple[Expiry, ...] = (
    Expiry("sol", timedelta(days=60), timedelta(days=60)),
    Expiry("lss", timedelta(days=90), timedelta(days=90)),
)
_BY_BASIS = {row.basis: row for row in EXPIRIES}

LATER, COMING, ENDED, PAST = "later", "coming", "ended", "past"


def expiry_phase(basis: str, ends_on: date | None, today: date) -> str:
    """How far a decision has come towards `ends_on`, the first day without it: later, coming, ended, or past."""
    rule = _BY_BASIS.get(basis)
    if rule is None or ends_on is None or today < ends_on - rule.begins_before:
        return LATER
    if today < ends_on:
        return COMING
    return ENDED if today < ends_on + rule.shown_after else PAST
