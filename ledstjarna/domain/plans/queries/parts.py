"""Parts, applications and assignments, as those who answer for them need them."""

from uuid import UUID

from ledstjarna.domain.consent.queries import NotForYou, Reading, Viewer, parts_in_reach
from ledstjarna.domain.consent.rules import DECISION
from ledstjarna.domain.organisations.queries import staff_of
from ledstjarna.domain.plans.models import (
    Application,
    AuthorityDecision,
    Commitment,
    HealthAssessment,
    Proposal,
    ProviderAssignment,
)
from ledstjarna.domain.plans.queries.shared import as_told, with_holders
from ledstjarna.domain.plans.rules.prescribing import (
    HealthSaid,
    hindered_to_assess,
    may_prescribe,
    reads_what_health_care_says,
    said_in,
)
from ledstjarna.domain.plans.rules.supports import ASSESSES_HEALTH
from ledstjarna.foundation.findings import Finding


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
    as_told(reading.viewer, with_holders([found]))
    return found


def carries_out(viewer: Viewer, part: Commitment | Proposal) -> bool:
    """Whether the viewer, their unit or their organisation carries out a part, or is to. Pure where it is assigned."""
    given = getattr(part, "assignment", None)
    organisation_id = getattr(part, "owner_organisation_id", None)
    mine = organisation_id is not None and organisation_id == viewer.organisation_id
    return mine or part.owner_id in viewer.parties or (given is not None and given.unit_id in viewer.parties)


def decision_of(reading: Reading, commitment_id: UUID) -> AuthorityDecision | None:
    """The authority's decision behind a part, when there is one and the reading reaches decisions."""
    if not reading.may(DECISION):
        return None
    return (
        AuthorityDecision.objects.select_related("application")
        .filter(**reading.rows, application__commitment_id=commitment_id)
        .first()
    )


def health_said_of(reading: Reading, commitment_id: UUID) -> HealthSaid:
    """What health care has said of a part: the assessment behind it, and what is and was prescribed. Nothing for whom
    it is not for."""
    if not reads_what_health_care_says(reading.viewer.kind):
        return HealthSaid()
    return said_in(HealthAssessment.objects.filter(**reading.rows, commitment_id=commitment_id).order_by("id"))


def is_of_its_care_giver(viewer: Viewer, part: Commitment) -> bool:
    """Whether the viewer works at the care giver that answers for a part."""
    return viewer.organisation_id is not None and viewer.organisation_id == part.owner_organisation_id


def hindered_to_assess_of(viewer: Viewer, part: Commitment) -> Finding | None:
    """What keeps the viewer from assessing a part, whatever they write: they are no professional there, or of another
    care giver."""
    return hindered_to_assess(role=viewer.role, ours=is_of_its_care_giver(viewer, part))


def assessors_of(viewer: Viewer, part: Commitment) -> list[tuple[str, str]]:
    """Who can, by name and role, where that is the viewer's own colleagues. One query."""
    if viewer.unit_id is None or part.owner_id != viewer.unit_id:
        return []
    staff = staff_of(unit_id=viewer.unit_id)
    return [(row.staff_member.name, row.role) for row in staff if row.role in ASSESSES_HEALTH]


def prescribes(viewer: Viewer, part: Commitment) -> bool:
    """Whether the viewer says what is prescribed of a part that goes on: a professional of the care giver's."""
    ours = is_of_its_care_giver(viewer, part)
    return may_prescribe(role=viewer.role, ours=ours, basis=part.legal_basis, state=part.state)


def ordination_of(part: Commitment) -> HealthAssessment | None:
    """What is prescribed of a part of health care now: the last said; None where no words were. Whoever sets its times
    keeps within it."""
    rows = HealthAssessment.objects.filter(county_id=part.county_id, subject_id=part.subject_id, commitment_id=part.pk)
    return said_in(rows.order_by("id")).prescribed


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


def applications_of(reading: Reading) -> list[Application]:
    """Every application of the person's that the reading reaches, the newest first, with its decision. What it is for
    stands in the plan and in the decision."""
    reading.needs(DECISION)
    rows = Application.objects.select_related("principal", "decision").filter(**reading.rows)
    return list(rows.order_by("-applied_at", "-pk"))


def application_of_part(reading: Reading, commitment_id: UUID) -> Application | None:
    """The application that a part waits for."""
    rows = Application.objects.select_related("principal", "decision")
    return rows.filter(**reading.rows, commitment_id=commitment_id).first()


def parts_of(viewer: Viewer) -> list[Commitment]:
    """Every part that the viewer or their unit answers for and reaches, the waiting first."""
    ids = [part_id for _, part_id in parts_in_reach(viewer)]
    rows = Commitment.objects.filter(pk__in=ids, owner_id__in=viewer.parties).order_by("-changed_at")
    return sorted(as_told(viewer, rows), key=lambda row: row.state != "awaits_owner")


def names_shared(viewer: Viewer) -> dict[UUID, str]:
    """The name that the person shared with whoever was asked, for each part that the viewer answers for."""
    return {part.pk: part.shared_words.get("name", "") for part in parts_of(viewer)}


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
