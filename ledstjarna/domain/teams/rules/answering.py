"""When a message has waited too long, and who gets the question then. Pure. The times are our own promise, not law.

Days are Swedish working days (`working_days`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from ledstjarna.foundation.promising import by_working_day


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of the ladder: after so many working days `who` gets the question."""

    who: str
    working_days: int


# The declared rule. The first line is also what is promised to whoever writes.
LADDER: tuple[Rung, ...] = (Rung("coordinator", 2), Rung("unit_manager", 4))
ENDED = "ended"  # no rung: whoever had the question is no longer there, and it does not wait


@dataclass(frozen=True, slots=True)
class Somebody:
    """A named party that can be asked."""

    party_id: UUID
    label: str


def promised(written_at: datetime) -> datetime:
    """When somebody has answered at the latest."""
    return by_working_day(written_at, LADDER[0].working_days)


def next_rung_at(waiting_since: datetime, climbed: int) -> datetime | None:
    """When the question goes on, after `climbed` rungs; None at the top."""
    return by_working_day(waiting_since, LADDER[climbed].working_days) if climbed < len(LADDER) else None


def rungs_due(waiting_since: datetime, climbed: int, at: datetime) -> tuple[Rung, ...]:
    """The rungs that have come due by `at` and are not climbed yet, in order."""
    return tuple(rung for rung in LADDER[climbed:] if by_working_day(waiting_since, rung.working_days) <= at)


def who_is_asked(has_it: UUID | None, candidates: Sequence[Somebody | None]) -> Somebody | None:
    """The first of the candidates that is somebody else than who has the question; None leaves it where it is."""
    return next((one for one in candidates if one and one.party_id != has_it), None)
