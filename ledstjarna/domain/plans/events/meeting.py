"""What happens around a meeting about the plan."""

from dataclasses import dataclass
from uuid import UUID

from ledstjarna.foundation.outbox.publishing import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingOpened(Event):
    """A plan meeting began on a shared screen."""

    meeting_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingClosed(Event):
    """A plan meeting ended."""

    meeting_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingTimesAsked(Event):
    """Those who are called were asked which times suit."""

    call_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingCalled(Event):
    """The time of a plan meeting was set: everybody called is to know it."""

    call_id: UUID
    sequence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingMoved(Event):
    """A plan meeting got another time or place; `soon` when the time it had, or has, is soon ahead."""

    call_id: UUID
    sequence: int
    soon: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingParticipantCalled(Event):
    """Somebody more was called to a meeting that the others know of."""

    call_id: UUID
    participant_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingParticipantLeftOut(Event):
    """Somebody who was called need not come after all. `by_house`: nobody said so, but they and perhaps others read
    the plan no more; it is told once, whoever and however many it was about."""

    call_id: UUID
    participant_id: UUID
    by_house: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingCancelled(Event):
    """A plan meeting was cancelled; `was_told` when those called had been told of it, `soon` when it was soon ahead."""

    call_id: UUID
    sequence: int
    was_told: bool
    soon: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingTimeWished(Event):
    """Somebody who is called proposed another time than the one that is set, from their calendar."""

    call_id: UUID
    participant_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingAnswered(Event):
    """Somebody who is called answered, in a door, by phone through staff, or from their calendar."""

    call_id: UUID
    participant_id: UUID
    way: str
