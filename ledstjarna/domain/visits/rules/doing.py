"""Who tells of a visit, and what they have to say. Pure."""

from datetime import datetime, time, timedelta

from ledstjarna.domain.visits.rules.resting import is_long
from ledstjarna.domain.visits.rules.states import SHOWN
from ledstjarna.foundation.findings import Finding

# Why a visit did not come about: the codes that the plan's own marks have for staff, so that both say the same.
REASONS = ("person_did_not_want", "person_not_home", "no_time", "nobody_to_send", "other")
EARLY = timedelta(minutes=30)  # a visit is begun at most this long before its time; so are the plan's times ticked
SHORT = timedelta(minutes=2)  # a visit over within it is asked about once: two taps in a row are mostly a slip
# Who plans a unit's visits. Practice, not law: change it here.
PLANS = frozenset({"planner", "unit_manager", "coordinator"})


def comes(role: str) -> bool:
    """Whether somebody of that role makes visits: whoever does not plan them."""
    return role not in PLANS


def plans_findings(*, role: str, unit_kind: str) -> list[Finding]:
    """Why somebody does not plan the visits of their unit."""
    if unit_kind not in ("home_care", "home_nursing"):
        return [Finding("unit_makes_no_visits")]
    return [] if role in PLANS else [Finding("role_does_not_plan", {"role": role})]


def shift_findings(starts: time | None, ends: time | None) -> list[Finding]:
    """What is wrong with a shift. One that ends before it begins goes on past midnight."""
    if starts is None or ends is None:
        return [Finding("shift_times_missing", field_name="starts" if starts is None else "ends")]
    return [Finding("shift_without_length", field_name="ends")] if starts == ends else []


def long_findings(starts: datetime, ends: datetime, *, sure: bool) -> list[Finding]:
    """That a shift is so long that whoever saves it is asked whether it is so."""
    if sure or not is_long(starts, ends):
        return []
    return [Finding("shift_is_long", {"hours": round((ends - starts) / timedelta(hours=1))}, field_name="sure")]


def lock_findings(*, lock: bool, has_carer: bool) -> list[Finding]:
    """Why a visit is not locked: what is locked nobody gives to anybody but by hand, so that it is somebody's first."""
    return [Finding("lock_needs_somebody", field_name="lock")] if lock and not has_carer else []


def begin_findings(*, is_theirs: bool, starts: datetime, at: datetime) -> list[Finding]:
    """Why somebody may not begin a visit: it is their unit's, and its time is near."""
    if not is_theirs:
        return [Finding("not_your_visit")]
    return [Finding("visit_too_early")] if at < starts - EARLY else []


def short_findings(*, begun: datetime | None, at: datetime, sure: bool) -> list[Finding]:
    """That a visit took next to no time, so that whoever says that it is done is asked whether it is so."""
    if sure or begun is None or at - begun >= SHORT:
        return []
    return [Finding("visit_was_short", {"minutes": max(0, (at - begun) // timedelta(minutes=1))}, field_name="sure")]


def is_untold(*, state: str, ends: datetime, at: datetime) -> bool:
    """Whether a visit is over by its time and nobody has said how it went, nor that they are there."""
    return state == "published" and ends <= at


def asking_findings(*, state: str) -> list[Finding]:
    """Why nobody is called to a visit: it is not to be, or nobody has been told of it."""
    return [] if state in SHOWN else [Finding("no_visit_to_help_at")]


def miss_findings(*, reason: str, words: str) -> list[Finding]:
    """What is missing when somebody tells that a visit did not come about."""
    if reason not in REASONS:
        return [Finding("not_done_reason_missing", field_name="reason")]
    return [Finding("words_missing", field_name="words")] if reason == "other" and not words.strip() else []
