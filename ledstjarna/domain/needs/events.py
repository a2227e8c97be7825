"""What happens in this room."""

from dataclasses import dataclass
from uuid import UUID

from ledstjarna.foundation.outbox.publishing import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedsAssessed(Event):
    """Needs and resources were seen together in `areas` life areas."""

    assessment_id: UUID
    areas: int
    way: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnViewSaid(Event):
    """The person said how they see a life area themself."""

    need_id: UUID
    way: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentAnswered(Event):
    """An instrument was answered and scored."""

    result_id: UUID
    instrument: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestionTaken(Event):
    """A suggestion led to something: a need that was assessed, a goal, a contact, a linked plan."""

    suggestion_id: UUID
    kind: str
    became_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestionDismissed(Event):
    """A suggestion was looked at and put aside."""

    suggestion_id: UUID
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedsSuggested(Event):
    """Another system's data led to `how_many` new suggestions: of needs, goals, contacts, plans to link."""

    how_many: int
