"""Nödöppning: who, why and how long (lag 2022:913 3:5), and how the log controller answers for it (PDL 4:3)."""

from datetime import date, datetime, timedelta

from ledstjarna.domain.consent.rules.sectors import CARE
from ledstjarna.foundation.clock import day_of
from ledstjarna.foundation.findings import Finding
from ledstjarna.foundation.states import StateTable, Step

EMERGENCY_HOURS = 8  # the law says no number [M]: a shift
DANGERS = ("life", "health")
SECTION = "2022:913 3:5"
DAYS_TO_REVIEW = 14  # from its end; what the house promises, no law says how soon [practice]
REVIEW_SECTION = "PDL 2008:355 4:3"
_WHO = "log_controller"
REVIEW = StateTable(
    noun="emergency",
    start="opened",
    steps=(
        Step("opened", "ask_reader", "reader_asked", _WHO, REVIEW_SECTION),
        Step("opened", "in_order", "cleared", _WHO, REVIEW_SECTION),
        Step("opened", "report_on", "reported", _WHO, REVIEW_SECTION),
        Step("reader_asked", "in_order", "cleared", _WHO, REVIEW_SECTION),
        Step("reader_asked", "report_on", "reported", _WHO, REVIEW_SECTION),
    ),
)


def emergency_findings(*, sector: str, danger: str, reason: str) -> list[Finding]:
    """What hinders an emergency opening: it is for care givers, names the danger and says why."""
    found = []
    if sector != CARE:
        found.append(Finding("emergency_only_for_care", section=SECTION))
    if danger not in DANGERS:
        found.append(Finding("danger_missing", section=SECTION, field_name="danger"))
    if not reason.strip():
        found.append(Finding("emergency_reason_missing", section=SECTION, field_name="reason"))
    return found


def emergency_until(at: datetime) -> datetime:
    """When an opening at `at` ends by itself."""
    return at + timedelta(hours=EMERGENCY_HOURS)


def review_verdicts(*, state: str, ends_at: datetime, at: datetime) -> tuple[str, ...]:
    """What may be said of an opening now: as long as its hours run there is more to come, so nothing that closes it."""
    said = REVIEW.verbs(state)
    return said if at >= ends_at else tuple(verb for verb in said if REVIEW.after(state, verb) not in REVIEW.ends)


def review_findings(*, state: str, verdict: str, words: str, ends_at: datetime, at: datetime) -> list[Finding]:
    """What hinders an answer to an opening: it has one already, its hours still run, or it does not say why."""
    if state in REVIEW.ends:
        return [Finding("reviewed_already", section=REVIEW_SECTION)]
    found = []
    if REVIEW.may(state, verdict) and verdict not in review_verdicts(state=state, ends_at=ends_at, at=at):
        found.append(Finding("emergency_runs", {"until": ends_at}, section=REVIEW_SECTION, field_name="verdict"))
    return [*found, *reason_findings(words)]


def reason_findings(words: str) -> list[Finding]:
    """Every answer says why: somebody else must be able to follow it."""
    return [] if words.strip() else [Finding("outcome_reason_missing", section=REVIEW_SECTION, field_name="reason")]


def says_the_same(state: str, verdict: str) -> bool:
    """Whether a verdict is what stands already: somebody else has come to it too, and their own reason is kept."""
    stands = any(step.verb == verdict and step.leads_to == state for step in REVIEW.steps)
    return stands and not REVIEW.may(state, verdict)


def review_due(ends_at: datetime) -> date:
    """The last day to answer for an opening that ended, or ends, at `ends_at`."""
    return day_of(ends_at) + timedelta(days=DAYS_TO_REVIEW)
