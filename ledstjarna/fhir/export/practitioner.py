"""StaffMember → Practitioner."""

from ledstjarna.domain.organisations.models import StaffMember
from ledstjarna.fhir.export.telling import Resource, Telling, resource

HSA_ID = "hsaId"


def to_fhir(staff: StaffMember, to: Telling) -> Resource:
    """Somebody who works or volunteers somewhere."""
    name = {"text": staff.name, "family": staff.family_name, "given": staff.given_name.split()}
    return resource(
        "Practitioner", staff.pk, staff.changed_at,
        identifier=[{"system": to.system(HSA_ID), "value": staff.hsa_id}] if staff.hsa_id else [],
        name=[{key: value for key, value in name.items() if value}],
    )  # fmt: skip
