"""Everybody there is to cooperate, and who serves whom."""

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from ledstjarna.demo.county.geometry import Point, distance_km
from ledstjarna.demo.county.places import middle_of
from ledstjarna.demo.county.structure.model import AssignmentDraft, OrganisationDraft, UnitDraft


class Structure:
    """Organisations, units and assignments of both counties, with the questions the case generator asks."""

    def __init__(
        self,
        organisations: Sequence[OrganisationDraft],
        units: Sequence[UnitDraft],
        assignments: Sequence[AssignmentDraft],
    ) -> None:
        self.organisations, self.units, self.assignments = tuple(organisations), tuple(units), tuple(assignments)
        self._organisations = {organisation.id: organisation for organisation in organisations}
        self._in_municipality: dict[tuple[str, str], list[UnitDraft]] = defaultdict(list)
        self._in_county: dict[tuple[str, str], list[UnitDraft]] = defaultdict(list)
        self._associations: dict[str, list[UnitDraft]] = defaultdict(list)
        self._staff: dict[object, list[AssignmentDraft]] = defaultdict(list)
        self._in_role: dict[tuple[UUID, str], tuple[AssignmentDraft, ...]] = {}
        for unit in units:
            self._in_municipality[unit.municipality, unit.service].append(unit)
            self._in_county[unit.county, unit.service].append(unit)
            if unit.kind == "association":
                self._associations[unit.municipality].append(unit)
        for assignment in assignments:
            self._staff[assignment.unit.id].append(assignment)

    def organisation_of(self, unit: UnitDraft) -> OrganisationDraft:
        """Who runs the unit."""
        return self._organisations[unit.organisation]

    def organisation(self, organisation_id: UUID) -> OrganisationDraft:
        """An organisation by its id."""
        return self._organisations[organisation_id]

    def units_for(self, municipality: str, service: str) -> tuple[UnitDraft, ...]:
        """All units of the service in the municipality, private ones included."""
        return tuple(self._in_municipality.get((municipality, service), ()))

    def associations_in(self, municipality: str) -> tuple[UnitDraft, ...]:
        """The associations of the municipality."""
        return tuple(self._associations.get(municipality, ()))

    def unit_for(self, municipality: str, service: str, point: Point | None = None) -> UnitDraft:
        """The nearest unit of the service: in the municipality, else in its county. Raises LookupError for none."""
        found = self._in_municipality.get((municipality, service)) or self._in_county.get((municipality[:2], service))
        if not found:
            raise LookupError(f"no unit of service {service} for {municipality}")
        own = [unit for unit in found if self.organisation_of(unit).kind != "provider"] or found
        near = point or middle_of(municipality)
        return min(own, key=lambda unit: distance_km(unit.point, near))

    def staff_of(self, unit: UnitDraft, role: str = "") -> tuple[AssignmentDraft, ...]:
        """Who works in the unit, in the role when one is given."""
        key = unit.id, role
        if key not in self._in_role:
            self._in_role[key] = tuple(a for a in self._staff[unit.id] if role in ("", a.role))
        return self._in_role[key]

    def staff_in(self, unit_id: UUID) -> Sequence[AssignmentDraft]:
        """Who works in the unit of this id; nobody where it is no unit's."""
        return self._staff.get(unit_id, ())

    def assigned(self, unit: UnitDraft, role: str, turn: int) -> AssignmentDraft:
        """One of those in the role, taking turns; anybody of the unit where nobody has the role."""
        found = self.staff_of(unit, role) or self.staff_of(unit)
        return found[turn % len(found)]
