"""Answering what a round found and what a person asks. Opening and answering are logged like everything else."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.queries import NotForYou, Viewer, log_listing, open_change, own_act_finding
from ledstjarna.domain.consent.rules import LOG
from ledstjarna.domain.control.models import LogFinding, LogOutcome, LogQuestion
from ledstjarna.domain.control.queries import own_organisation, read_by
from ledstjarna.domain.control.rules.checks import DAYS_TO_ANSWER
from ledstjarna.domain.control.rules.outcomes import (
    OUTCOME,
    answer_finding,
    question_finding,
    reason_finding,
    says_the_same,
)
from ledstjarna.foundation.clock import day_of
from ledstjarna.foundation.findings import Finding, require


@transaction.atomic
def note_outcome(*, by: Viewer, finding_id: UUID, verdict: str, reason: str, at: datetime) -> LogOutcome | None:
    """Note how a finding was answered: in order, the reader asked, or reported. Raises RuleBroken, NotForYou.

    Two who come to the same are both noted, each with their own reason. None where the same one has said just that.
    """
    organisation_id = own_organisation(by)
    with automatic_run("log_control"):
        rows = LogFinding.objects.select_for_update().filter(pk=finding_id, organisation_id=organisation_id)
        row = rows.first()
        if row is None:
            raise NotForYou(by, None, "note_log_outcome")
        require(own_act_finding(by, row.reader_id), reason_finding(reason))
        said = {"finding": row, "reason": reason.strip(), "noted_by_id": by.party_id}
        if says_the_same(row.state, verdict):
            if LogOutcome.objects.filter(**said, state=row.state).exists():
                return None
        else:
            row.state = OUTCOME.after(row.state, verdict)
            row.save(update_fields=["state"])
        outcome = LogOutcome.objects.create(
            county_id=row.county_id, subject_id=row.subject_id, **said, state=row.state, noted_by_label=by.label,
            noted_at=at,
        )  # fmt: skip
    log_listing(by, [row.subject_id], what="note_log_outcome")
    return outcome


@transaction.atomic
def ask_about_reading(*, by: Viewer, subject_id: UUID, access_log_id: UUID, words: str, at: datetime) -> LogQuestion:
    """Ask the reader's organisation why somebody has read. Raises RuleBroken, also where it is asked and not answered;
    NotForYou.
    """
    change = open_change(by, subject_id, what="ask_about_log", kinds=[LOG])
    read = read_by(change, access_log_id)
    same = {"reader_id": read.reader_id, "read_at": read.at, "answered_at": None}
    is_asked = LogQuestion.objects.filter(**change.rows, **same).exists()
    require(Finding("log_question_asked") if is_asked else question_finding(words))
    return LogQuestion.objects.create(
        **change.rows, organisation_id=read.organisation_id, reader_id=read.reader_id, reader_label=read.label,
        read_at=read.at, words=words.strip(), asked_by_id=by.party_id, asked_by_label=by.label, asked_at=at,
        due_on=day_of(at) + timedelta(days=DAYS_TO_ANSWER),
    )  # fmt: skip


@transaction.atomic
def answer_log_question(*, by: Viewer, question_id: UUID, answer: str, at: datetime) -> LogQuestion:
    """Answer a person, once. The answer stands beside the question on their own page. Raises RuleBroken, NotForYou."""
    organisation_id = own_organisation(by)
    with automatic_run("log_control"):
        rows = LogQuestion.objects.select_for_update().filter(pk=question_id, organisation_id=organisation_id)
        row = rows.first()
        if row is None:
            raise NotForYou(by, None, "answer_log_question")
        require(
            own_act_finding(by, row.reader_id),
            answer_finding(answer),
            Finding("state_forbids") if row.answered_at else None,
        )
        row.answer, row.answered_by_label, row.answered_at = answer.strip(), by.label, at
        row.save(update_fields=["answer", "answered_by_label", "answered_at"])
    log_listing(by, [row.subject_id], what="answer_log_question")
    return row
