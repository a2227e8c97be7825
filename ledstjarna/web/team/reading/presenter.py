"""Requests to lift a block in an emergency, in words: how the own one stands, and where an answer leads."""

from collections.abc import Collection
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from ledstjarna.domain.consent.models import BlockLift
from ledstjarna.domain.consent.queries import (
    LIFT_REQUEST,
    LiftsAsked,
    Reading,
    ended_by_person,
    lift_holds,
    lift_waits,
)
from ledstjarna.domain.consent.rules import DECISION, NEEDS, PLAN
from ledstjarna.web.team.ways import way_to
from ledstjarna.web.wording import label_text, moment_text


def own_text(kinds: Collection[str], *, of_parts: bool) -> str:
    """What the viewer reads without what others have written, by what they reach that way."""
    return _own(kinds, of_parts=of_parts)[0]


def after_text(kinds: Collection[str], *, of_parts: bool) -> str:
    """The same, of what is left when the viewer has stopped reading others."""
    return _own(kinds, of_parts=of_parts)[1]


def _own(kinds: Collection[str], *, of_parts: bool) -> tuple[str, str]:
    """Now, and then."""
    if PLAN in kinds:
        return (
            _("Du läser det som din egen organisation har skrivit, och det som personen delar i planen."),
            _("Du läser sedan bara det som din egen organisation har skrivit, och det som personen delar i planen."),
        )
    if NEEDS in kinds:
        return (
            _("Du läser det som din egen organisation har skrivit."),
            _("Du läser sedan bara det som din egen organisation har skrivit."),
        )
    if DECISION in kinds or of_parts:
        return (
            _("Du läser vem personen är, och det som ni har fått frågan om."),
            _("Du läser sedan bara vem personen är, och det som ni har fått frågan om."),
        )
    return _("Du läser vem personen är."), _("Du läser sedan bara vem personen är.")


def asked_text(asked: LiftsAsked, at: datetime) -> str:
    """How the own organisation's newest questions stand, each that stands alike said once; empty where nobody asked.

    Which sectors have been asked is not told: it would say what the block hides. That a part is left is.
    """
    if not asked.newest:
        return ""
    said = list(dict.fromkeys(_stands(lift, asked, at) for lift in asked.newest))
    if len(said) > 1:
        said.insert(0, _("Det är skrivet av fler än en, och var och en svarar för sitt."))
    if unheard := unheard_text(asked):
        said.append(unheard)
    return " ".join(said)


def not_asked_text(asked: LiftsAsked) -> str:
    """That nobody has asked yet, and whether it would be heard."""
    if asked.nobody_hears:
        return _("Ingen fråga är skickad. Den når ingen där just nu: öppna och se vem du ringer.")
    return _("Ingen fråga är skickad. Öppna för att fråga.")


def unheard_text(asked: LiftsAsked) -> str:
    """That nobody who can answer has, or would get, the question: all of it, or a part. Empty where all are heard."""
    if not asked.unheard:
        return ""
    if asked.nobody_hears:
        return _("Ingen där som kan svara har frågan i sitt Att göra.")
    return _("En del av det når ingen där som kan svara.")


def back_from_answer(reading: Reading) -> str:
    """Where an answer leads: to the person's page, or to the work list for whoever reached them only to answer."""
    if reading.reached.basis == LIFT_REQUEST:
        return f"{reverse('team_work')}?tack=lift_answered"
    return way_to("team_reading", reading.subject_id, "lift_answered")


def why_over(lift: BlockLift, label: str) -> str:
    """Why a question is over: to who answered, what they said and until when it holds; nothing of it to others."""
    if lift.answered_by_label:
        if lift.answered_by_label != label:
            return ""
        if lift.period is None:
            return _("Svaret var nej: spärren står kvar.")
        return _("Svaret var ja. Det gäller till %(when)s, om inget ändras innan dess.") % {
            "when": moment_text(lift.period.upper)
        }
    if ended_by_person(lift):
        return _("Personen har själv hävt spärren, så det finns inget att svara på.")
    return _("Nödläget hos dem som frågade är över, så inget hävs. Behöver de det igen frågar de på nytt.")


def _stands(lift: BlockLift, asked: LiftsAsked, at: datetime) -> str:
    again = " " + _("Ni kan fråga igen.") if lift.sector in asked.askable else ""
    if lift.answered_at is None:
        who = {"who": label_text(lift.asked_by_label), "when": moment_text(lift.asked_at)}
        if lift_waits(lift, at):
            return _("%(who)s skickade frågan %(when)s. Inget svar än.") % who
        return _("%(who)s skickade frågan %(when)s. Ingen svarade.") % who + again
    if not lift.answered_by_label:
        over = {"when": moment_text(lift.answered_at)}
        return _("Nödläget tog slut %(when)s, innan någon hade svarat.") % over + again
    if lift.period is None:
        return _("De svarade nej %(when)s.") % {"when": moment_text(lift.answered_at)} + again
    until = {"when": moment_text(lift.period.upper)}
    if lift_holds(lift, at):
        return _("Spärren är hävd för er till %(when)s.") % until
    return _("Spärren var hävd för er till %(when)s.") % until + again
