"""A staff member's assignment as the viewer that the rooms know."""

from uuid import UUID

from django.utils.translation import override

from ledstjarna.domain.consent.context import TokenHolder
from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.domain.organisations.queries import MEETS_NO_PERSONS, current_assignment
from ledstjarna.web.wording import role_name
from ledstjarna.web.wording.labels import HOUSE_LANGUAGE


def staff_viewer(assignment_id: UUID) -> Viewer | None:
    """The viewer behind an assignment that holds now, None when it does not."""
    assignment = current_assignment(assignment_id)
    if assignment is None:
        return None
    unit, organisation, staff = assignment.unit, assignment.unit.organisation, assignment.staff_member
    return viewer_behind(
        TokenHolder(
            "", assignment.id, assignment.role, staff.given_name, staff.family_name, unit.id, unit.name,
            organisation.id, organisation.kind, organisation.name, organisation.county_id,
            organisation.municipality_id,
        )
    )  # fmt: skip


def viewer_behind(holder: TokenHolder) -> Viewer:
    """The viewer behind an assignment, as it was looked up for a session or for another system's token."""
    with override(HOUSE_LANGUAGE):  # a label is written on rows; whoever reads it meets the role in their language
        role = role_name(holder.role)
    return Viewer(
        party_id=holder.assignment_id,
        # What a unit reaches is for those in it who meet persons: not for who counts, or who checks the log.
        parties=(holder.assignment_id,) if holder.role in MEETS_NO_PERSONS else (holder.assignment_id, holder.unit_id),
        kind="association" if holder.organisation_kind == "association" else "staff",
        label=f"{holder.given_name} {holder.family_name}, {role}, {holder.unit_name}",
        role=holder.role,
        unit_id=holder.unit_id,
        unit_name=holder.unit_name,
        organisation_id=holder.organisation_id,
        organisation_kind=holder.organisation_kind,
        organisation_name=holder.organisation_name,
        county_id=holder.county_id,
        municipality_id=holder.municipality_id or "",
    )
