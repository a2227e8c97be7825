"""Ingen kom reaches whoever was to come as well: that it was so, and no more; and they write what happened."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.queries import Reading, Viewer, open_part
from ledstjarna.domain.organisations.queries import unit_kinds
from ledstjarna.domain.plans.actions._parts import envelope, locked
from ledstjarna.domain.plans.events import MissedVisitExplained, ReportAnswered
from ledstjarna.domain.plans.models import MissedVisit, PersonReport
from ledstjarna.domain.plans.rules.reports import reaches_who_was_to_come
from ledstjarna.foundation.findings import Finding, require
from ledstjarna.foundation.outbox.publishing import publish


def tell_who_was_to_come(change: Reading, report: PersonReport, begins: datetime | None) -> MissedVisit | None:
    """Tell the unit that answers for the part of a report, in the same change. None when there is no such unit."""
    part = report.commitment
    if part is None or not reaches_who_was_to_come(report.kind, is_unit=part.owner_id in unit_kinds([part.owner_id])):
        return None
    return MissedVisit.objects.create(
        **change.rows, report=report, commitment=part, owner_id=part.owner_id, owner_label=part.owner_label,
        should_have_begun=begins, told_at=report.told_at, answer_promised_at=report.answer_promised_at,
        answers_label=report.reaches_label, recorded_at=report.told_at,
    )  # fmt: skip


@transaction.atomic
def explain_missed_visit(
    *, by: Viewer, subject_id: UUID, missed_id: UUID, explanation: str, at: datetime
) -> MissedVisit:
    """Write what happened: read by whoever answers the person, and by the person. Once, by the unit that was to come.

    Where nobody of the team could be reached it is the answer that the person was promised.

    Raises NotForYou, RuleBroken.
    """
    found = MissedVisit.objects.filter(pk=missed_id, subject_id=subject_id).first()
    part_id = found.commitment_id if found else missed_id
    change = open_part(by, subject_id, part_id, what="explain_missed_visit", change=True)
    rows = MissedVisit.objects.filter(**change.rows, owner_id__in=by.parties)
    row = locked(rows, by, missed_id, "explain_missed_visit")
    require(
        None if explanation.strip() else Finding("explanation_missing", field_name="explanation"),
        Finding("already_explained", {"who": row.explained_by_label}) if row.explained_at else None,
    )
    row.explanation, row.explained_by_label, row.explained_at = explanation.strip(), by.label, at
    row.save(update_fields=["explanation", "explained_by_label", "explained_at"])
    _answer_where_nobody_else_does(row, change, at)
    publish(MissedVisitExplained(**envelope(change, at), commitment_id=row.commitment_id))
    return row


def _answer_where_nobody_else_does(row: MissedVisit, change: Reading, at: datetime) -> None:
    """An automatic run: the unit answers a report whose words it does not read."""
    with automatic_run("explain_missed_visit"):
        reports = PersonReport.objects.filter(pk=row.report_id, reaches_id=row.owner_id, answered_at=None)
        answered = reports.update(answer=row.explanation, answered_by_label=row.explained_by_label, answered_at=at)
    if answered:
        row.closed_at = at
        row.save(update_fields=["closed_at"])
        publish(ReportAnswered(**envelope(change, at), report_id=row.report_id))
