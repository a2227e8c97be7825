"""What an association gets to know of a person, fact by fact. Ids and codes only."""

from dataclasses import dataclass
from uuid import UUID

from ledstjarna.foundation.outbox.publishing import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class FactTakenBack(Event):
    """The one who answers for a part no longer gets to know one of the facts; `kind` is its code."""

    commitment_id: UUID
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FactTold(Event):
    """The one who answers for a part gets to know one fact more, or again; `kind` is its code."""

    commitment_id: UUID
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsSharedAnew(Event):
    """The person let an association read their words again, that were withheld since the identity is protected."""

    commitment_id: UUID
