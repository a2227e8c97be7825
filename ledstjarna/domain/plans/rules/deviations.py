"""Cooperation deviations: what one says, whom it reaches, how soon they answer, who learns from it. Pure.

The times are our own promise, not law. A deviation takes the place of no report that the law asks for (lex Sarah,
SoL 2025:400; lex Maria, PSL 2010:659 3:5): the page says so, and each organisation makes its own.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from ledstjarna.foundation.findings import Finding
from ledstjarna.foundation.promising import by_working_day

SOON, USUAL = 3, 10  # working days
ANSWER_WITHIN = {
    "handover": SOON,
    "not_done": SOON,
    "medicines": SOON,
    "information": USUAL,
    "responsibility": USUAL,
    "no_contact": SOON,
    "other": USUAL,
}
LONGEST = 1000  # characters: few words, as little about the person as is needed


def answer_promised(kind: str, noted_at: datetime) -> datetime:
    """When everybody it reached has answered at the latest. Raises KeyError for an unknown kind."""
    return by_working_day(noted_at, ANSWER_WITHIN[kind])


def is_late(promised_at: datetime, answered_at: datetime | None, at: datetime) -> bool:
    """Whether an answer is late: not there when it was promised, or given after that."""
    return (answered_at or at) > promised_at


def beginning_findings(*, own: object | None, others: Iterable[object]) -> list[Finding]:
    """What hinders that a deviation is begun: one of staff does it, and there is another organisation to answer it."""
    findings = [
        None if own is not None else Finding("staff_note_deviations"),
        None if set(others) - {own} else Finding("deviation_nobody_else"),
    ]
    return [one for one in findings if one is not None]


def may_draft(state: str, noted_by: object, parties: Iterable[object]) -> Finding | None:
    """Whether somebody may do anything with a deviation as far as it is a draft: that is for who began it alone."""
    return None if state != "draft" or noted_by in set(parties) else Finding("deviation_not_yours")


def noting_findings(
    *, kind: str, words: str, asked: Sequence[object], in_team: Iterable[object], own: object | None
) -> list[Finding]:
    """What hinders that a deviation is sent: it has a kind and few words, and reaches others than one's own."""
    known = set(in_team)
    findings = [
        None if own is not None else Finding("staff_note_deviations"),
        None if kind in ANSWER_WITHIN else Finding("deviation_kind_missing", field_name="kind"),
        None if words.strip() else Finding("words_missing", field_name="words"),
        Finding("text_too_long", {"longest": LONGEST}, field_name="words") if len(words.strip()) > LONGEST else None,
        None if asked else Finding("deviation_reaches_nobody", field_name="organisations"),
        Finding("deviation_within_own", field_name="organisations") if own is not None and own in asked else None,
        None
        if all(one in known for one in asked)
        else Finding("deviation_not_in_team", field_name="organisations"),
    ]  # fmt: skip
    return [one for one in findings if one is not None]


def may_learn(own: object | None, concerned: Iterable[object]) -> Finding | None:
    """Whether somebody of `own` organisation may write what was learnt: anybody of those concerned."""
    return None if own is not None and own in set(concerned) else Finding("deviation_not_yours")
