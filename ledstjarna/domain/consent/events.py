"""What happens in this room."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from ledstjarna.foundation.outbox.publishing import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentGiven(Event):
    """The person said yes to one kind of consent, in the way `way`; `ends_at`: until when, None until taken back."""

    consent_id: UUID
    said_by_id: UUID
    kind: str
    way: str
    ends_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentHalfGiven(Event):
    """One guardian said yes to one kind of consent: it waits for the other, and nothing is changed by it yet."""

    consent_id: UUID
    said_by_id: UUID
    kind: str
    way: str
    ends_at: datetime | None = None


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


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentEnding(Event):
    """A consent that was given for a time soon comes to its end: the person is told while it still holds."""

    consent_id: UUID
    kind: str
    ends_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentEnded(Event):
    """The time that a consent was given for is over."""

    consent_id: UUID
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockSet(Event):
    """The person blocked what an organisation, a unit or a process has written."""

    block_id: UUID
    said_by_id: UUID
    way: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockLifted(Event):
    """The person lifted a block."""

    block_id: UUID
    said_by_id: UUID
    way: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockLiftAsked(Event):
    """Somebody outside a block asked whoever blocks to lift it for them for a time."""

    block_id: UUID
    lift_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockLiftAnswered(Event):
    """Whoever blocks answered: lifted for a time, or not."""

    block_id: UUID
    lift_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencyOpened(Event):
    """Somebody at a care giver opened what they otherwise do not reach. The log controller reviews it."""

    emergency_id: UUID
    ends_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencyReviewed(Event):
    """The log controller has reviewed an emergency opening."""

    emergency_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingBegun(Event):
    """Somebody reads other givers' documentation, with consent or by the rules of lasting incapacity."""

    ground_id: UUID
    why: str
