"""Cooperation deviations: noted in one tap from a plan, answered across principals, open until all have answered."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.queries import Reading, Viewer, open_change
from ledstjarna.domain.consent.rules import PLAN, TEAM
from ledstjarna.domain.plans.actions._parts import envelope, locked, standing_plan
from ledstjarna.domain.plans.events import DeviationAnswered, DeviationClosed, DeviationNoted, DeviationWithdrawn
from ledstjarna.domain.plans.models import Commitment, CooperationDeviation, DeviationAnswer, DeviationFigure
from ledstjarna.domain.plans.rules.deviations import answer_promised, may_learn, noting_findings
from ledstjarna.domain.plans.rules.states import DEVIATION
from ledstjarna.domain.teams.queries import team
from ledstjarna.foundation.clock import day_of
from ledstjarna.foundation.findings import Finding, RuleBroken, require
from ledstjarna.foundation.outbox.publishing import publish


@transaction.atomic
def note_deviation(
    *, by: Viewer, subject_id: UUID, kind: str, words: str, organisations: Sequence[UUID], at: datetime,
    commitment_id: UUID | None = None,
) -> CooperationDeviation:  # fmt: skip
    """Note what did not work. It reaches the first member of the team at each of `organisations`, by name.

    It holds the words, the part it is about and no more of the person; whoever it reaches sees the plan already.
    """
    change = open_change(by, subject_id, what="note_deviation", kinds=[PLAN, TEAM])
    members = _first_of_each(change)
    asked = list(dict.fromkeys(organisations))
    findings = noting_findings(kind=kind, words=words, asked=asked, in_team=members, own=by.organisation_id)
    if findings:
        raise RuleBroken(*findings)
    assert by.organisation_id is not None
    plan = standing_plan(change)
    about = locked(Commitment.objects.filter(**change.rows), by, commitment_id, "deviation") if commitment_id else None
    row = CooperationDeviation.objects.create(
        **change.rows, plan=plan, commitment=about, kind=kind, words=words.strip(), state=DEVIATION.start,
        noted_by_id=by.party_id, noted_by_label=by.label, organisation_id=by.organisation_id, noted_at=at,
    )  # fmt: skip
    for organisation_id in asked:
        _reach(change, row, members[organisation_id], at)
    publish(DeviationNoted(**envelope(change, at), deviation_id=row.id, kind=kind))
    return row


@transaction.atomic
def answer_deviation(
    *, by: Viewer, subject_id: UUID, deviation_id: UUID, answer: str, at: datetime
) -> CooperationDeviation:
    """Answer for one's own organisation. Anyone of its staff may, so that nobody waits for a holiday."""
    change = open_change(by, subject_id, what="answer_deviation", kinds=[PLAN])
    row = _locked(change, deviation_id)
    answers = list(DeviationAnswer.objects.filter(**change.rows, deviation=row).order_by("id"))
    mine = next((one for one in answers if by.organisation_id and one.organisation_id == by.organisation_id), None)
    require(
        None if mine else Finding("deviation_another_answers"),
        None if answer.strip() else Finding("deviation_answer_missing", field_name="answer"),
        Finding("already_answered", {"who": mine.answered_by_label}) if mine and mine.answered_at else None,
    )
    assert mine is not None
    last = all(one.answered_at for one in answers if one.pk != mine.pk)
    row.state = DEVIATION.after(row.state, "answer_last") if last else DEVIATION.after(row.state, "answer")
    row.save(update_fields=["state"])
    mine.answer, mine.answered_by_label, mine.answered_at = answer.strip(), by.label, at
    mine.save(update_fields=["answer", "answered_by_label", "answered_at"])
    DeviationFigure.objects.filter(pk=mine.pk).update(answered_at=at)
    publish(DeviationAnswered(**envelope(change, at), deviation_id=row.id))
    return row


@transaction.atomic
def learn_from_deviation(
    *, by: Viewer, subject_id: UUID, deviation_id: UUID, learnt: str, at: datetime
) -> CooperationDeviation:
    """Write what was learnt, when all have answered: then it is closed. Anybody of those concerned may."""
    change = open_change(by, subject_id, what="learn_from_deviation", kinds=[PLAN])
    row = _locked(change, deviation_id)
    asked = DeviationAnswer.objects.filter(**change.rows, deviation=row).values_list("organisation_id", flat=True)
    require(
        may_learn(by.organisation_id, {row.organisation_id, *asked}),
        None if learnt.strip() else Finding("deviation_learnt_missing", field_name="learnt"),
    )
    row.state = DEVIATION.after(row.state, "learn")
    row.learnt, row.learnt_by_label, row.ended_at = learnt.strip(), by.label, at
    row.save(update_fields=["state", "learnt", "learnt_by_label", "ended_at"])
    publish(DeviationClosed(**envelope(change, at), deviation_id=row.id))
    return row


@transaction.atomic
def withdraw_deviation(*, by: Viewer, subject_id: UUID, deviation_id: UUID, at: datetime) -> CooperationDeviation:
    """Take back one that was noted by mistake, while it is open. Anybody of the organisation that noted it may."""
    change = open_change(by, subject_id, what="withdraw_deviation", kinds=[PLAN])
    row = _locked(change, deviation_id)
    require(may_learn(by.organisation_id, {row.organisation_id}))
    row.state, row.ended_at = DEVIATION.after(row.state, "withdraw"), at
    row.save(update_fields=["state", "ended_at"])
    answers = DeviationAnswer.objects.filter(**change.rows, deviation=row).values_list("pk", flat=True)
    DeviationFigure.objects.filter(pk__in=list(answers)).update(withdrawn=True)
    publish(DeviationWithdrawn(**envelope(change, at), deviation_id=row.id))
    return row


def _first_of_each(change: Reading) -> dict[UUID, Any]:
    """Whom it reaches at each organisation in the team: the coordinator where it is theirs, else the first."""
    found: dict[UUID, Any] = {}
    for member in team(change):
        if member.organisation_id:
            found.setdefault(member.organisation_id, member)
    return found


def _reach(change: Reading, row: CooperationDeviation, member: Any, at: datetime) -> None:
    promised = answer_promised(row.kind, at)
    answer = DeviationAnswer.objects.create(
        **change.rows, deviation=row, organisation_id=member.organisation_id, reaches_id=member.party_id,
        reaches_label=member.label, answer_promised_at=promised,
    )  # fmt: skip
    DeviationFigure.objects.create(
        id=answer.pk, county_id=change.county_id, noted_on=day_of(at), kind=row.kind,
        from_organisation_id=row.organisation_id, to_organisation_id=member.organisation_id, promised_at=promised,
    )  # fmt: skip


def _locked(change: Reading, deviation_id: UUID) -> CooperationDeviation:
    rows = CooperationDeviation.objects.filter(**change.rows)
    return locked(rows, change.viewer, deviation_id, "deviation")
