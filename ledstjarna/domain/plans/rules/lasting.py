"""Until when a part holds that no authority has decided on: who says it, and for how long it goes on. Pure.

What the law decides the period of is not said here. The times are our own, not law.
"""

from datetime import date, timedelta

from ledstjarna.domain.plans.rules.expiring import COMING, ENDED, PARTS_END, expiry_phase
from ledstjarna.foundation.findings import Finding

LASTS = frozenset(row.basis for row in PARTS_END)
FARTHEST = timedelta(days=3 * 366)  # a last day further away than this is a slip of the pen


def says_until(*, owns: bool, kind: str, basis: str, state: str, reads_plan: bool) -> Finding | None:
    """What hinders that somebody says until when: its owner may, the person, whoever decides for them, and staff of
    the team who write down what was said.
    """
    if basis not in LASTS:
        return Finding("decision_says_until", section="SoL 2025:400; LSS 1993:387")
    if state != "active":
        return Finding("part_not_active")
    speaks = reads_plan and kind in ("person", "representative", "staff")
    return None if owns or speaks else Finding("not_yours_to_say_until")


def decided_until(basis: str, ends_on: date | None) -> date | None:
    """The first day that the authority's decision no longer covers; None when none is, or nobody decides on it.

    A part that nobody has to decide on goes on until somebody has said that it ends.
    """
    return None if basis in LASTS else ends_on


def until_findings(ends_on: date | None, *, today: date) -> list[Finding]:
    """What is wrong with a last day; `ends_on` is the day after it, None for until further notice."""
    if ends_on is None:
        return []
    if ends_on <= today:
        return [Finding("last_day_has_been", field_name="last_day")]
    return [Finding("last_day_too_far", field_name="last_day")] if ends_on - today > FARTHEST else []


def asks_again(basis: str, ends_on: date | None, *, ends_then: bool, today: date) -> bool:
    """Whether somebody is to say if the part goes on. Once it was said that it ends, nobody is asked."""
    return basis in LASTS and not ends_then and expiry_phase(basis, ends_on, today) in (COMING, ENDED)
