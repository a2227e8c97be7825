"""Who may speak for the person on a day: the person, or a representative within their mandate."""

from datetime import date
from typing import Any
from uuid import UUID

from ledstjarna.cli.checking.life import Life
from ledstjarna.domain.people.rules import Held, age_on, may_choose_for, own_hindrance, reading_terms
from ledstjarna.foundation.findings import Finding


def may_speak(life: Life, who: UUID, matter: str, on: date) -> Finding | None:
    """Why `who` does not speak for the person in `matter` on a day; None when they do.

    That the person was with it is taken for granted: what they said about it is not kept.
    """
    if who == life.subject_id:
        return own_hindrance(matter, age_on(life.birth_date, on)) if life.birth_date else None
    held = [_held(row) for row in life.mandates_on(who, on)]
    return may_choose_for(held, matter=matter, birth_date=life.birth_date, on=on, person_says="agrees")


def representative_reads(life: Life, who: UUID, on: date) -> frozenset[str]:
    """What the mandates of a representative let them read on a day."""
    held = [_held(row) for row in life.mandates if row.representative_id == who and not row.period.isempty]
    terms = reading_terms(held, life.birth_date)
    return next((term.kinds for term in terms if term.start <= on and (not term.end or on < term.end)), frozenset())


def guardians_on(life: Life, on: date) -> set[UUID]:
    """The guardians of a day: they decide together (FB 6:13)."""
    return {row.representative_id for row in life.mandates_on(None, on) if row.kind == "guardian"}


def _held(row: Any) -> Held:
    return Held(row.kind, frozenset(row.scopes), row.period.lower, row.period.upper)
