"""Det här stämmer inte: the person asks, somebody named at whoever keeps the thing answers within a month."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.queries import NotForYou, Reading, Viewer, open_change
from ledstjarna.domain.consent.rules import BASIC, NEEDS, PLAN, STORY, TEAM
from ledstjarna.domain.keeping.events import RectificationAnswered, RectificationAsked, RectificationWithdrawn
from ledstjarna.domain.keeping.models import Rectification
from ledstjarna.domain.keeping.queries import Thing, keeper_of, may_answer, rectification, standing, things
from ledstjarna.domain.keeping.rules.rectifying import (
    ERASE,
    PART,
    RECTIFICATION,
    RECTIFY,
    REFUSE,
    answer_findings,
    appeal_of,
    due_on,
    not_yet_changed,
    notes_dispute,
    request_findings,
)
from ledstjarna.domain.keeping.rules.rectifying import (
    STORY as OWN_STORY,
)
from ledstjarna.domain.people.actions import erase_story
from ledstjarna.domain.plans.actions import forget_part_shared
from ledstjarna.foundation.clock import day_of
from ledstjarna.foundation.findings import Finding, RuleBroken, require
from ledstjarna.foundation.outbox.publishing import publish

ASKS, ABOUT = (BASIC, TEAM), (STORY, NEEDS, PLAN)  # what is asked for, and what may be wrong where it is reached


@transaction.atomic
def ask_to_rectify(
    *, by: Viewer, subject_id: UUID, thing: str, wants: str, words: str, at: datetime, way: str = "digital"
) -> Rectification:  # fmt: skip
    """Ask to have a thing put right or erased. `thing` is its code.

    Raises NotForYou for somebody close and for a thing that is not there, RuleBroken when something is missing, the
    very same is asked already, or nobody is in the team.
    """
    change = open_change(by, subject_id, what="ask_to_rectify", kinds=ASKS, also=ABOUT)
    if by.kind == "close_one":
        raise NotForYou(by, subject_id, "ask_to_rectify")
    about, _colon, _row = thing.partition(":")
    require(*request_findings(about=about, wants=wants, words=words, viewer_kind=by.kind, way=way))
    found = _thing(change, thing)
    again = Rectification.objects.filter(
        **change.rows, about=found.about, row_id=found.row_id, wants=wants, words=words.strip(),
        state=RECTIFICATION.start,
    )  # fmt: skip
    if again.exists():
        raise RuleBroken(Finding("rectification_asked_already"))
    keeper = keeper_of(change, found)
    if keeper is None:
        raise RuleBroken(Finding("nobody_to_reach"))
    with automatic_run("ask_to_rectify"):
        row = Rectification.objects.create(
            **change.rows, about=found.about, row_id=found.row_id, what=found.title[:300],
            kept_by=keeper.law, organisation_id=keeper.organisation_id, organisation_label=keeper.organisation_label,
            wants=wants, words=words.strip(), way=way, asked_by_id=by.party_id, asked_by_label=by.label, asked_at=at,
            reaches_id=keeper.reaches_id, reaches_label=keeper.reaches_label, due_on=due_on(day_of(at)),
        )  # fmt: skip
    publish(RectificationAsked(**_envelope(change, at), rectification_id=row.pk, way=way))
    return row


@transaction.atomic
def answer_rectification(
    *, by: Viewer, subject_id: UUID, rectification_id: UUID, verdict: str, answer: str, reads_now: str, at: datetime
) -> Rectification:
    """Answer: put right, noted that the person says otherwise, erased, or no with the reason and how to appeal.

    What is to be erased is erased here; what is put right is changed where it stands, as a new version. Raises
    NotForYou for who is not of staff where it reached, RuleBroken. Where versions are kept the text as it
    stands is told, and `reads_now` is for what keeps none.
    """
    change = open_change(by, subject_id, what="answer_rectification", kinds=[BASIC])
    with automatic_run("answer_rectification"):
        row = _locked(change, rectification_id)
        if not may_answer(change, row):
            raise NotForYou(by, subject_id, "answer_rectification")
        if row.state != RECTIFICATION.start:
            raise RuleBroken(Finding("already_answered", {"who": row.answered_by_label or row.asked_by_label}))
        stands = standing(row)
        require(not_yet_changed(
            about=row.about, verdict=verdict, asked_at=row.asked_at, changed_at=stands.changed_at
        ))  # fmt: skip
        if verdict == RECTIFY:
            reads_now = stands.text[:1000] or reads_now.strip()
        require(*answer_findings(law=row.kept_by, verdict=verdict, answer=answer, reads_now=reads_now))
        row.state = RECTIFICATION.after(row.state, verdict)
        row.answer, row.reads_now, row.disputed = answer.strip(), reads_now.strip(), notes_dispute(verdict)
        row.appeal = appeal_of(row.kept_by, row.wants) if verdict == REFUSE else ""
        row.answered_by_label, row.answered_at = by.label, at
        row.save()
        if verdict == ERASE:
            _erase(row)
    publish(RectificationAnswered(**_envelope(change, at), rectification_id=row.pk))
    return row


@transaction.atomic
def withdraw_rectification(*, by: Viewer, subject_id: UUID, rectification_id: UUID, at: datetime) -> Rectification:
    """The person takes it back before it is answered. Raises NotForYou, also for who may not read it, RuleBroken."""
    change = open_change(by, subject_id, what="withdraw_rectification", kinds=[BASIC])
    if by.kind not in ("person", "representative"):
        raise NotForYou(by, subject_id, "withdraw_rectification")
    with automatic_run("withdraw_rectification"):
        rectification(change, rectification_id)
        row = _locked(change, rectification_id)
        row.state = RECTIFICATION.after(row.state, "withdraw")
        row.save(update_fields=["state"])
    publish(RectificationWithdrawn(**_envelope(change, at), rectification_id=row.pk))
    return row


def _thing(change: Reading, code: str) -> Thing:
    found = next((thing for thing in things(change) if thing.code == code), None)
    if found is None:
        raise NotForYou(change.viewer, change.subject_id, "ask_to_rectify")
    return found


def _locked(change: Reading, rectification_id: UUID) -> Rectification:
    row = Rectification.objects.select_for_update().filter(**change.rows, pk=rectification_id).first()
    if row is None:
        raise NotForYou(change.viewer, change.subject_id, "rectification")
    return row


def _erase(row: Rectification) -> None:
    """Erase what the law lets go: the person's own words, or what an association had been told for one part."""
    if row.about == OWN_STORY:
        erase_story(row.subject_id)
    if row.about == PART and row.row_id:
        forget_part_shared(row.row_id)


def _envelope(change: Reading, at: datetime) -> dict[str, Any]:
    return {
        "county_id": change.county_id, "subject_id": change.subject_id, "actor_id": change.viewer.party_id,
        "happened_at": at,
    }  # fmt: skip
