"""When the person is away: what is told about it, and what the days may be. Pure. Days are half-open."""

from collections.abc import Iterable
from datetime import date, timedelta

from ledstjarna.foundation.findings import Finding

KINDS = ("hospital", "holiday", "other")
LONGEST_AGO, FARTHEST = timedelta(days=31), timedelta(days=2 * 366)  # days that are further off are slips of the pen

NEVER = date.max  # the day when who has died is back: nothing is taken up again by itself

Days = tuple[date, date | None]


def overlap(one: Days, other: Days) -> bool:
    """Whether two half-open periods share a day; one without an end goes on."""
    return (one[1] is None or other[0] < one[1]) and (other[1] is None or one[0] < other[1])


def absence_findings(*, kind: str, days: Days, today: date, standing: Iterable[Days]) -> list[Finding]:
    """What is wrong with an absence that is told, by the field. `days`: the first day away and the first day back."""
    first, back = days
    findings = []
    if kind not in KINDS:
        findings.append(Finding("absence_kind_unknown", field_name="kind"))
    if first < today - LONGEST_AGO or first > today + FARTHEST:
        findings.append(Finding("absence_day_unlikely", field_name="first"))
    if back is not None and back <= first:
        findings.append(Finding("back_same_day" if back == first else "back_before_away", field_name="back"))
    elif back is not None and back > today + FARTHEST:
        findings.append(Finding("absence_day_unlikely", field_name="back"))
    already = next((each for each in standing if overlap(days, each)), None)
    if not findings and already is not None:
        params = {"first": already[0].isoformat(), "back": already[1].isoformat() if already[1] else ""}
        findings.append(Finding("absence_overlaps", params, field_name="first"))
    return findings


def back_findings(*, days: Days, back: date, today: date) -> list[Finding]:
    """What is wrong with a new day of coming back: not before the first day away, nor later than was told.

    The first day away itself means that the person never was: the absence is taken back.
    """
    first, until = days
    if back < first:
        return [Finding("back_before_away", field_name="back")]
    if (until is not None and back > until) or back > today + FARTHEST:
        return [Finding("back_later_is_told_anew", field_name="back")]
    return []
