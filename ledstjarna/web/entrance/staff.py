"""A staff member's assignment as the viewer that the rooms know."""

from uuid import UUID

from django.utils.translation import override

from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.domain.organisations.queries import current_assignment
from ledstjarna.web.wording import role_name
from ledstjarna.web.wording.labels import HOUSE_LANGUAGE


def staff_viewer(assignment_id: UUID) -> Viewer | None:
    """The viewer behind an assignment that holds now, None when it does not."""
    assignment = current_assignment(assignment_id)
    if assignment is None:
        return None
    unit, organisation = assignment.unit, assignment.unit.organisation
    with override(HOUSE_LANGUAGE):  # a label is written on rows; whoever reads it meets the role in their language
        role = role_name(assignment.role)
    kind = "association" if organisation.kind == "association" else "staff"
    return Viewer(
        party_id=assignment.id,
        parties=(assignment.id, unit.id),
        kind=kind,
        label=f"{assignment.staff_member.name}, {role}, {unit.name}",
        role=assignment.role,
        unit_id=unit.id,
        unit_name=unit.name,
        organisation_id=organisation.id,
        organisation_kind=organisation.kind,
        organisation_name=organisation.name,
        county_id=organisation.county_id,
        municipality_id=organisation.municipality_id or "",
    )
