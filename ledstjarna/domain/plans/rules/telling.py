"""Which shared facts can be taken back, and told again, and until when; and which are shown of a protected identity.

OSL 2009:400 10:1: consent given can be taken back, and given anew. 22:1: a protected identity.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from ledstjarna.domain.consent.rules.identities import NAME, PAGE, identity_shown
from ledstjarna.domain.plans.rules.states import LIVE_COMMITMENTS
from ledstjarna.foundation.findings import Finding

ALWAYS_TOLD = ("about",)  # nobody can answer for a part without knowing what it is
IDENTIFYING = ("name", "phone")  # who it is, and a number that leads to them
BY_CHOICE = ("name", "phone", "meet", "when")  # told only where the person has chosen it
FREE_WORDS = ("meet", "when", "words")  # the person's own, which may tell where they are


def fact_finding(state: str, told: Collection[str], fact: str) -> Finding | None:
    """Why `fact`, among those `told` about a part in `state`, cannot be taken back; None when it can.

    Codes: `fact_always_told`, `fact_not_told`.
    """
    if fact in ALWAYS_TOLD:
        return Finding("fact_always_told", section="OSL 2009:400 10:1")
    if fact not in told or state not in LIVE_COMMITMENTS:
        return Finding("fact_not_told")
    return None


def telling_more_finding(
    state: str, told: Collection[str], fact: str, *, unread: Collection[str] = (), hides_who: bool = False
) -> Finding | None:
    """Why `fact` cannot be told, or told again, to who answers for a part in `state`; None when it can.

    `unread`: what is shared and withheld, `hides_who`: whether who it is would never be shown them, both since the
    identity is protected (OSL 22:1). Words that are withheld are shared anew, as they are, before more are told: else
    one yes would let them read the others too.

    Codes: `fact_told_already`, `fact_never_shown`, `words_shared_anew_first`.
    """
    if fact in told or fact in ALWAYS_TOLD or state not in LIVE_COMMITMENTS:
        return Finding("fact_told_already")
    if fact in IDENTIFYING and hides_who:
        return Finding("fact_never_shown", section="OSL 2009:400 22:1")
    if fact in FREE_WORDS and set(unread) & set(FREE_WORDS):
        return Finding("words_shared_anew_first", section="OSL 2009:400 22:1")
    return None


@dataclass(frozen=True, slots=True)
class Protection:
    """The kind of a protected identity, empty where it is not, and since when: None where nobody knows."""

    kind: str = ""
    since: datetime | None = None

    def begins_after(self, shared_at: datetime) -> bool:
        """Whether what was shared at that moment was shared before the identity was protected."""
        return bool(self.kind) and (self.since is None or shared_at < self.since)


def told_to_association(shared: Mapping[str, str], protection: Protection, shared_at: datetime) -> dict[str, str]:
    """The shared words as an association reads them: of a protected identity nothing that says who it is, whether it
    was shared before or after the identity became protected (`identity_shown`, on a request); and no free words from
    before, for they may tell where the person is, until the person shares them anew. What it is about is told
    all the same [M]: nobody can answer for a part without knowing it, and the person may take the part back. OSL 22:1.
    """
    shows, old = NAME in identity_shown(protection.kind, "request", PAGE), protection.begins_after(shared_at)
    hides = (() if shows else IDENTIFYING) + (FREE_WORDS if old else ())
    return {code: words for code, words in shared.items() if code not in hides}


def hidden_from_association(shared: Mapping[str, str], protection: Protection, shared_at: datetime) -> frozenset[str]:
    """The facts that were shared and that the association does not read."""
    return frozenset(shared) - frozenset(told_to_association(shared, protection, shared_at))


def sharing_anew_finding(state: str, hidden: Collection[str]) -> Finding | None:
    """Why the words of a part in `state`, of which `hidden` are, cannot be shared anew; None when they can."""
    free = set(hidden) & set(FREE_WORDS)
    return Finding("nothing_to_share_anew") if state not in LIVE_COMMITMENTS or not free else None
