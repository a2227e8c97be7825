"""When what comes to its end begins to be somebody's to think of: a decision, or a part with a last day. Pure.

A decision is never prolonged by itself: a new application leads to a new decision. A part that needs no decision stays
in the list, and in the plan, until somebody has said that it goes on or that it ends. The times are our own promise.
"""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Expiry:
    """From how long before its end something comes up, by what it stands on.

    `shown_after`: how long it stays afterwards, None until somebody has answered.
    """

    basis: str
    begins_before: timedelta
    shown_after: timedelta | None


# Long enough for a new application to be investigated and decided before the support ends.
DECISIONS_END: tuple[Expiry, ...] = (
    Expiry("sol", timedelta(days=60), timedelta(days=60)),
    Expiry("lss", timedelta(days=90), timedelta(days=90)),
)
# Long enough to ask each other.
PARTS_END: tuple[Expiry, ...] = tuple(
    Expiry(basis, timedelta(days=30), None) for basis in ("own", "close_one", "association", "open_support", "health")
)
EXPIRIES = (*DECISIONS_END, *PARTS_END)
_BY_BASIS = {row.basis: row for row in EXPIRIES}

LATER, COMING, ENDED, PAST = "later", "coming", "ended", "past"


def expiry_phase(basis: str, ends_on: date | None, today: date) -> str:
    """How far something has come towards `ends_on`, the first day without it: later, coming, ended, or past."""
    rule = _BY_BASIS.get(basis)
    if rule is None or ends_on is None or today < ends_on - rule.begins_before:
        return LATER
    if today < ends_on:
        return COMING
    return ENDED if rule.shown_after is None or today < ends_on + rule.shown_after else PAST
