"""Requests to lift a block in an emergency, in words: how the own one stands, and who may answer one."""

from datetime import datetime

from django.utils.translation import gettext as _

from ledstjarna.domain.consent.models import Block, BlockLift
from ledstjarna.domain.consent.rules import CARE, sector_of
from ledstjarna.web.wording import label_text, moment_text
from ledstjarna.web.wording.blocks import units_of

_TO_RING = 8


def may_ask(lift: BlockLift | None, at: datetime) -> bool:
    """Whether there is anything to ask for: not while a question waits, nor while the block is lifted for them."""
    return lift is None or (lift.answered_at is not None and not _lifted(lift, at))


def asked_text(lift: BlockLift | None, at: datetime) -> str:
    """How the own organisation's newest question stands; empty where nobody has asked."""
    if lift is None:
        return ""
    if lift.answered_at is None:
        who = {"who": label_text(lift.asked_by_label), "when": moment_text(lift.asked_at)}
        return _("%(who)s skickade frågan %(when)s. Inget svar än.") % who
    if lift.period is None:
        return _("De svarade nej %(when)s. Ni kan fråga igen.") % {"when": moment_text(lift.answered_at)}
    until = {"when": moment_text(lift.period.upper)}
    return (
        _("Spärren är hävd för er till %(when)s.") if _lifted(lift, at)
        else _("Spärren var hävd för er till %(when)s. Ni kan fråga igen.")
    ) % until  # fmt: skip


def who_may_answer(block: Block, county_id: str) -> list[tuple[str, str]]:
    """The units inside the block with staff who may answer, each with its phone: those that can be rung stand first.

    For a colleague there who may not answer, and for whoever asks and is in a hurry (2022:913 3:6).
    """
    inside = [
        (one.name, one.phone)
        for one in units_of(block.organisation_id, county_id)
        if sector_of("", one.kind) == CARE
        and (one.pk == block.unit_id if block.unit_id else block.process in ("", one.kind))
    ]
    return sorted(inside, key=lambda one: not one[1])[:_TO_RING]


def _lifted(lift: BlockLift, at: datetime) -> bool:
    return lift.period is not None and at < lift.period.upper
