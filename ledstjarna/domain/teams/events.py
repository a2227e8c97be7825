"""What happens in a team."""

from dataclasses import dataclass
from uuid import UUID

from ledstjarna.foundation.outbox.publishing import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactBegun(Event):
    """A staff member began their organisation's own work with the person."""

    member_id: UUID


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
    """Somebody wrote a message. `to_person` says that it was written to the person themself."""

    thread_id: UUID
    message_id: UUID
    to_person: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MessagePassedOn(Event):
    """A message that nobody answered in time went on to somebody else."""

    thread_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadClosed(Event):
    """A thread was closed with what came of it."""

    thread_id: UUID
