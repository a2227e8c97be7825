"""Ring mig: when somebody is promised to be called, who has it when nobody did, and whether it was kept. Pure.

The times are our own promise, not law.
"""

from bisect import bisect_left
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from ledstjarna.domain.teams.rules.hours import OFFICE_HOURS, Hours, after_open_time
from ledstjarna.foundation.findings import Finding

CHANNELS = ("phone", "text", "video", "letter", "visit")
LONGEST_ABOUT = 1_000

# Minutes of office hours (8 h 30 min a day) within which each is done at the latest.
_DAY = 510
WITHIN_OFFICE_HOURS = {"phone": 2 * _DAY, "text": 2 * _DAY, "video": 2 * _DAY, "letter": 3 * _DAY, "visit": 5 * _DAY}
# Those who tell when they are reached call within four hours of that time.
WITHIN_OWN_HOURS = {"phone": 240, "text": 240}
# Late with the coordinator as well: after two hours of office time the unit has it.
COORDINATOR_HAS_IT = 120
_STEP = timedelta(minutes=30)
_STEPS_BACK = 48 * 21  # longer than any row of days when offices are closed


def promised_at(channel: str, asked_at: datetime, hours: Hours) -> datetime:
    """When somebody has been in touch at the latest: the earlier of four of their own open hours and some office days.

    On the next half hour, so that it can be said. `hours` are those of whoever is reached; none is office hours.
    """
    latest = after_open_time(OFFICE_HOURS, asked_at, WITHIN_OFFICE_HOURS[channel])
    if channel in WITHIN_OWN_HOURS:
        latest = min(latest, after_open_time(hours or OFFICE_HOURS, asked_at, WITHIN_OWN_HOURS[channel]))
    past = timedelta(minutes=latest.minute % 30, seconds=latest.second, microseconds=latest.microsecond)
    return latest + _STEP - past if past else latest


def who_has_it(promised: datetime, tried_at: datetime | None, at: datetime, *, is_coordinators: bool) -> str:
    """Who has a call at a moment: `reached` until the promise has passed untried, then `coordinator`, then `unit`.

    What the coordinator was asked themself, or nobody coordinates, goes to the unit at once.
    """
    if at <= promised or (tried_at is not None and tried_at <= promised):
        return "reached"
    if is_coordinators or at > after_open_time(OFFICE_HOURS, promised, COORDINATOR_HAS_IT):
        return "unit"
    return "coordinator"


def latest_of_unit(at: datetime) -> datetime:
    """The latest promise (they stand on half hours) that is the unit's at a moment, when the coordinator had it first.

    The same as `who_has_it` says of each, told once for many: what was promised by then is the unit's.
    """
    last = datetime.fromtimestamp(at.timestamp() // _STEP.total_seconds() * _STEP.total_seconds(), UTC)
    return _latest_of_unit(last, is_past=at > last)


@lru_cache(maxsize=4)  # each list of what waits asks, and between two half hours the answer is one
def _latest_of_unit(last: datetime, *, is_past: bool) -> datetime:
    at = last + _STEP / 2 if is_past else last

    def is_units(steps: int) -> bool:
        return who_has_it(last - steps * _STEP, None, at, is_coordinators=False) == "unit"

    return last - bisect_left(range(_STEPS_BACK), True, key=is_units) * _STEP


def promise(promised: datetime, tried_at: datetime | None, at: datetime, *, is_over: bool = False) -> str:
    """How it stands with a promise: waits, late, kept or broken; waits for a call that was taken back untried."""
    if tried_at is not None:
        return "kept" if tried_at <= promised else "broken"
    if is_over:
        return "waits"
    return "late" if at > promised else "waits"


def asking_findings(channel: str, about: str) -> list[Finding]:
    """What a wish to be called lacks."""
    findings = [] if channel in CHANNELS else [Finding("channel_missing", field_name="channel")]
    if len(about) > LONGEST_ABOUT:
        findings.append(Finding("text_too_long", {"longest": LONGEST_ABOUT}, field_name="about"))
    return findings
