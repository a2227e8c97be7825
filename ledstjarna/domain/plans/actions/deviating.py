"""Cooperation deviations: begun in one tap from a plan, sent, answered across principals, open until all have."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.queries import Reading, Viewer, open_change
from ledstjarna.domain.consent.rules import PLAN, TEAM
from ledstjarna.domain.plans.actions._parts import envelope, locked, standing_plan
from ledstjarna.domain.plans.events import DeviationAnswered, DeviationClosed, DeviationNoted, DeviationWithdrawn
from ledstjarna.domain.plans.models import (
    Commitment,
    CooperationDeviation,
    DeviationAnswer,
    DeviationFigure,
    DeviationKind,
)
from ledstjarna.domain.plans.rules.deviations import (
    answer_promised,
    beginning_findings,
    may_draft,
    may_learn,
    noting_findings,
)
from ledstjarna.domain.plans.rules.states import DEVIATION
from ledstjarna.domain.teams.queries import team
from ledstjarna.foundation.clock import day_of
from ledstjarna.foundation.findings import Finding, require
from ledstjarna.foundation.outbox.publishing import publish


@transaction.atomic
def begin_deviation(
    *, by: Viewer, subject_id: UUID, at: datetime, commitment_id: UUID | None = None
) -> CooperationDeviation:
    """Make a deviation in one tap, with what the plan knows: who notes it, from where, when and which part.

    It is a draft, and its writer's alone, until its kind and a few words are there and it is sent: another principal is
    never reached by an empty complaint, and what is sent has somebody named to answer. A draft that is left is
    among what waits for its writer (`deviation_to_send`). Tapped again about the same part, the same draft is
    gone on with. Raises RuleBroken when no other organisation is in the team.
    """
    change = open_change(by, subject_id, what="begin_deviation", kinds=[PLAN, TEAM])
    require(*beginning_findings(own=by.organisation_id, others=_first_of_each(change)))
    assert by.organisation_id is not None
    about = locked(Commitment.objects.filter(**change.rows), by, commitment_id, "deviation") if commitment_id else None
    mine = CooperationDeviation.objects.filter(
        **change.rows, state=DEVIATION.start, noted_by_id=by.party_id, commitment=about
    )
    return mine.first() or CooperationDeviation.objects.create(
        **change.rows, plan=standing_plan(change, "begin_deviation", commitment_id), commitment=about,
        kind=DeviationKind.OTHER, words="", state=DEVIATION.start, noted_by_id=by.party_id, noted_by_label=by.label,
        organisation_id=by.organisation_id, noted_at=at,
    )  # fmt: skip


@transaction.atomic
def send_deviation(
    *, by: Viewer, subject_id: UUID, deviation_id: UUID, kind: str, words: str, organisations: Sequence[UUID],
    at: datetime, commitment_id: UUID | None = None,
) -> CooperationDeviation:  # fmt: skip
    """Send what was begun. It reaches the first member of the team at each of `organisations`, by name.

    It holds the words, the part it is about and no more of the person; whoever it reaches sees the plan already.
    """
    change = open_change(by, subject_id, what="send_deviation", kinds=[PLAN, TEAM])
    row = _locked(change, deviation_id)
    require(may_draft(row.state, row.noted_by_id, by.parties))
    state = DEVIATION.after(row.state, "send")
    members = _first_of_each(change)
    asked = list(dict.fromkeys(organisations))
    require(*noting_findings(kind=kind, words=words, asked=asked, in_team=members, own=by.organisation_id))
    about = locked(Commitment.objects.filter(**change.rows), by, commitment_id, "deviation") if commitment_id else None
    row.kind, row.words, row.commitment, row.state, row.noted_at = kind, words.strip(), about, state, at
    row.save(update_fields=["kind", "words", "commitment", "state", "noted_at"])
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
    """Take back one that was noted by mistake, while it is open. Anybody of the organisation that noted it may.

    A draft is taken back by who began it, and stands among theirs: nobody else was told of it, so nobody is told now.
    """
    change = open_change(by, subject_id, what="withdraw_deviation", kinds=[PLAN])
    row = _locked(change, deviation_id)
    require(may_learn(by.organisation_id, {row.organisation_id}), may_draft(row.state, row.noted_by_id, by.parties))
    was_sent = row.state != DEVIATION.start
    row.state, row.ended_at = DEVIATION.after(row.state, "withdraw"), at
    row.save(update_fields=["state", "ended_at"])
    answers = DeviationAnswer.objects.filter(**change.rows, deviation=row).values_list("pk", flat=True)
    DeviationFigure.objects.filter(pk__in=list(answers)).update(withdrawn=True)
    if was_sent:
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
