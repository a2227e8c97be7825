"""A question to somebody close, in the words that the person chose to share."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from ledstjarna.web.frame import Door
from ledstjarna.web.leaving import may_leave
from ledstjarna.web.resident.days import day_text
from ledstjarna.web.resident.thanking import Thanks
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


def asked_shown(part: Any) -> AskedShown:
    """A part as its owner sees it."""
    shown = state_text(part.state, "commitment")
    waits = part.state == "awaits_owner"
    return AskedShown(
        id=part.id, title=part.shared_words.get("about") or part.title,
        asked=_("Du fick frågan den %(day)s.") % {"day": day_text(part.recorded_at)},
        facts=facts_in_words({**part.shared_words, "about": ""}), waits=waits, look=shown.tone,
        word=_("Väntar på ditt svar") if waits else shown.word, answer=part.owner_answer, version=part.version,
        may_leave=may_leave(part, (part.owner_id,)),
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
    "nej": lambda: Thanks(
        _("Tack för ditt svar"),
        (
            _("Den som frågade ser ditt svar och dina ord."),
            _("Teamet hittar en annan lösning. Du behöver inte göra något mer."),
        ),
    ),
}
