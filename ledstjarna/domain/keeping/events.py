"""What happens with what a person says is wrong."""

from dataclasses import dataclass
from uuid import UUID

from ledstjarna.foundation.outbox.publishing import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class RectificationAsked(Event):
    """The person asked to have something put right or erased."""

    rectification_id: UUID
    way: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RectificationAnswered(Event):
    """Somebody answered them."""

    rectification_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class RectificationWithdrawn(Event):
    """The person took it back."""

    rectification_id: UUID
