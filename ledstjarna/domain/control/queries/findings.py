"""What rounds found and persons ask, for the log controller of the readers' organisation and nobody else."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.queries import NotForYou, Reading, Viewer
from ledstjarna.domain.consent.rules import LOG
from ledstjarna.domain.control.models import LogFinding, LogOutcome, LogQuestion, LogRound
from ledstjarna.domain.people.queries import persons_named

CONTROLLER = "log_controller"
WAITING = ("found", "reader_asked")
_ACTS = """
SELECT at, verb, kinds, basis, what, ARRAY(SELECT jsonb_array_elements_text(coalesce(detail -> 'unseen', '[]'::jsonb)))
FROM consent_accesslog
WHERE party_id = %s AND subject_id = %s AND at BETWEEN %s AND %s ORDER BY at DESC LIMIT 100
"""
_READ = "SELECT party_id, party_label, organisation_id, at FROM consent_accesslog WHERE id = %s AND subject_id = %s"


@dataclass(frozen=True, slots=True)
class LogAct:
    """One row of the log as the controller sees it: when and what kind of thing, never what stood there."""

    at: datetime
    verb: str
    kinds: list[str]
    basis: str
    what: str  # the name of the page or the act
    unseen: list[str]  # kinds that were opened and had nothing to show; why is told to nobody but the person


@dataclass(frozen=True, slots=True)
class FindingSeen:
    """One finding with its history, and the rows it is about."""

    row: LogFinding
    outcomes: list[LogOutcome]
    acts: list[LogAct]


@dataclass(frozen=True, slots=True)
class ReadBy:
    """Whose reading a person asks about."""

    reader_id: UUID
    label: str
    organisation_id: UUID
    at: datetime


def own_organisation(viewer: Viewer) -> UUID:
    """The organisation that the viewer controls the log of. Raises NotForYou for everybody else."""
    if viewer.role != CONTROLLER or viewer.organisation_id is None:
        raise NotForYou(viewer, None, "log_control")
    return viewer.organisation_id


def findings_of(viewer: Viewer, *, answered: int = 100) -> list[LogFinding]:
    """The own organisation's findings: all that are not answered, soonest due first; then some that are."""
    organisation_id = own_organisation(viewer)
    with automatic_run("log_control"):
        waiting = _that_wait(organisation_id).order_by("due_on", "id")
        return [*waiting, *_that_wait(organisation_id, False).order_by("-last_at")[:answered]]


def _that_wait(organisation_id: UUID, wait: bool = True) -> "QuerySet[LogFinding, LogFinding]":
    rows = LogFinding.objects.filter(organisation_id=organisation_id)
    return rows.filter(state__in=WAITING) if wait else rows.exclude(state__in=WAITING)


def findings_page(
    viewer: Viewer, *, answered: bool = False, rule: str = "", readers: Collection[UUID] | None = None,
    oldest: bool = False, first: int = 0, count: int = 25,
) -> tuple[list[LogFinding], int]:  # fmt: skip
    """A page of the own organisation's findings, and how many there are: by rule and by who read, the newest first."""
    organisation_id = own_organisation(viewer)
    with automatic_run("log_control"):
        rows = _that_wait(organisation_id, not answered)
        if rule:
            rows = rows.filter(rules__contains=[rule])
        if readers is not None:
            rows = rows.filter(reader_id__in=readers)
        ordered = rows.order_by("last_at", "id") if oldest else rows.order_by("-last_at", "-id")
        return list(ordered[first : first + count]), rows.count()


def readers_found(viewer: Viewer, *, answered: bool = False) -> dict[UUID, str]:
    """Whose readings stand out among the own organisation's findings, with the label they had last."""
    organisation_id = own_organisation(viewer)
    with automatic_run("log_control"):
        rows = _that_wait(organisation_id, not answered)
        last = rows.order_by("reader_id", "-last_at").distinct("reader_id")
        return dict(last.values_list("reader_id", "reader_label"))


def finding_of(viewer: Viewer, finding_id: UUID) -> FindingSeen:
    """One finding of the own organisation. Raises NotForYou for another's."""
    organisation_id = own_organisation(viewer)
    with automatic_run("log_control"), connection.cursor() as cursor:
        row = LogFinding.objects.select_related("round").filter(pk=finding_id, organisation_id=organisation_id).first()
        if row is None:
            raise NotForYou(viewer, None, "log_finding")
        cursor.execute(_ACTS, [row.reader_id, row.subject_id, row.first_at, row.last_at])
        acts = [LogAct(*found) for found in cursor.fetchall()]
        return FindingSeen(row, list(LogOutcome.objects.filter(finding=row).order_by("noted_at", "id")), acts)


def acts_between(viewer: Viewer, reader_id: UUID, subject_id: UUID, first: datetime, last: datetime) -> list[LogAct]:
    """What a reader of the own organisation did about one person in a period, both moments included; newest first."""
    own_organisation(viewer)
    with automatic_run("log_control"), connection.cursor() as cursor:
        cursor.execute(_ACTS, [reader_id, subject_id, first, last])
        return [LogAct(*found) for found in cursor.fetchall()]


def persons_of_findings(viewer: Viewer, ids: Iterable[UUID]) -> dict[UUID, Any]:
    """Whom findings and questions are about, by id: a log is checked by name, and nothing else of them is shown."""
    own_organisation(viewer)
    with automatic_run("log_control"):
        return persons_named(ids)


def last_round(viewer: Viewer) -> LogRound | None:
    """The own organisation's newest round."""
    return LogRound.objects.filter(organisation_id=own_organisation(viewer)).order_by("-until").first()


def questions_for(viewer: Viewer) -> list[LogQuestion]:
    """What persons ask about the own organisation's readers, unanswered first."""
    organisation_id = own_organisation(viewer)
    with automatic_run("log_control"):
        rows = LogQuestion.objects.filter(organisation_id=organisation_id)
        waiting, answered = rows.filter(answered_at=None), rows.exclude(answered_at=None)
        return [*waiting.order_by("due_on", "id"), *answered.order_by("-answered_at")[:50]]


def question_for(viewer: Viewer, question_id: UUID) -> LogQuestion:
    """One question to the own organisation. Raises NotForYou for another's."""
    organisation_id = own_organisation(viewer)
    with automatic_run("log_control"):
        row = LogQuestion.objects.filter(pk=question_id, organisation_id=organisation_id).first()
    if row is None:
        raise NotForYou(viewer, None, "log_question")
    return row


def questions_asked(reading: Reading) -> list[LogQuestion]:
    """What the person has asked about who has read, newest first."""
    reading.needs(LOG)
    return list(LogQuestion.objects.filter(**reading.rows).order_by("-asked_at"))


def read_by(reading: Reading, access_log_id: UUID) -> ReadBy:
    """Who one row of the person's own log is about. Raises NotForYou when no organisation answers for it."""
    reading.needs(LOG)
    with connection.cursor() as cursor:
        cursor.execute(_READ, [access_log_id, reading.subject_id])
        row = cursor.fetchone()
    if row is None or row[0] is None or row[2] is None:
        raise NotForYou(reading.viewer, reading.subject_id, "ask_about_log")
    return ReadBy(*row)
