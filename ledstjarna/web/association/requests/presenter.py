"""A question to an association: the words that the person chose to share, and nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _

from ledstjarna.web.told.presenter import Told, told_of
from ledstjarna.web.wording.states import state_text


@dataclass(frozen=True, slots=True)
class RequestShown:
    """One question."""

    id: UUID
    told: Told
    waits: bool
    look: str
    word: str
    answer: str
    phone: str
    version: int

    @property
    def title(self) -> str:
        """What it is about, in the shared words."""
        return self.told.title


@dataclass(frozen=True, slots=True)
class Cards:
    """What waits, and what is answered."""

    waiting: list[RequestShown]
    answered: list[RequestShown]


@dataclass(frozen=True, slots=True)
class Thanks:
    """Thank you, and what happens now."""

    title: str
    now: tuple[str, ...]


def cards(parts: Sequence[Any]) -> Cards:
    """The parts as cards."""
    shown = [request_shown(part) for part in parts]
    return Cards([one for one in shown if one.waits], [one for one in shown if not one.waits])


def request_shown(part: Any) -> RequestShown:
    """One part in the shared words. The plan's own title is never shown: it was not shared."""
    told, state = told_of(part), state_text(part.state, "commitment")
    waits = part.state == "awaits_owner"
    return RequestShown(
        id=part.id, told=told, waits=waits, look=state.tone,
        word=_("Väntar på ert svar") if waits else state.word, answer=part.owner_answer,
        phone=part.shared_words.get("phone", "") if part.state in ("awaits_owner", "active") else "",
        version=part.version,
    )  # fmt: skip


def thanks_at_home(request: HttpRequest) -> Thanks | None:
    """The thanks after something that leaves no card of its own behind."""
    said = {
        "lamnat": lambda: Thanks(
            _("Tack för allt ni har gjort"),
            (_("Teamet söker någon ny."), _("Personen får veta vem som svarar så länge.")),
        ),
        "kvar": lambda: Thanks(_("Tack, ni fortsätter"), (_("Ingen annan söks längre."),)),
        "till-nar": lambda: Thanks(_("Tack, det är sparat"), (_("Personen ser till när det gäller."),)),
        "tagit": lambda: Thanks(_("Tack för att ni tar över"), (_("Personen och teamet ser det i planen."),)),
        "forklarat": lambda: Thanks(
            _("Tack för att ni skrev"), (_("Personen läser det, och den som svarar personen."),)
        ),
        "nej": lambda: Thanks(_("Tack för ert svar"), (_("Teamet frågar någon annan."),)),
    }.get(request.GET.get("tack", ""))
    return said() if said else None


def thanks_for(request: HttpRequest, part: Any) -> Thanks | None:
    """The thanks after an answer."""
    code = request.GET.get("tack", "")
    phone = part.shared_words.get("phone")
    if code == "ja":
        calls = (
            _("Hör av er på telefon %(phone)s och bestäm när.") % {"phone": phone}
            if phone
            else _("Den som frågade ser ert ja och hör av sig, själv eller genom sitt team.")
        )
        return Thanks(
            _("Tack för att ni ställer upp"),
            (
                _("Ert ja syns i planen direkt."),
                calls,
                _("Det ni har fått veta stannar hos er. Berätta det inte för andra."),
            ),
        )
    if code == "nej":
        return Thanks(
            _("Tack för ert svar"),
            (_("Den som frågade ser era ord. Teamet hittar en annan lösning."), _("Ni behöver inte göra något mer.")),
        )
    return None
