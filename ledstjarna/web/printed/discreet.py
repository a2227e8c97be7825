"""Whose paper it is, as far as a paper may say: it lies on tables and in bags, further than its reader's eyes."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.utils.translation import gettext as _
from markupsafe import escape

from ledstjarna.domain.consent.queries import Reading, Viewer
from ledstjarna.domain.consent.rules import birth_shown, identity_shown, times_shown
from ledstjarna.domain.consent.rules.identities import NAME
from ledstjarna.domain.people.models import Person
from ledstjarna.domain.people.queries import hidden_close, person, without_names
from ledstjarna.domain.plans.models import Commitment, Proposal
from ledstjarna.domain.plans.queries import carries_out
from ledstjarna.domain.plans.rules.owners import CLOSE
from ledstjarna.web.wording import date_text, label_text, written

PAPER = "paper"  # a place of the one rule of protected identities


@dataclass(frozen=True, slots=True)
class Whose:
    """The person a paper is about, and whether it may name them and those close to them."""

    person: Person
    named: bool
    viewer: Viewer
    basis: str

    @property
    def name(self) -> str:
        """The name, empty where the paper does not tell."""
        return self.person.name if self.named else ""

    @property
    def born(self) -> str:
        """The day of birth, or as much of it as the paper tells."""
        born = self.person.birth_date
        if born is None:
            return ""
        whole = birth_shown(self.person.protected_identity, self.basis, PAPER) == "day"
        return date_text(born, with_year=True) if whole else str(born.year)

    def tells_times(self, part: Commitment | Proposal) -> bool:
        """Whether the paper tells when and where a part, or what may become one, takes place."""
        carried = carries_out(self.viewer, part)
        return times_shown(self.person.protected_identity, self.basis, PAPER, carries_out=carried)

    def when(self, part: Commitment | Proposal) -> str:
        """When somebody said that it takes place, as they wrote it; empty where the paper does not tell."""
        return written(part.when) if self.tells_times(part) else ""

    def label(self, label: str, holder: str) -> str:
        """Who answers for a part that `holder` holds, in the reader's language."""
        if not self.named and holder == CLOSE:
            return _("Någon närstående")
        return self.unnamed(label_text(label))

    def unnamed(self, text: str) -> str:
        """A text of ours without the name that is not told; marked text keeps its mark."""
        if self.named or not self.person.name:
            return text
        return text.replace(f" ({self.person.name})", "").replace(self.person.name, _("Personen"))


def without_close(text: str, reading: Reading) -> str:
    """A text, or marked text, that leaves the page: without those close whose own identity is protected."""
    return without_hidden(text, hidden_close(reading))


def page_without_close(answer: HttpResponse, reading: Reading) -> HttpResponse:
    """A page that is made to be printed, without them."""
    hidden = hidden_close(reading)
    if hidden:
        answer.content = without_hidden(answer.content.decode(), hidden).encode()
    return answer


def without_hidden(text: str, hidden: Sequence[str]) -> str:
    """The same, when they are asked for already. Names are looked for as they stand, and as marked text has them."""
    found = {*hidden, *(str(escape(one)) for one in hidden)}
    return without_names(text, found, _("Någon närstående")) if found else text


def whose_paper(reading: Reading) -> Whose:
    """Whose paper it is to whoever prints it. OSL 22:1."""
    found = person(reading)
    basis = reading.reached.basis
    named = NAME in identity_shown(found.protected_identity, basis, PAPER)
    return Whose(found, named, reading.viewer, basis)
