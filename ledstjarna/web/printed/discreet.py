"""Whose paper it is, as far as a paper may say: it lies on tables and in bags, further than its reader's eyes."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.utils.translation import gettext as _
from markupsafe import escape

from ledstjarna.domain.consent.queries import Reading
from ledstjarna.domain.consent.rules import identity_shown
from ledstjarna.domain.consent.rules.identities import NAME
from ledstjarna.domain.people.models import Person
from ledstjarna.domain.people.queries import hidden_close, person, without_names
from ledstjarna.domain.plans.rules.owners import CLOSE
from ledstjarna.web.wording import label_text

PAPER = "paper"  # a place of the one rule of protected identities


@dataclass(frozen=True, slots=True)
class Whose:
    """The person a paper is about, and whether it may name them and those close to them."""

    person: Person
    named: bool

    @property
    def name(self) -> str:
        """The name, empty where the paper does not tell."""
        return self.person.name if self.named else ""

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
    return Whose(found, NAME in identity_shown(found.protected_identity, reading.reached.basis, PAPER))
