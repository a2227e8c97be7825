"""A small county with staff and persons, for the tests of this room and of those above it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from ledstjarna.domain.consent.context import set_viewer
from ledstjarna.domain.consent.queries import Reading, Viewer, open_reading
from ledstjarna.domain.consent.rules import bases_set_aside
from ledstjarna.domain.organisations.actions import (
    employ,
    set_up_county,
    set_up_municipality,
    set_up_organisation,
    set_up_unit,
)
from ledstjarna.domain.people.actions import register_person
from ledstjarna.domain.people.models import Person
from ledstjarna.domain.people.queries import private_viewer

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
ALL = ("basic", "story", "needs")


@dataclass(frozen=True)
class Area:
    """A county with one municipality and one unit that assesses needs."""

    organisation_id: UUID
    unit_id: UUID


def area() -> Area:
    """Sörmland and Eskilstuna, with the municipality's assessment unit."""
    set_up_county(code="04", name="Södermanlands län")
    set_up_municipality(code="0484", name="Eskilstuna")
    organisation = set_up_organisation(
        kind="municipality", name="Eskilstuna kommun", county_id="04", municipality_id="0484"
    )
    unit = set_up_unit(organisation_id=organisation.id, kind="assessment", name="Biståndsenheten")
    return Area(organisation.id, unit.id)


def staff(where: Area, role: str = "care_assessor", family_name: str = "Lind") -> Viewer:
    """Somebody who works in the unit, as a viewer."""
    assignment = employ(given_name="Eva", family_name=family_name, unit_id=where.unit_id, role=role, start=AT)
    return Viewer(
        party_id=assignment.id, parties=(assignment.id, where.unit_id), kind="staff", label=f"Eva {family_name}",
        role=role, unit_id=where.unit_id, unit_name="Biståndsenheten", organisation_id=where.organisation_id,
        organisation_kind="municipality", organisation_name="Eskilstuna kommun", county_id="04",
        municipality_id="0484",
    )  # fmt: skip


def person(by: Viewer | None = None, **facts: Any) -> Person:
    """Karin Ek, 82 years, or whoever the facts say."""
    if by:
        set_viewer(by.parties)
    known = {"given_name": "Karin", "family_name": "Ek", "birth_date": date(1943, 5, 17), "municipality_id": "0484"}
    return register_person(by=by, county_id="04", at=AT, **(known | facts))


@contextmanager
def asking(viewer: Viewer, at: datetime | None = None) -> Iterator[Viewer]:
    """The database is told that `viewer` asks, as at a door."""
    set_viewer(viewer.parties, at, not_as=viewer.not_as)
    yield viewer


def themself(someone: Person) -> Viewer:
    """The person at their own door."""
    set_viewer((someone.pk,))
    viewer = private_viewer(someone.pk, "person", someone.pk)
    assert viewer
    return viewer


def close_viewer(party_id: UUID, someone: Person, kind: str = "close_one") -> Viewer | None:
    """Somebody else at the person's door: close to them, or a representative."""
    set_viewer((party_id,), not_as=bases_set_aside(kind))
    return private_viewer(party_id, kind, someone.pk)


def reading(viewer: Viewer, someone: Person, *kinds: str) -> Reading:
    """A reading of the person by the viewer, as a page opens it."""
    set_viewer(viewer.parties, not_as=viewer.not_as)
    return open_reading(viewer, someone.pk, what="test", kinds=kinds or ALL)
