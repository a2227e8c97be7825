"""What happens in this room."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ledstjarna.foundation.outbox.publishing import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRegistered(Event):
    """Somebody became known here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtectionRaised(Event):
    """The person's identity is protected from now on, or more than before. Which kind is read in the row alone."""

    protection_change_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtectionLoweringAsked(Event):
    """Somebody on the staff says that less is to be protected. Nothing has changed yet."""

    protection_change_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtectionLoweringAnswered(Event):
    """Somebody else on the staff answered: with yes less is protected from now on."""

    protection_change_id: UUID
    yes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DeathNoted(Event):
    """The person has died, as staff have written down. The day is read in the row alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeathTakenBack(Event):
    """It was a mistake: the person lives."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryTold(Event):
    """The person's story has a new version."""

    story_id: UUID
    version: int
    way: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseOneNamed(Event):
    """The person named somebody close; `way`: how it was said to whoever noted it."""

    close_one_id: UUID
    way: str = "digital"


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseOneEnded(Event):
    """Somebody is no longer named as close; what they could read ended with it."""

    close_one_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseOneProtected(Event):
    """Somebody close is noted to have a protected identity of their own, or no longer."""

    close_one_id: UUID
    protected: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseOneReads(Event):
    """The person lets somebody close read the plan, the story or the team, to the last day `until` (None: until it is
    taken back); or no longer does."""

    close_one_id: UUID
    may_read: bool
    plan: bool = True
    story: bool = True
    team: bool = True
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInLet(Event):
    """Somebody close, or a representative, can sign in with their own e-identification."""

    party_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInNumberForgotten(Event):
    """The number that somebody signed in by was taken away."""

    party_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class MandateRegistered(Event):
    """A representative's mandate was registered."""

    mandate_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class MandateEnded(Event):
    """A representative's mandate ended."""

    mandate_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactDetailsChanged(Event):
    """Where the person lives, or in which language they are met, is new."""

    way: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AbsenceTold(Event):
    """The person is, or will be, away."""

    absence_id: UUID
    kind: str
    way: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AbsenceEnded(Event):
    """An absence got another end, or was taken back."""

    absence_id: UUID
    way: str
