"""Whom a report reaches and when an answer is promised. Pure. The times are our own promise, not law."""

from datetime import datetime

from ledstjarna.domain.plans.rules.marking import NOBODY_CAME, somebody_comes
from ledstjarna.foundation.findings import Finding
from ledstjarna.foundation.promising import by_working_day, within_hours

# In hours, of the office unless a unit on duty is reached; and in working days.
WITHIN_HOURS = {"nobody_came": 4}
WITHIN_WORKING_DAYS = {"not_satisfied": 3}
KINDS = (*WITHIN_HOURS, *WITHIN_WORKING_DAYS)
# Units that somebody works at day and night: theirs are hours on the clock.
ON_DUTY = frozenset({"home_care", "care_home", "hospital_ward", "home_nursing"})


def reaches_who_was_to_come(kind: str, *, is_unit: bool) -> bool:
    """Whether a report also reaches who answers for the part: that nobody came, a unit or an association.

    Somebody close is told by whoever answers the person, who knows how that is said.
    """
    return kind == "nobody_came" and is_unit


def whom_it_reaches(kind: str, *, staff: bool, is_unit: bool) -> str:
    """Who answers the person: "team" where somebody of staff is in it, else the "unit" that was to come; else nobody.

    A unit is only told that nobody came. What the person is not satisfied with they may write to it all the same, as a
    message that they let it read. The empty text where nobody can be reached.
    """
    if staff:
        return "team"
    return "unit" if reaches_who_was_to_come(kind, is_unit=is_unit) else ""


def nobody_came_hindrance(kind: str, basis: str) -> Finding | None:
    """Why it cannot be told that nobody came to a part of that basis (empty for no part); None when it can."""
    alone = kind == NOBODY_CAME and not somebody_comes(basis)
    return Finding("nobody_was_to_come", field_name="part") if alone else None


def answer_promised(kind: str, told_at: datetime, unit_kind: str = "") -> datetime:
    """When somebody of a unit of that kind has answered at the latest."""
    if kind in WITHIN_HOURS:
        return within_hours(told_at, WITHIN_HOURS[kind], on_duty=unit_kind in ON_DUTY)
    return by_working_day(told_at, WITHIN_WORKING_DAYS[kind])
