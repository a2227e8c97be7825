"""Ingen kom and Jag är inte nöjd: always reach somebody named, who has promised an answer."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.queries import Reading, Viewer, open_change
from ledstjarna.domain.consent.rules import PLAN
from ledstjarna.domain.organisations.queries import unit_kinds, unit_of
from ledstjarna.domain.plans.actions._parts import envelope, locked, standing_plan
from ledstjarna.domain.plans.actions.missing import tell_who_was_to_come
from ledstjarna.domain.plans.events import ReportAnswered, ReportMade, ReportTakenBack
from ledstjarna.domain.plans.models import Commitment, MissedVisit, PersonReport
from ledstjarna.domain.plans.rules.reports import answer_promised, nobody_came_hindrance, whom_it_reaches
from ledstjarna.domain.teams.queries import team
from ledstjarna.foundation.findings import Finding, RuleBroken, require
from ledstjarna.foundation.outbox.publishing import publish


@transaction.atomic
def tell(
    *, by: Viewer, subject_id: UUID, kind: str, words: str, way: str, at: datetime, commitment_id: UUID | None = None,
    begins: datetime | None = None,
) -> PersonReport:  # fmt: skip
    """Tell that nobody came, or that the person is not satisfied.

    It reaches the coordinator, else a staff member of the team. Without anybody there the unit that was to come answers
    that nobody came, and for the rest RuleBroken says whom to call. That nobody came reaches that unit in any case.
    `begins`: when, where one time was told of.
    """
    change = open_change(by, subject_id, what="tell", kinds=[PLAN])
    require(
        Finding("words_missing", field_name="words") if kind == "not_satisfied" and not words.strip() else None,
        Finding("way_missing", field_name="way") if by.kind == "staff" and way == "digital" else None,
    )
    plan = standing_plan(change, "tell", commitment_id)
    commitment = locked(Commitment.objects.filter(**change.rows), by, commitment_id, "tell") if commitment_id else None
    require(nobody_came_hindrance(kind, commitment.legal_basis if commitment else ""))
    party_id, label = _reached(change, kind, commitment)
    report = PersonReport.objects.create(
        **change.rows, plan=plan, commitment=commitment, kind=kind, words=words.strip(), way=way,
        told_by_id=by.party_id, told_by_label=by.label, told_at=at, reaches_id=party_id,
        reaches_label=label, answer_promised_at=answer_promised(kind, at, _unit_kind(party_id)),
    )  # fmt: skip
    publish(ReportMade(**envelope(change, at), report_id=report.id, report=kind, way=way))
    tell_who_was_to_come(change, report, begins)
    return report


def take_back_report(change: Reading, report_id: UUID, at: datetime) -> None:
    """That nobody came was not so: whoever was to answer need not, nor the unit write what happened, and both are told
    that it was put right. What has been answered already stands. For the actions of this room.
    """
    rows = PersonReport.objects.select_for_update(of=("self",)).filter(**change.rows, pk=report_id, answered_at=None)
    report = rows.first()
    if report is None:
        return
    report.answered_at = report.taken_back_at = at
    report.answered_by_label = change.viewer.label
    report.save(update_fields=["answered_at", "taken_back_at", "answered_by_label"])
    MissedVisit.objects.filter(**change.rows, report=report).update(closed_at=at, taken_back_at=at)
    publish(ReportTakenBack(**envelope(change, at), report_id=report.id))


def _reached(change: Reading, kind: str, part: Commitment | None) -> tuple[UUID, str]:
    """Party and label of whoever answers the person. Raises RuleBroken when there is nobody."""
    # The team's list has the coordinator first, so the first member of staff is whom a report reaches.
    staff = next((member for member in team(change) if member.organisation_id), None)
    is_unit = part is not None and part.owner_id in unit_kinds([part.owner_id])
    who = whom_it_reaches(kind, staff=staff is not None, is_unit=is_unit)
    if who == "team" and staff is not None:
        return staff.party_id, staff.label
    if who == "unit" and part is not None:
        return part.owner_id, part.owner_label
    raise RuleBroken(Finding("nobody_to_reach"))


def _unit_kind(party_id: UUID) -> str:
    unit_id = unit_of(party_id)
    return unit_kinds([unit_id]).get(unit_id, "") if unit_id else ""


@transaction.atomic
def answer_report(*, by: Viewer, subject_id: UUID, report_id: UUID, answer: str, at: datetime) -> PersonReport:
    """Answer a report, in words to the person. Anyone of staff in the team may, so that nobody waits for a holiday."""
    change = open_change(by, subject_id, what="answer_report", kinds=[PLAN])
    report = locked(PersonReport.objects.filter(**change.rows), by, report_id, "answer_report")
    require(
        None if by.kind == "staff" else Finding("the_team_answers_a_report"),
        None if answer.strip() else Finding("answer_missing", field_name="answer"),
        Finding("already_answered", {"who": report.answered_by_label}) if report.answered_at else None,
    )
    report.answer, report.answered_by_label, report.answered_at = answer.strip(), by.label, at
    report.save(update_fields=["answer", "answered_by_label", "answered_at"])
    MissedVisit.objects.filter(**change.rows, report=report).update(closed_at=at)
    publish(ReportAnswered(**envelope(change, at), report_id=report.id))
    return report
