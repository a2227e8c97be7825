"""Who receives an application: the municipality where the person lives, or the care centre they choose."""

from uuid import UUID

from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.domain.organisations.models import Unit
from ledstjarna.domain.organisations.queries import assessment_units, principals, unit, units
from ledstjarna.domain.plans.actions import Owner
from ledstjarna.foundation.findings import Finding, RuleBroken


def care_centres(viewer: Viewer, place: str) -> list[tuple[str, str]]:
    """The county's care centres, those where the person lives first."""
    found = units(kinds=["care_centre"], county_id=viewer.county_id)
    nearest_first = sorted(found, key=lambda row: (row.place != place, row.place, row.name))
    return [(str(row.id), f"{row.name}, {row.place}" if row.place else row.name) for row in nearest_first]


def receiver(viewer: Viewer, kind: str, care_centre: str) -> Owner:
    """The one that answers. Raises RuleBroken when the municipality of the person is not known here."""
    if kind == "health":
        found = unit(UUID(care_centre))
        if found is not None:
            return _owner(found)
        raise RuleBroken(Finding("principal_missing", field_name="care_centre"))
    for principal in principals(county_id=viewer.county_id, municipality_id=viewer.municipality_id):
        assessing = assessment_units(organisation_id=principal.id)
        if principal.kind == "municipality" and assessing:
            return Owner(assessing[0].id, "unit", principal.name, principal.id, principal.kind)
    raise RuleBroken(Finding("principal_missing", field_name="kind"))


def _owner(found: Unit) -> Owner:
    return Owner(found.id, "unit", found.name, found.organisation_id, found.organisation.kind)
