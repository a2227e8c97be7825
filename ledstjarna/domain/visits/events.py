"""What happens in this room."""

from dataclasses import dataclass
from uuid import UUID

from ledstjarna.foundation.outbox.publishing import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitsPublished(Event):
    """Who comes to the person, and when, is told for the days ahead."""

    unit_id: UUID
    visits: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitMoved(Event):
    """Another comes, or around another time, than was told."""

    visit_id: UUID
    commitment_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitCancelled(Event):
    """A visit that was told does not come about: `why` is a code of the plan's reason."""

    visit_id: UUID
    commitment_id: UUID
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitBegun(Event):
    """Somebody is at the person's."""

    visit_id: UUID
    commitment_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitTold(Event):
    """A visit is done, or did not come about."""

    visit_id: UUID
    commitment_id: UUID
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpAsked(Event):
    """Somebody at a visit asks their colleagues for help."""

    visit_id: UUID
    commitment_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ComingWishWritten(Event):
    """What the person wishes of those who come, and what is asked of them, was written down anew."""

    commitment_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitNoteWritten(Event):
    """What to know at the door was written down anew."""

    commitment_id: UUID
