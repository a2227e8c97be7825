"""Nödöppning: who, why and how long. Lag 2022:913 3:5."""

from datetime import datetime, timedelta

from ledstjarna.domain.consent.rules.sectors import CARE
from ledstjarna.foundation.findings import Finding

EMERGENCY_HOURS = 8  # the law says no number [M]: a shift
DANGERS = ("life", "health")
SECTION = "2022:913 3:5"


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
