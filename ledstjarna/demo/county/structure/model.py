"""The organisations of the demo county, before the database."""

from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from ledstjarna.demo.county.geometry import Point


class OrganisationDraft(NamedTuple):
    """A region, municipality, provider or association. `municipality` is "" for a region."""

    id: UUID
    kind: str  # region | municipality | provider | association
    name: str
    county: str
    municipality: str


class UnitDraft(NamedTuple):
    """A unit. `service` is finer than `kind`: it is what `Structure.unit_for` finds units by."""

    id: UUID
    organisation: UUID
    kind: str
    service: str
    name: str
    county: str
    municipality: str  # where it lies, also for the region's units
    place: str
    phone: str
    point: Point


class StaffDraft(NamedTuple):
    """Somebody who works or volunteers."""

    id: UUID
    given_name: str
    family_name: str
    hsa_id: str  # "" for volunteers

    @property
    def name(self) -> str:
        """Given and family name."""
        return f"{self.given_name} {self.family_name}"


class AssignmentDraft(NamedTuple):
    """That somebody works in a unit, in a role of the organisations room."""

    id: UUID
    staff: StaffDraft
    unit: UnitDraft
    role: str


@dataclass(frozen=True, slots=True)
class County:
    """A län of the demo."""

    code: str
    name: str
    region: str


COUNTIES = (
    County("04", "Södermanlands län", "Region Sörmland"),
    County("18", "Örebro län", "Region Örebro län"),
)
