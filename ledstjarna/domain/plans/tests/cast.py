"""Who plays in the tests of the plan: a person in Katrineholm, two principals, a provider and an association."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from uuid import UUID

from ledstjarna.domain.consent.context import automatic_run, set_viewer
from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.domain.organisations.actions import (
    employ,
    set_up_county,
    set_up_municipality,
    set_up_organisation,
    set_up_unit,
)
from ledstjarna.domain.organisations.models import Assignment, Organisation, Unit
from ledstjarna.domain.people.actions import answer_consent, register_person
from ledstjarna.domain.plans.actions import Owner

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@dataclass
class Cast:
    """The persons and organisations of a test, and the moment it takes place."""

    region: Organisation
    municipality: Organisation
    association: Organisation
    units: dict[str, Unit]
    staff: dict[str, Viewer]
    subject_id: UUID
    person: Viewer
    minutes: int = field(default=0)

    def act(self, viewer: Viewer) -> Viewer:
        """Let `viewer` be the one the database is told of from here on."""
        set_viewer(viewer.parties)
        return viewer

    def at(self) -> datetime:
        """A moment, a minute later each time it is asked for."""
        self.minutes += 1
        return AT + timedelta(minutes=self.minutes)

    def shares(self) -> None:
        """The person says yes to sharing the plan with both principals."""
        answer_consent(
            by=self.act(self.person), subject_id=self.subject_id, kind="sharing", state="given", way="digital",
            at=self.at(), organisations=[self.region.pk, self.municipality.pk],
        )  # fmt: skip

    def unit_owner(self, name: str) -> Owner:
        """A unit as the owner of a support."""
        unit = self.units[name]
        return Owner(unit.id, "unit", unit.name, unit.organisation_id, unit.organisation.kind)

    def own(self) -> Owner:
        """The person as the owner of their own doing."""
        return Owner(self.subject_id, "person", self.person.label)


def gather(given_name: str = "Astrid", family_name: str = "Lind") -> Cast:
    """Set up the cast in the running transaction."""
    set_up_county(code="04", name="Södermanlands län")
    set_up_municipality(code="0483", name="Katrineholm")
    region = set_up_organisation(kind="region", name="Region Sörmland", county_id="04")
    municipality = set_up_organisation(
        kind="municipality", name="Katrineholms kommun", county_id="04", municipality_id="0483"
    )
    association = set_up_organisation(
        kind="association", name="Kören i Katrineholm", county_id="04", municipality_id="0483"
    )
    units = {
        "assessment": set_up_unit(organisation_id=municipality.id, kind="assessment", name="Handläggning äldre"),
        "home_care": set_up_unit(organisation_id=municipality.id, kind="home_care", name="Hemtjänst Norr"),
        "care_centre": set_up_unit(organisation_id=region.id, kind="care_centre", name="Vårdcentralen Linden"),
        "choir": set_up_unit(organisation_id=association.id, kind="association", name="Kören i Katrineholm"),
    }
    roles = {
        "assessor": ("Karin", "Nyström", "assessment", "care_assessor"),
        "nurse": ("Sara", "Ek", "care_centre", "district_nurse"),
        "manager": ("Per", "Dal", "home_care", "unit_manager"),
        "singer": ("Ulla", "Berg", "choir", "association_contact"),
    }
    staff = {}
    for key, (given, family, unit, role) in roles.items():
        hired = employ(
            given_name=given, family_name=family, unit_id=units[unit].id, role=role, start=AT - timedelta(days=365)
        )
        staff[key] = viewer_of(hired)
    with automatic_run("test"):
        person = register_person(
            by=None, county_id="04", given_name=given_name, family_name=family_name, at=AT - timedelta(days=1),
            municipality_id="0483", synthetic=True,
        )  # fmt: skip
    own = Viewer(person.pk, (person.pk,), "person", person.name, county_id="04", municipality_id="0483")
    return Cast(region, municipality, association, units, staff, person.pk, own)


def viewer_of(assignment: Assignment) -> Viewer:
    """A staff member's viewer, as the entrance makes it."""
    unit = Unit.objects.select_related("organisation").get(pk=assignment.unit_id)
    organisation = unit.organisation
    return Viewer(
        party_id=assignment.id,
        parties=(assignment.id, unit.id),
        kind="association" if organisation.kind == "association" else "staff",
        label=f"{assignment.staff_member.name}, {unit.name}",
        role=assignment.role,
        unit_id=unit.id,
        unit_name=unit.name,
        organisation_id=organisation.id,
        organisation_kind=organisation.kind,
        organisation_name=organisation.name,
        county_id=organisation.county_id,
        municipality_id=organisation.municipality_id or "",
    )
