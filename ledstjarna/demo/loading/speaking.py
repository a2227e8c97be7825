"""Who speaks for the person: themself, their guardians together, or a representative within the mandate."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from ledstjarna.demo.county.decks import Deck, Decks
from ledstjarna.demo.county.life.model import CaseDraft, RepresentativeDraft
from ledstjarna.demo.county.persons import PersonDraft
from ledstjarna.domain.consent.rules import PLAN, mandate_reads
from ledstjarna.domain.people.rules import Held, age_on, may_choose_for
from ledstjarna.domain.people.rules.mandates import OWN_STANDING
from ledstjarna.foundation.clock import STOCKHOLM

# Where some who cannot take a position live: their will is then understood by those who know them.
_UNDERSTOOD_IN = frozenset({"dementia", "palliative", "care_home"})

# Whether a representative speaks, and whether a will is understood: assumptions of the demonstration.
_SPOKEN: Deck = (("for", 2), ("self", 3))
_UNDERSTOOD: Deck = (("understood", 1), ("self", 2))


class Voice(NamedTuple):
    """Somebody who speaks in the person's matter. `label` is how they stand on what they write themselves."""

    id: UUID
    name: str
    label: str
    capacity: str  # self | representative | understood_will


class Speaking:
    """Who speaks for one person, by matter and moment."""

    def __init__(self, person: PersonDraft, draft: CaseDraft, decks: Decks) -> None:
        self._person, self._draft = person, draft
        self._guardians = [one for one in draft.representatives if one.kind == "guardian"]
        self._others = [one for one in draft.representatives if one.kind != "guardian"]
        self.themself = Voice(person.id, person.name, person.name, "self")
        self._by_representative = bool(self._others) and decks.deal("spoken", _SPOKEN) == "for"
        alone = draft.situation in _UNDERSTOOD_IN and not self._others
        self.understood = alone and decks.deal("understood", _UNDERSTOOD) == "understood"

    def first(self, at: datetime) -> Voice:
        """Who tells and signs for the person: a guardian of a child, else the person."""
        together = self.together(at)
        return together[0] if together else self.themself

    def choosing(self, matter: str, at: datetime) -> list[Voice]:
        """Everybody whose yes is needed, in the order they say it."""
        together = self.together(at)
        if together:
            return together
        held = [one for one in self._others if self._by_representative and self._allows(one, matter, at)]
        if held:
            return [self._voice(held[0])]
        return [self.themself._replace(capacity="understood_will") if self.understood else self.themself]

    def together(self, at: datetime) -> list[Voice]:
        """The guardians of a child, who decide together (FB 6:13); nobody for anybody else."""
        young = age_on(self._person.birth_date, at.astimezone(STOCKHOLM).date()) < OWN_STANDING
        return [self._voice(one) for one in self._guardians] if young else []

    def _allows(self, one: RepresentativeDraft, matter: str, at: datetime) -> bool:
        held = Held(one.kind, frozenset(one.scopes), one.starts_on, one.ends_on)
        on = at.astimezone(STOCKHOLM).date()
        says = "agrees"
        if PLAN not in mandate_reads(one.kind, one.scopes, age_on(self._person.birth_date, on)):
            return False  # speaks elsewhere: here they would have to read what they answer to
        return not may_choose_for([held], matter=matter, birth_date=self._person.birth_date, on=on, person_says=says)

    def _voice(self, one: RepresentativeDraft) -> Voice:
        return Voice(one.id, one.name, f"{one.name} ({self._person.name})"[:200], "representative")
