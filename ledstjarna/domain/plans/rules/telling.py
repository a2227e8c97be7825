"""Which shared facts can be taken back, and until when. OSL 2009:400 10:1: consent given can be taken back."""

from collections.abc import Collection

from ledstjarna.domain.plans.rules.states import LIVE_COMMITMENTS
from ledstjarna.foundation.findings import Finding

ALWAYS_TOLD = ("about",)  # nobody can answer for a part without knowing what it is


def fact_finding(state: str, told: Collection[str], fact: str) -> Finding | None:
    """Why `fact`, among those `told` about a part in `state`, cannot be taken back; None when it can.

    Codes: `fact_always_told`, `fact_not_told`.
    """
    if fact in ALWAYS_TOLD:
        return Finding("fact_always_told", section="OSL 2009:400 10:1")
    if fact not in told or state not in LIVE_COMMITMENTS:
        return Finding("fact_not_told")
    return None
