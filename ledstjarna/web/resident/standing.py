"""As whom somebody reads, and how a page speaks to them: to the person themself, or about the person by first name."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import get_language

from ledstjarna.domain.consent.queries import Reading
from ledstjarna.domain.consent.rules import PLAN
from ledstjarna.web.wording import mandate_name, matters_text, relation_name

Words = Mapping[str, Any]  # a field's words, lazy until the language is known


@dataclass(frozen=True, slots=True)
class Standing:
    """As whom the viewer is here: the person themself, a representative or somebody close.

    `matters` says in what a representative represents; `reads_plan` whether the plan is theirs to read at all.
    """

    kind: str
    name: str
    as_whom: str = ""
    matters: str = ""
    reads_plan: bool = True

    @property
    def themself(self) -> bool:
        """Whether it is their own plan."""
        return self.kind == "person"

    @property
    def answers(self) -> bool:
        """Whether their answers count as the person's; a representative's within the mandate."""
        return self.kind in ("person", "representative")

    @property
    def first(self) -> str:
        """The first name, as people speak of somebody they know."""
        return self.name.split(" ", 1)[0]

    @property
    def whose(self) -> str:
        """The first name as the one who owns something: "Rebeccas", "Lars", "Rebecca's"."""
        return genitive(self.first)

    def known(self, label: str) -> str:
        """A label without whose plan it is: here that is known."""
        return label.replace(f" ({self.name})", "")

    def say(self, to_them: str, about_them: str, **words: object) -> str:
        """The one of two sentences that fits who reads; both may hold %(name)s, %(whose)s and `words`."""
        return (to_them if self.themself else about_them) % {"name": self.first, "whose": self.whose, **words}


# The person themself, where a page has nobody else to speak to.
THEMSELF = Standing("person", "")


def genitive(name: str) -> str:
    """Whose something is, in the reader's language."""
    if (get_language() or "sv").startswith("en"):
        return f"{name}'s"
    return name if name[-1:].lower() in ("s", "x", "z") else f"{name}s"


def standing_of(reading: Reading) -> Standing:
    """As whom the viewer reads. No query: the viewer knows."""
    viewer = reading.viewer
    if viewer.kind == "person":
        return Standing("person", viewer.label)
    if viewer.kind != "representative":
        return Standing(viewer.kind, viewer.whose, relation_name(viewer.role), reads_plan=reading.may(PLAN))
    # A guardian's mandate is everything about the child: nobody has said in what.
    matters = matters_text(viewer.scopes, viewer.role) if viewer.role != "guardian" else ""
    return Standing(viewer.kind, viewer.whose, mandate_name(viewer.role), matters, reading.may(PLAN))


def speak_of(form: forms.Form, standing: Standing, labels: Words, hints: Words) -> None:
    """Let a form that is worded to the person speak of them instead, when somebody else fills it in."""
    if standing.themself:
        return
    named = {"name": standing.first, "whose": standing.whose}
    for name, field in form.fields.items():
        if name in labels:
            field.label = labels[name] % named
        if name in hints:
            field.help_text = hints[name] % named
