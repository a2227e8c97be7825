"""Who takes part in a journey: staff of one municipality of the loaded county, and somebody new."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.organisations.models import Assignment, Organisation, Unit
from ledstjarna.domain.people.models import PersonIdentifier
from ledstjarna.foundation.clock import now
from ledstjarna.foundation.identity import official_test_numbers, parse
from ledstjarna.web.entrance.roles import DemoRole

ADULT, OLD = 30, 80  # years


@dataclass(frozen=True)
class Cast:
    """The staff of a journey, and the organisations that they work for."""

    coordinator: Assignment
    assessor: Assignment
    nurse: Assignment
    manager: Assignment
    contact: Assignment

    @property
    def municipality(self) -> Organisation:
        """The municipality that answers for the person."""
        return self.assessor.unit.organisation

    @property
    def region(self) -> Organisation:
        """The region of the county."""
        return self.coordinator.unit.organisation

    @property
    def association(self) -> Unit:
        """The association that can be asked."""
        return self.contact.unit


def gather() -> Cast:
    """A coordinator and a nurse of the region; the assessor, home care and an association of one municipality."""
    homes = Unit.objects.filter(kind="home_care", organisation__kind="municipality").order_by("id")
    for home in homes:
        municipality = home.organisation.municipality_id
        found = {
            "assessor": _one(role="care_assessor", unit__organisation__municipality_id=municipality),
            "manager": _one(role="unit_manager", unit=home),
            "contact": _one(role="association_contact", unit__organisation__municipality_id=municipality),
        }
        region = {"unit__organisation__kind": "region", "unit__organisation__county_id": home.organisation.county_id}
        found["coordinator"] = _one(role="coordinator", unit__kind="care_centre", **region)
        found["nurse"] = _one(role="district_nurse", unit__kind="care_centre", **region)
        if all(found.values()):
            return Cast(**found)
    raise AssertionError("the county has no municipality with everybody in it")


def _one(**wanted: object) -> Assignment | None:
    return (
        Assignment.objects.select_related("staff_member", "unit__organisation")
        .filter(**wanted).order_by("unit_id", "id").first()
    )  # fmt: skip


def unused_number(*, years: int = OLD) -> str:
    """An official test number that nobody in the county has, of somebody about `years` old."""
    with transaction.atomic(), automatic_run("test"):
        taken = set(PersonIdentifier.objects.values_list("value", flat=True))
    born = (now() - timedelta(days=round(years * 365.25))).year
    numbers = (one for one in sorted(official_test_numbers()) if one.startswith(str(born)) and one not in taken)
    return next(one for one in numbers if parse(one).birth_date)


def staff_link(assignment: Assignment) -> str:
    """The sign-in link of a staff member or of an association's contact."""
    kind = "association" if assignment.unit.organisation.kind == "association" else "staff"
    return _link(assignment.role, assignment.id, kind)


def person_link(subject_id: UUID) -> str:
    """The sign-in link of a person."""
    return _link("person", subject_id, "person", subject_id)


def close_one_link(close_one_id: UUID, subject_id: UUID) -> str:
    """The sign-in link of somebody close."""
    return _link("close_one", close_one_id, "close_one", subject_id)


def _link(code: str, party_id: UUID, kind: str, subject_id: UUID | None = None) -> str:
    return reverse("sign_in_link", args=[DemoRole(code, "", "", "", party_id, kind, subject_id).token])
