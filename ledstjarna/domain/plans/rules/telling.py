"""Which shared facts can be taken back, and until when; and which are shown of a protected identity.

OSL 2009:400 10:1: consent given can be taken back. 22:1: a protected identity.
"""

from collections.abc import Collection, Mapping

from ledstjarna.domain.consent.rules.identities import NAME, PAGE, identity_shown
from ledstjarna.domain.plans.rules.states import LIVE_COMMITMENTS
from ledstjarna.foundation.findings import Finding

ALWAYS_TOLD = ("about",)  # nobody can answer for a part without knowing what it is
IDENTIFYING = ("name", "phone")  # who it is, and a number that leads to them


def fact_finding(state: str, told: Collection[str], fact: str) -> Finding | None:
    """Why `fact`, among those `told` about a part in `state`, cannot be taken back; None when it can.

    Codes: `fact_always_told`, `fact_not_told`.
    """
    if fact in ALWAYS_TOLD:
        return Finding("fact_always_told", section="OSL 2009:400 10:1")
    if fact not in told or state not in LIVE_COMMITMENTS:
        return Finding("fact_not_told")
    return None


def told_to_association(shared: Mapping[str, str], protected: str) -> dict[str, str]:
    """The shared words as an association reads them: of a protected identity nothing that says who it is, whether it
    was shared before or after the identity became protected (`identity_shown`, on a request). OSL 22:1.
    """
    shows = NAME in identity_shown(protected, "request", PAGE)
    return {code: words for code, words in shared.items() if shows or code not in IDENTIFYING}


def hidden_from_association(shared: Mapping[str, str], protected: str) -> bool:
    """Whether something was shared that the association does not read."""
    return len(told_to_association(shared, protected)) < len(shared)
