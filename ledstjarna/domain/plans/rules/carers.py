"""Support to somebody who cares for a person close to them, and when it is answered. Pure.

The board offers support to those who care for somebody close who is long-term ill or old, or who has a disability
(SoL 2025:400; the chapter and section are not settled here, from memory). The time is our own promise, not law.
"""

from datetime import datetime

from ledstjarna.foundation.findings import Finding
from ledstjarna.foundation.promising import by_working_day

SECTION = "SoL 2025:400 (support to those who care for somebody close) [M]"
ANSWERED_WITHIN = 3  # working days


def carer_answer_promised(asked_at: datetime) -> datetime:
    """When somebody has got in touch with the carer at the latest."""
    return by_working_day(asked_at, ANSWERED_WITHIN)


def asking_findings(*, kind: str, reach_by: str) -> list[Finding]:
    """What hinders that support is asked for: it is for somebody close, who says how they are reached."""
    findings = []
    if kind != "close_one":
        findings.append(Finding("carer_support_for_close_ones", section=SECTION))
    if not reach_by.strip():
        findings.append(Finding("reach_by_missing", field_name="reach_by"))
    return findings
