"""Assignment → PractitionerRole: as what, and where, somebody acts."""

from datetime import datetime

from ledstjarna.domain.organisations.models import Assignment
from ledstjarna.fhir.export.telling import Resource, Telling, our, period, reference, resource
from ledstjarna.web.wording import role_name


def to_fhir(assignment: Assignment, to: Telling, at: datetime) -> Resource:
    """One assignment: who, in which unit, in which role, when."""
    return resource(
        "PractitionerRole", assignment.pk, assignment.changed_at,
        active=at in assignment.period,
        period=period(assignment.period.lower, assignment.period.upper),
        practitioner=reference("Practitioner", assignment.staff_member_id),
        organization=reference("Organization", assignment.unit_id, assignment.unit.name),
        code=[our("role", assignment.role.replace("_", "-"), role_name(assignment.role))],
    )  # fmt: skip
