"""What became of each entry: exactly one outcome, a reason, and where it came from."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from ledstjarna.foundation.findings import Finding


class Outcome(StrEnum):
    """How an entry ends."""

    TAKEN = "taken"
    SUGGESTED = "suggested"
    SKIPPED = "skipped"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where an item stood, so that it can be found again in the sender's system.

    `source_key` is the same for the same thing in a later bundle; `content_digest` tells whether it has changed.
    """

    bundle_digest: str
    entry_index: int
    source_key: str
    full_url: str = ""
    resource_type: str = ""
    resource_id: str = ""
    version_id: str = ""
    last_updated: datetime | None = None
    source_system: str = ""
    content_digest: str = ""


@dataclass(frozen=True, slots=True)
class EntryOutcome:
    """How one entry ended. `supports` are the source keys of what it led to; `marks` are worth telling besides."""

    outcome: Outcome
    reason: Finding
    provenance: Provenance
    supports: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Totals:
    """How many entries ended each way, and why."""

    by_outcome: Mapping[Outcome, int]
    by_reason: Mapping[tuple[Outcome, str], int] = field(default_factory=dict)

    @property
    def entries(self) -> int:
        """All of them."""
        return sum(self.by_outcome.values())


def totals_of(outcomes: tuple[EntryOutcome, ...]) -> Totals:
    """Count them. Every outcome is there, also with nought."""
    counted = Counter(item.outcome for item in outcomes)
    reasons = Counter((item.outcome, item.reason.code) for item in outcomes)
    return Totals({outcome: counted[outcome] for outcome in Outcome}, dict(reasons))
