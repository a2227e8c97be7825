"""Requests to lift a block in an emergency, in words: how the own one stands, and where an answer leads."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from ledstjarna.domain.consent.models import BlockLift
from ledstjarna.domain.consent.queries import LIFT_REQUEST, Reading
from ledstjarna.domain.consent.rules import emergency_until
from ledstjarna.web.team.ways import way_to
from ledstjarna.web.wording import label_text, moment_text


def may_ask(lift: BlockLift | None, at: datetime) -> bool:
    """Whether there is anything to ask for: not while a question waits, nor while the block is lifted for them.

    A question waits as long as an emergency lasts; one without an answer by then is asked anew.
    """
    if lift is None:
        return True
    return not _waits(lift, at) if lift.answered_at is None else not _lifted(lift, at)


def asked_text(lift: BlockLift | None, at: datetime) -> str:
    """How the own organisation's newest question stands; empty where nobody has asked."""
    if lift is None:
        return ""
    if lift.answered_at is None:
        who = {"who": label_text(lift.asked_by_label), "when": moment_text(lift.asked_at)}
        if not _waits(lift, at):
            return _("%(who)s skickade frågan %(when)s. Ingen svarade. Ni kan fråga igen.") % who
        return _("%(who)s skickade frågan %(when)s. Inget svar än.") % who
    if not lift.answered_by_label:
        over = {"when": moment_text(lift.answered_at)}
        return _("Nödläget tog slut %(when)s, innan någon hade svarat. Ni kan fråga igen.") % over
    if lift.period is None:
        return _("De svarade nej %(when)s. Ni kan fråga igen.") % {"when": moment_text(lift.answered_at)}
    until = {"when": moment_text(lift.period.upper)}
    return (
        _("Spärren är hävd för er till %(when)s.") if _lifted(lift, at)
        else _("Spärren var hävd för er till %(when)s. Ni kan fråga igen.")
    ) % until  # fmt: skip


def back_from_answer(reading: Reading) -> str:
    """Where an answer leads: to the person's page, or to the work list for whoever reached them only to answer."""
    if reading.reached.basis == LIFT_REQUEST:
        return f"{reverse('team_work')}?tack=lift_answered"
    return way_to("team_reading", reading.subject_id, "lift_answered")


def _waits(lift: BlockLift, at: datetime) -> bool:
    return at < emergency_until(lift.asked_at)


def _lifted(lift: BlockLift, at: datetime) -> bool:
    return lift.period is not None and at < lift.period.upper
