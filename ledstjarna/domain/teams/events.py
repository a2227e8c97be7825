"""What happens in a team."""

from dataclasses import dataclass
from uuid import UUID

from ledstjarna.foundation.outbox.publishing import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactBegun(Event):
    """A staff member began their organisation's own work with the person."""

    member_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWorkBegun(Event):
    """A staff member came to the person while others hold the plan: they reach their own organisation's records."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberInvited(Event):
    """Somebody joined the team around the person."""

    member_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberLeft(Event):
    """Somebody's part in the team ended."""

    member_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class CoordinatorNamed(Event):
    """One member now holds the team together."""

    member_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageWritten(Event):
    """Somebody wrote a message. `to_person` says that it was written to the person themself; `way`: how it was said
    to whoever wrote it down.
    """

    thread_id: UUID
    message_id: UUID
    to_person: bool
    way: str = "digital"


@dataclass(frozen=True, slots=True, kw_only=True)
class MessagePassedOn(Event):
    """A message that nobody answered in time went on to somebody else."""

    thread_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadClosed(Event):
    """A thread was closed with what came of it."""

    thread_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactNamed(Event):
    """The person has a named contact of a kind, instead of any before."""

    contact_id: UUID
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactEnded(Event):
    """A named contact ended, and no other was named in the same moment."""

    contact_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactAway(Event):
    """A named contact is away for a period; somebody may step in."""

    absence_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactBack(Event):
    """What was noted about an absence no longer holds."""

    absence_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactWished(Event):
    """The person asks for a named contact, or for another one."""

    wish_id: UUID
    way: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactWishOver(Event):
    """A wish about a contact was answered, or taken back."""

    wish_id: UUID
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CallAsked(Event):
    """The person wants to be called; somebody with a name has it and a time is promised."""

    call_id: UUID
    way: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CallTried(Event):
    """Somebody called the person, who was reached or not."""

    call_id: UUID
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CallWithdrawn(Event):
    """The person no longer needs to be called."""

    call_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class CallLate(Event):
    """The clock: a promised call was not made in time, and somebody else has it now."""

    call_id: UUID
