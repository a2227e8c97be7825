"""What a follow-up with the person holds, and when the next one is. Pure. Practice and our own promises, not law.

Goals and a day to follow up are practice, not statute (SKR's guidance on the individual plan [T]): what is ours here is
that the next follow-up never falls out. A follow-up names the next one, or the plan ends with it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from ledstjarna.domain.plans.rules.activities import is_away
from ledstjarna.domain.plans.rules.attainment import SCORES
from ledstjarna.foundation.findings import Finding

HOW = ("home", "visit", "phone", "digital")
WANTS = ("continue", "change", "step_down", "end")
HELPED = ("yes", "somewhat", "no", "unknown")
LEVELS = (0, 1, 2, 3, 4, 8, 9)

# The next follow-up is at most so far ahead: what nobody looks at for longer than a year is looked at by nobody.
NEXT_WITHIN = timedelta(days=366)
# What is due within so many days comes up beforehand, so that the day can be agreed with the person.
DUE_WITHIN = timedelta(days=14)

# A part that somebody does or did: whether it helped can only be asked of what has begun.
_RUNS = frozenset({"active", "seeks_owner"})


def has_run(*, state: str, starts_on: date | None, today: date) -> bool:
    """Whether a part of the plan runs or has run, so that a follow-up asks about it."""
    return state in _RUNS and (starts_on is None or starts_on <= today)


DUE, OVERDUE, MISSING, AHEAD = "due", "overdue", "missing", "ahead"


@dataclass(frozen=True, slots=True)
class Sitting:
    """When and how a follow-up was held, and what comes after it. `plan_began` and `today` are days in Sweden."""

    held_on: date
    today: date
    plan_began: date
    how: str
    present: Sequence[str]
    next_on: date | None
    ends_plan: bool


def sitting_findings(sitting: Sitting) -> list[Finding]:
    """What is wrong or missing about the sitting itself."""
    findings = []
    if sitting.held_on > sitting.today:
        findings.append(Finding("follow_up_not_yet", field_name="held_on"))
    if sitting.held_on < sitting.plan_began:
        findings.append(Finding("follow_up_before_plan", {"day": sitting.plan_began}, field_name="held_on"))
    if sitting.how not in HOW:
        findings.append(Finding("follow_up_how_missing", field_name="how"))
    if not any(name.strip() for name in sitting.present):
        findings.append(Finding("nobody_present", field_name="present"))
    return [*findings, *_next_findings(sitting)]


def _next_findings(sitting: Sitting) -> list[Finding]:
    if sitting.ends_plan:
        return [] if sitting.next_on is None else [Finding("ends_and_goes_on", field_name="next_on")]
    if sitting.next_on is None:
        return [Finding("next_follow_up_missing", field_name="next_on")]
    if sitting.next_on <= max(sitting.held_on, sitting.today - timedelta(days=1)):
        return [Finding("follow_up_in_past", field_name="next_on")]
    return day_findings(sitting.next_on, sitting.today, "next_on")


def day_findings(day: date, today: date, field_name: str) -> list[Finding]:
    """What is wrong with a day that is set for a follow-up to come."""
    if day < today:
        return [Finding("follow_up_in_past", field_name=field_name)]
    if day > today + NEXT_WITHIN:
        return [Finding("next_follow_up_too_far", {"day": today + NEXT_WITHIN}, field_name=field_name)]
    return []


def away_findings(day: date | None, *, away: Sequence[tuple[date, date | None]], anyway: bool) -> list[Finding]:
    """Asked about before it is decided: a day within one of the half-open periods when the person is `away`. The plan
    may be followed up then all the same, at the hospital or by phone, when `anyway` says that it was seen.
    """
    if day is None or anyway or not is_away(away, day):
        return []
    return [Finding("follow_up_when_away", {"day": day}, field_name="anyway")]


def field_of(kind: str, row_id: UUID | str) -> str:
    """What the fields about one goal or part are called in a form: short, since a page of them is to be light."""
    return f"{kind[0]}{str(row_id)[-8:]}"


def goal_findings(*, own: int, professional: int, wants: str, attained: int | None, name: str) -> list[Finding]:
    """What is wrong with what was said about one goal; `name` begins the names of its fields."""
    findings = [
        Finding("level_unknown", {"level": level}, field_name=f"{name}_{whose}")
        for whose, level in (("own", own), ("professional", professional))
        if level not in LEVELS
    ]
    if wants not in WANTS:
        findings.append(Finding("wants_missing", field_name=f"{name}_wants"))
    if attained is not None and attained not in SCORES:
        findings.append(Finding("attained_unknown", field_name=f"{name}_attained"))
    return findings


def part_findings(*, helped: str, wants: str, name: str) -> list[Finding]:
    """What is wrong with what was said about one part."""
    findings = []
    if helped not in HELPED:
        findings.append(Finding("helped_missing", field_name=f"{name}_helped"))
    if wants not in WANTS:
        findings.append(Finding("wants_missing", field_name=f"{name}_wants"))
    return findings


def when_due(next_on: date | None, *, agreed: bool, today: date) -> str:
    """How a plan's next follow-up stands: missing, overdue, due, or ahead (also before anything is agreed)."""
    if next_on is None:
        return MISSING if agreed else AHEAD
    if next_on < today:
        return OVERDUE
    return DUE if next_on <= today + DUE_WITHIN else AHEAD
