"""Organisation and Unit → Organization; a unit is part of its organisation."""

from typing import Any

from ledstjarna.domain.organisations.models import Organisation, Unit
from ledstjarna.fhir.export.telling import Resource, Telling, our, reference, resource
from ledstjarna.web.wording import organisation_kind_name, unit_kind_name

NUMBER = "organisationNumber"


def to_fhir(body: Organisation | Unit, to: Telling) -> Resource:
    """A principal, a provider, an association, or a unit of one."""
    if hasattr(body, "organisation_id"):
        return _unit(body)
    return resource(
        "Organization", body.pk, body.changed_at,
        identifier=[{"system": to.system(NUMBER), "value": body.organisation_number}]
        if body.organisation_number else [],
        active=True,
        type=[our("organisation", body.kind.replace("_", "-"), organisation_kind_name(body.kind))],
        name=body.name,
    )  # fmt: skip


def _unit(unit: Any) -> Resource:
    return resource(
        "Organization", unit.pk, unit.changed_at,
        active=True,
        type=[our("unit", unit.kind.replace("_", "-"), unit_kind_name(unit.kind))],
        name=unit.name,
        telecom=[{"system": "phone", "value": unit.phone}] if unit.phone else [],
        address=[{"city": unit.place, "country": "SE"}] if unit.place else [],
        partOf=reference("Organization", unit.organisation_id),
    )  # fmt: skip
