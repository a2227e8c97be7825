"""What happens in this room."""

from dataclasses import dataclass
from uuid import UUID

from ledstjarna.foundation.outbox.publishing import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentGiven(Event):
    """The person said yes to one kind of consent, in the way `way`."""

    consent_id: UUID
    said_by_id: UUID
    kind: str
    way: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentRefused(Event):
    """The person said no to one kind of consent."""

    consent_id: UUID
    said_by_id: UUID
    kind: str
    way: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentWithdrawn(Event):
    """The person took a consent back."""

    consent_id: UUID
    said_by_id: UUID
    kind: str
    way: str
