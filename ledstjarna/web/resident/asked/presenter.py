"""A question to somebody close, in the words that the person chose to share."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from ledstjarna.web.frame import Door
from ledstjarna.web.lasting import last_day_of
from ledstjarna.web.leaving import may_leave, sought_sentence
from ledstjarna.web.resident.days import day_text
from ledstjarna.web.resident.thanking import Thanks
from ledstjarna.web.wording import date_text
from ledstjarna.web.wording.shared_facts import facts_in_words
from ledstjarna.web.wording.states import state_text

# The same door without its other rooms: whoever has only been asked something reaches nothing else.
ASKED_DOOR = Door(code="resident", name=lambda: _("Frågor till dig"), home="asked")


@dataclass(frozen=True, slots=True)
class AskedShown:
    """One question."""

    id: UUID
    title: str
    asked: str
    facts: list[tuple[str, str]]
    waits: bool
    look: str
    word: str
    answer: str
    version: int
    may_leave: bool
    sought: str  # that somebody new is sought, by whom and until when; empty when nobody is
    goes_on: bool


def asked_shown(part: Any, change: Any | None = None) -> AskedShown:
    """A part as its owner sees it; `change` when somebody new is sought for it while they still do it."""
    shown = state_text("sought", "owner_change") if change else state_text(part.state, "commitment")
    last = last_day_of(part) if part.state == "active" else None
    until = [(_("Gäller till och med"), date_text(last, with_year=True))] if last else []
    waits = part.state == "awaits_owner"
    return AskedShown(
        id=part.id, title=part.shared_words.get("about") or part.title,
        asked=_("Du fick frågan den %(day)s.") % {"day": day_text(part.recorded_at)},
        facts=[*facts_in_words({**part.shared_words, "about": ""}), *until], waits=waits, look=shown.tone,
        word=_("Väntar på ditt svar") if waits else shown.word, answer=part.owner_answer, version=part.version,
        may_leave=may_leave(part, (part.owner_id,)), sought=sought_sentence(change),
        goes_on=part.state == "active",
    )  # fmt: skip


THANKS = {
    "ja": lambda: Thanks(
        _("Tack för att du ställer upp"),
        (
            _("Den som frågade ser ditt ja i sin plan."),
            _(
                "Orkar du inte längre, säg till. Ingen har rätt att kräva det av dig. "
                "Kommunen ansvarar alltid för den hjälp som behövs."
            ),
        ),
    ),
    "kvar": lambda: Thanks(
        _("Tack för att du fortsätter"),
        (_("Ingen annan söks längre."), _("Orkar du inte, säg till igen. Det är alltid i sin ordning.")),
    ),
    "nej": lambda: Thanks(
        _("Tack för ditt svar"),
        (
            _("Den som frågade ser ditt svar och dina ord."),
            _("Teamet hittar en annan lösning. Du behöver inte göra något mer."),
        ),
    ),
}
