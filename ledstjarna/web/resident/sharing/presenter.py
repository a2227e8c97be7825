"""The person's two answers in words: the yes to a joint plan, and who may read."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from ledstjarna.domain.consent.queries import Reading, half_consents
from ledstjarna.domain.people.queries import guardians
from ledstjarna.web.how_long import halves_text, holds_text, renewed_text, who_said
from ledstjarna.web.resident.days import day_text
from ledstjarna.web.resident.sharing.organisations import names_of
from ledstjarna.web.resident.standing import Standing
from ledstjarna.web.resident.thanking import Thanks, Words
from ledstjarna.web.wording import label_text, way_name
from ledstjarna.web.wording.states import state_text


@dataclass(frozen=True, slots=True)
class AnswerShown:
    """One kind of consent: the question, how it stands and who said it how."""

    kind: str
    question: str
    means: str
    look: str
    word: str
    said: str
    covers: list[str]
    until: str
    renewed: str  # until when one tap renews it; empty while nobody is asked
    waits: list[str]  # what one guardian has said yes to, and waits for the other
    is_asked: bool = False  # whether it is the reader's answer that it waits for


def answers_shown(
    reading: Reading, consents: Mapping[str, Any], names: Mapping[UUID, str], standing: Standing
) -> list[AnswerShown]:
    """The answers, in the order they are asked."""
    found = [(kind, consents.get(kind)) for kind in QUESTIONS]
    halves = half_consents(reading)
    names = {**names, **names_of({str(row.pk): row for rows in halves.values() for row in rows})}
    waits = {kind: halves_text(rows, names, guardians(reading)) for kind, rows in halves.items()}
    mine = {kind for kind, rows in halves.items() if any(row.said_by_id == reading.viewer.party_id for row in rows)}
    return [
        answer_shown(
            kind,
            row,
            names,
            standing,
            "" if kind in mine else renewed_text(reading, row),
            waits.get(kind, []),
            is_asked=kind not in mine,
            who=who_said(reading, row) if row else "",
        )
        for kind, row in found
    ]


def answer_shown(
    kind: str, consent: Any | None, names: Mapping[UUID, str], standing: Standing, renewed: str = "",
    waits: Sequence[str] = (), *, is_asked: bool = False, who: str = "",
) -> AnswerShown:  # fmt: skip
    """One answer in words; `consent` is None before it is asked. `waits`: as `halves_text` tells it, and `is_asked`
    whether the reader has not said yes to it. `who`: as `who_said` tells it.
    """
    half = bool(waits) and (consent is None or consent.state != "given")
    shown = state_text("half" if half else consent.state if consent else "", "consent")
    question, means = QUESTIONS[kind](standing)
    if kind == "sharing" and consent and consent.state in ("refused", "withdrawn"):
        means = standing.say(*_only_others())
    covers = [names[one] for one in consent.organisations if one in names] if consent else []
    unanswered = standing.say(_("Du har inte svarat än"), _("Inte besvarat än"))
    word = shown.word if consent or half else unanswered
    said = standing.known(_said(consent, who))
    return AnswerShown(
        kind, question, means, shown.tone, word, said, covers, holds_text(consent), renewed, list(waits),
        is_asked=bool(waits) and is_asked,
    )  # fmt: skip


def _only_others() -> tuple[str, str]:
    return (
        _(
            "Ditt svar gäller andra organisationer. De som redan arbetar med dig är kvar, och kan ta in kollegor i "
            "samma kommun eller region."
        ),
        _(
            "Svaret gäller andra organisationer. De som redan arbetar med %(name)s är kvar, och kan ta in kollegor i "
            "samma kommun eller region."
        ),
    )


def _said(consent: Any | None, who: str) -> str:
    if consent is None or (consent.state == "ended" and consent.ends_at is None):
        return ""  # the clock's own note of the end is nobody's answer
    words = {
        "who": who or label_text(consent.said_by_label), "day": day_text(consent.said_at), "way": way_name(consent.way),
        "pen": label_text(consent.registered_by_label),
    }  # fmt: skip
    if consent.registered_by_id == consent.said_by_id:
        return _("%(who)s svarade den %(day)s.") % words
    return _("%(who)s svarade %(way)s den %(day)s. %(pen)s skrev in det.") % words


QUESTIONS: dict[str, Callable[[Standing], tuple[str, str]]] = {
    "plan": lambda standing: (
        standing.say(
            _("Får kommunen och regionen göra en gemensam plan med dig?"),
            _("Får kommunen och regionen göra en gemensam plan med %(name)s?"),
        ),
        standing.say(
            _("Då planerar socialtjänsten och vården tillsammans, med dig. Säger du nej gör de sitt var för sig."),
            _("Då planerar socialtjänsten och vården tillsammans, med %(name)s. Annars gör de sitt var för sig."),
        ),
    ),
    "sharing": lambda standing: (
        standing.say(
            _("Vilka får läsa din plan och din berättelse?"), _("Vilka får läsa %(whose)s plan och berättelse?")
        ),
        _("De som får ett ja kan bjudas in i teamet och läsa planen och berättelsen."),
    ),
    "reading": lambda standing: (
        standing.say(
            _("Vilka får läsa det som andra har skrivit om dig?"),
            _("Vilka får läsa det som andra har skrivit om %(name)s?"),
        ),
        _(
            "Vården och socialtjänsten skriver var för sig. Den som får ett ja kan läsa vad de andra har bedömt och "
            "beslutat, när det behövs. Det som är spärrat syns inte."
        ),
    ),
}


def gone_text(left: Sequence[Any]) -> str:
    """Who is in the team no more, in a sentence; empty when nobody left."""
    names = "; ".join(label_text(row.label) for row in left)
    return _("De är inte med i teamet längre: %(names)s.") % {"names": names} if names else ""


def thanks_words(standing: Standing) -> Words:
    """The thanks after each answer."""
    decided = _("Beslut som redan finns gäller fortfarande.")
    with_whom = (
        _("Kommunen och regionen kan börja planera tillsammans med dig."),
        _("Kommunen och regionen kan börja planera tillsammans med %(name)s."),
    )
    take_back = standing.say(
        _("Du kan ta tillbaka ditt ja när du vill."), _("Du kan ta tillbaka ja-svaret för %(name)s när du vill.")
    )
    who_sees = (
        _("Ingen annan organisation bjuds in eller ser din plan."),
        _("Ingen annan organisation bjuds in eller ser planen."),
    )
    return {
        "fornyat": lambda: Thanks(
            _("Tack, det gäller längre nu"),
            (_("Den nya sista dagen står här på sidan."), take_back),
        ),
        "halvt": lambda: Thanks(
            _("Tack, ja-svaret för %(name)s väntar på den andra vårdnadshavaren") % {"name": standing.first},
            (
                _("Ni bestämmer tillsammans. Ingen läser eller planerar något nytt förrän ni båda har sagt ja."),
                _("Den andra ser här att du har sagt ja, och svarar själv. Säg gärna till."),
                take_back,
            ),
        ),
        "plan-given": lambda: Thanks(
            standing.say(
                _("Tack, du sa ja till en gemensam plan"), _("Tack, du sa ja till en gemensam plan för %(name)s")
            ),
            (standing.say(*with_whom), take_back),
        ),
        "plan-refused": lambda: Thanks(
            standing.say(
                _("Tack, du sa nej till en gemensam plan"), _("Tack, du sa nej till en gemensam plan för %(name)s")
            ),
            (_("Ingen gemensam plan görs. Rätten till hjälp är densamma."), _("Du kan säga ja senare.")),
        ),
        "plan-withdrawn": lambda: Thanks(
            standing.say(_("Du har tagit tillbaka ditt ja"), _("Du har tagit tillbaka %(whose)s ja")),
            (
                _("Den gemensamma planeringen är slut från och med nu."),
                _("Det som är på gång fortsätter."), decided,
            ),
        ),
        "sharing-given": lambda: Thanks(
            _("Tack, nu vet vi vilka som får läsa"),
            (_("Bara de som du valde kan bjudas in."), _("Du ser här vilka som läser, och kan ändra dig när du vill.")),
        ),
        "reading-given": lambda: Thanks(
            _("Tack, nu vet vi vilka som får läsa vad andra har skrivit"),
            (
                standing.say(
                    _("De kan läsa när de möter dig och behöver det. Varje gång syns i Vem har läst."),
                    _(
                        "De kan läsa när de möter %(name)s och behöver det. Kommunen och regionen svarar på vem som "
                        "har läst."
                    ),
                ),
                take_back,
            ),
        ),
        "reading-refused": lambda: Thanks(
            _("Tack, du sa nej till att de läser vad andra har skrivit"),
            (_("Rätten till hjälp är densamma."), _("Du kan säga ja senare.")),
        ),
        "reading-withdrawn": lambda: Thanks(
            standing.say(
                _("Du har tagit tillbaka ditt ja till att läsa"), _("Du har tagit tillbaka %(whose)s ja till att läsa")
            ),
            (_("De kan inte läsa vad andra har skrivit, från och med nu."), _("Det de har läst kan de inte glömma.")),
        ),
        "igen": lambda: Thanks(
            _("Nu är de med igen"),
            (_("De läser från och med nu."), _("Du ser här vilka som läser, och kan ändra dig när du vill.")),
        ),
        "ord-igen": lambda: Thanks(
            _("Nu läser de det igen"),
            (_("Namn och telefon ser de inte."), _("Du kan sluta berätta det när du vill.")),
        ),
        "mera": lambda: Thanks(
            _("Nu berättas det"), (_("De läser det från och med nu."), _("Du kan sluta berätta det när du vill.")),
        ),
        "mindre": lambda: Thanks(
            _("Nu berättas det inte längre"),
            (_("De ser det inte från och med nu."), _("Det de redan har läst kan de inte glömma.")),
        ),
        "sharing-refused": lambda: Thanks(
            _("Tack, du sa nej till att dela"),
            (standing.say(*who_sees), _("Den som redan är med är kvar.")),
        ),
        "sharing-withdrawn": lambda: Thanks(
            standing.say(
                _("Du har tagit tillbaka ditt ja till att dela"), _("Du har tagit tillbaka %(whose)s ja till att dela")
            ),
            (
                standing.say(
                    _("De som läste tack vare ditt ja kan inte läsa längre, från och med nu."),
                    _("De som läste tack vare %(whose)s ja kan inte läsa längre, från och med nu."),
                ),
                _("Säger du ja igen kommer de inte tillbaka av sig själva. Du väljer vilka som ska vara med."),
                _("Det de har läst kan de inte glömma."), decided,
            ),
        ),
    }  # fmt: skip
