"""Until when parts hold, and assignments that are given back."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ledstjarna.foundation.outbox.publishing import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class PartTermSaid(Event):
    """Somebody said until when a part holds, that it goes on, or that it ends then."""

    commitment_id: UUID
    term_id: UUID
    ends_on: date | None
    ends_then: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentReturned(Event):
    """The provider gave an assignment back; the decision stands and another provider is sought."""

    assignment_id: UUID
    commitment_id: UUID
