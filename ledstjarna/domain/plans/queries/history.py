"""What has happened, agreed versions, linked papers, meetings, reports and choices of one person."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from ledstjarna.domain.consent.queries import NotForYou, Reading
from ledstjarna.domain.consent.rules import PLAN, STORY, TEAM
from ledstjarna.domain.plans.models import Agreement, Choice, LinkedPlan, PersonReport, PlanMeeting
from ledstjarna.domain.plans.rules.prescribing import reads_what_health_care_says
from ledstjarna.domain.plans.rules.snapshot import digest
from ledstjarna.foundation.outbox.models import Happening
from ledstjarna.foundation.standing import standing

# Ticks of every day stand in the week, and would hide the story here.
EVERYDAY = ("OccurrenceTold",)

# That health care has assessed or prescribed, which is not for somebody close.
OF_HEALTH_CARE = ("HealthAssessed", "Prescribed")
# What follows from an application: an authority's matter, that somebody close does not reach.
OF_DECISIONS = ("ApplicationMade", "InvestigationBegun", "DecisionMade", "AssignmentGiven", "ProviderAnswered")


def happenings(reading: Reading, *, limit: int = 60, before: datetime | None = None) -> list[Happening]:
    """What has happened, newest first: ids and codes; the door words them."""
    reading.needs(PLAN)
    rows = Happening.objects.filter(**reading.rows).exclude(kind__in=EVERYDAY)
    if not reads_what_health_care_says(reading.viewer.kind):
        rows = rows.exclude(kind__in=OF_HEALTH_CARE)
    if before:
        rows = rows.filter(recorded_at__lt=before)
    return list(rows.order_by("-recorded_at", "-id")[:limit])


def agreements(reading: Reading) -> list[Agreement]:
    """The agreed versions with their plans, newest first."""
    reading.needs(PLAN)
    rows = Agreement.objects.select_related("plan").filter(**reading.rows).order_by("-agreed_at", "-number")
    return [_as_reached(reading, row) for row in rows]


def agreement(reading: Reading, agreement_id: UUID) -> Agreement:
    """One agreed version, of the plan that is or of one before it. Raises NotForYou when it does not exist."""
    reading.needs(PLAN)
    row = Agreement.objects.filter(**reading.rows, pk=agreement_id).first()
    if row is None:
        raise NotForYou(reading.viewer, reading.subject_id, "agreement")
    return _as_reached(reading, row)


# What stands in a version and is no part of the plan: the story as it was told, and who took part.
_BESIDE_THE_PLAN: tuple[tuple[str, str, Any], ...] = (("what_matters", STORY, ""), ("parties", TEAM, []))


def _as_reached(reading: Reading, row: Agreement) -> Agreement:
    """A version as far as the reading reaches. One that tells less is as intact as the whole of it."""
    hidden = {key: nothing for key, kind, nothing in _BESIDE_THE_PLAN if not reading.may(kind)}
    if hidden:
        intact, row.snapshot = is_intact(row), {**row.snapshot, **hidden}
        row.digest = digest(row.snapshot) if intact else ""
    return row


def is_intact(row: Agreement) -> bool:
    """Whether the stored snapshot still has the digest it was agreed with."""
    return digest(row.snapshot) == row.digest


def linked_plans(reading: Reading) -> list[LinkedPlan]:
    """The papers that stand beside the plan."""
    reading.needs(PLAN)
    return list(LinkedPlan.objects.filter(**reading.rows, ended_at=None).order_by("kind", "id"))


def open_meeting(reading: Reading) -> PlanMeeting | None:
    """The meeting that is open now."""
    reading.needs(PLAN)
    return PlanMeeting.objects.filter(**reading.rows, closed_at=None).first()


def meeting(reading: Reading, meeting_id: UUID) -> PlanMeeting:
    """One meeting. Raises NotForYou when it is not the person's."""
    reading.needs(PLAN)
    row = PlanMeeting.objects.filter(**reading.rows, pk=meeting_id).first()
    if row is None:
        raise NotForYou(reading.viewer, reading.subject_id, "meeting")
    return row


def reports(reading: Reading) -> list[PersonReport]:
    """What the person told went wrong, newest first, with the answers."""
    reading.needs(PLAN)
    return _reports(reading.county_id, reading.subject_id)


@standing
def _reports(county_id: str, subject_id: UUID) -> "QuerySet[PersonReport, PersonReport]":
    rows = PersonReport.objects.filter(county_id=county_id, subject_id=subject_id)
    return rows.select_related("commitment").order_by("-told_at")


def report(reading: Reading, report_id: UUID) -> PersonReport:
    """One report. Raises NotForYou when it is not the person's."""
    reading.needs(PLAN)
    row = PersonReport.objects.select_related("commitment").filter(**reading.rows, pk=report_id).first()
    if row is None:
        raise NotForYou(reading.viewer, reading.subject_id, "report")
    return row


def choices_of(reading: Reading, proposal_id: UUID) -> list[Choice]:
    """How the person has answered a proposal, oldest first."""
    reading.needs(PLAN)
    return list(Choice.objects.filter(**reading.rows, proposal_id=proposal_id).order_by("chosen_at", "id"))
