"""A provider's how in words: what is done, when and by whom, as the person reads it and says yes to it."""

from dataclasses import dataclass
from datetime import date, time
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from ledstjarna.domain.plans.models import ImplementationPlan
from ledstjarna.domain.plans.queries import implementation_is_intact
from ledstjarna.domain.plans.rules.activities import rule_of
from ledstjarna.foundation.clock import day_of
from ledstjarna.web.lived.words import told_from
from ledstjarna.web.wording import label_text, moment_text, state_text, written


@dataclass(frozen=True, slots=True)
class HowShown:
    """One version."""

    id: UUID
    number: int
    version: int
    state: str
    look: str
    word: str
    how: str
    wishes: str
    who_comes: str
    times: list[str]
    written_by: str
    answer: str
    agreed: str
    digest: str
    intact: bool


def how_shown(row: ImplementationPlan) -> HowShown:
    """A version as it was frozen when the person was asked; a draft as it stands."""
    snapshot: dict[str, Any] = row.snapshot or {}
    state = state_text(row.state, "implementation")
    by = {"who": label_text(row.written_by_label), "when": moment_text(row.written_at)}
    return HowShown(
        id=row.id, number=row.number, version=row.version, state=row.state, look=state.tone, word=state.word,
        how=written(row.how), wishes=written(row.wishes), who_comes=written(row.who_comes),
        times=[_time(each, day_of(row.written_at)) for each in snapshot.get("times", [])],
        written_by=_("%(who)s skrev det den %(when)s.") % by, answer=_answer(row), agreed=_agreed(row),
        digest=row.digest, intact=not row.digest or implementation_is_intact(row),
    )  # fmt: skip


def _time(kept: dict[str, Any], written_on: date) -> str:
    at = time.fromisoformat(kept["at"]) if kept["at"] else None
    starts = date.fromisoformat(kept["from"])
    said = told_from(rule_of(kept["rule"]), starts, at, kept["minutes"], seen_on=written_on)
    return f"{kept['what']}: {said}" if kept["what"] else said[:1].upper() + said[1:]


def _agreed(row: ImplementationPlan) -> str:
    if not row.digest or row.answered_at is None:
        return ""
    said = {"who": label_text(row.snapshot["agreed"]["name"]), "when": moment_text(row.answered_at)}
    if row.snapshot["agreed"]["by"]:
        by = {**said, "by": label_text(row.snapshot["agreed"]["by"])}
        return _("%(who)s sa ja till det den %(when)s. Antecknat av %(by)s.") % by
    return _("%(who)s sa ja till det den %(when)s.") % said


def _answer(row: ImplementationPlan) -> str:
    if row.digest or not row.answer:
        return ""
    said = {"who": label_text(row.answered_by_label), "words": row.answer}
    return _("%(who)s ville ändra: ”%(words)s”") % said
