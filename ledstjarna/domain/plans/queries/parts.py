"""Parts, applications and assignments, as those who answer for them need them."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from ledstjarna.domain.consent.queries import NotForYou, Reading, Viewer, parts_in_reach
from ledstjarna.domain.consent.rules import DECISION
from ledstjarna.domain.plans.models import (
    Application,
    AuthorityDecision,
    Commitment,
    HealthAssessment,
    Proposal,
    ProviderAssignment,
)
from ledstjarna.domain.plans.rules.deciding import DECIDES


def part(reading: Reading, commitment_id: UUID) -> Commitment:
    """One part of the plan. Raises NotForYou when the reading does not reach it."""
    row = (
        Commitment.objects.select_related("proposal__goal", "assignment")
        if reading.may("plan")
        else Commitment.objects.select_related("assignment")
    )
    found = row.filter(**reading.rows, pk=commitment_id).first()
    if found is None:
        raise NotForYou(reading.viewer, reading.subject_id, "part")
    return found


def decision_of(reading: Reading, commitment_id: UUID) -> AuthorityDecision | None:
    """The authority's decision behind a part, when there is one and the reading reaches decisions."""
    if not reading.may(DECISION):
        return None
    return (
        AuthorityDecision.objects.select_related("application")
        .filter(**reading.rows, application__commitment_id=commitment_id)
        .first()
    )


def health_assessment_of(reading: Reading, commitment_id: UUID) -> HealthAssessment | None:
    """The professional's assessment behind a part of health care."""
    return HealthAssessment.objects.filter(**reading.rows, commitment_id=commitment_id).order_by("id").last()


def application(reading: Reading, application_id: UUID) -> Application:
    """One application with its part and decision. Raises NotForYou when the reading does not reach it."""
    reading.needs(DECISION)
    row = (
        Application.objects.select_related("commitment__assignment", "principal", "decision")
        .filter(**reading.rows, pk=application_id)
        .first()
    )
    if row is None:
        raise NotForYou(reading.viewer, reading.subject_id, "application")
    return row


def application_of_part(reading: Reading, commitment_id: UUID) -> Application | None:
    """The application that a part waits for."""
    rows = Application.objects.select_related("principal", "decision")
    return rows.filter(**reading.rows, commitment_id=commitment_id).first()


@dataclass(frozen=True, slots=True)
class Asked:
    """Something that waits for the viewer's unit or organisation: what kind, about whom, since when."""

    kind: str  # part, health, assignment, application, assign, wish
    subject_id: UUID
    row_id: UUID
    title: str
    since: object
    name: str


def asked_of(viewer: Viewer) -> list[Asked]:
    """What waits for an answer from the viewer or their unit: parts, assessments, assignments, applications."""
    reachable = parts_in_reach(viewer)
    ids = [part_id for _, part_id in reachable]
    parts = Commitment.objects.filter(
        pk__in=ids, owner_id__in=viewer.parties, state__in=("awaits_owner", "awaits_assessment")
    )
    asked = [
        Asked(
            "health" if row.state == "awaits_assessment" else "part",
            row.subject_id, row.id, row.title, row.changed_at, row.shared_words.get("name", ""),
        )
        for row in parts
    ]  # fmt: skip
    given = ProviderAssignment.objects.select_related("commitment").filter(
        commitment_id__in=ids, unit_id__in=viewer.parties, state="given"
    )
    asked += [Asked("assignment", row.subject_id, row.id, row.commitment.title, row.given_at, "") for row in given]
    return sorted([*asked, *_applications(viewer)], key=lambda row: str(row.since))


def wishes_of(subject_ids: Iterable[UUID]) -> list[Asked]:
    """The persons' own wishes that the team has not answered, oldest first. One query."""
    rows = Proposal.objects.filter(subject_id__in=list(subject_ids), state="asked").order_by("proposed_at", "id")
    return [Asked("wish", row.subject_id, row.id, row.title, row.proposed_at, "") for row in rows]


def _applications(viewer: Viewer) -> list[Asked]:
    laws = [law for law, roles in DECIDES.items() if viewer.role in roles]
    if viewer.organisation_kind not in ("municipality", "region") or not laws:
        return []
    rows = Application.objects.select_related("commitment").filter(
        principal_id=viewer.organisation_id, law__in=laws, state__in=("submitted", "investigated")
    )
    undone = [
        Asked("application", row.subject_id, row.id, row.commitment.title, row.applied_at, row.investigator_label)
        for row in rows
    ]
    unassigned = (
        Application.objects.select_related("commitment")
        .filter(principal_id=viewer.organisation_id, law__in=laws, state="decided", commitment__state="awaits_provider")
        .exclude(commitment__assignment__state="given")
    )
    return undone + [
        Asked("assign", row.subject_id, row.id, row.commitment.title, row.commitment.changed_at, row.investigator_label)
        for row in unassigned
    ]


def parts_of(viewer: Viewer) -> list[Commitment]:
    """Every part that the viewer or their unit answers for and reaches, the waiting first."""
    ids = [part_id for _, part_id in parts_in_reach(viewer)]
    rows = Commitment.objects.filter(pk__in=ids, owner_id__in=viewer.parties).order_by("-changed_at")
    return sorted(rows, key=lambda row: row.state != "awaits_owner")


def assignment(viewer: Viewer, assignment_id: UUID) -> ProviderAssignment:
    """One assignment of the viewer's unit. Raises NotForYou."""
    row = (
        ProviderAssignment.objects.select_related("commitment")
        .filter(pk=assignment_id, unit_id__in=viewer.parties)
        .first()
    )
    if row is None:
        raise NotForYou(viewer, None, "assignment")
    return row
