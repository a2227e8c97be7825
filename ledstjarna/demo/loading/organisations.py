"""The county's organisations, units and staff as rows."""

from datetime import datetime
from uuid import uuid5

import psycopg
from psycopg.types.range import TimestamptzRange

from ledstjarna.demo.county.structure.model import COUNTIES
from ledstjarna.demo.county.structure.structure import Structure
from ledstjarna.demo.county.tables import municipalities
from ledstjarna.demo.loading.contacting import title_of, told_hours
from ledstjarna.demo.loading.copying import copy
from ledstjarna.domain.organisations.models import (
    Assignment,
    County,
    Municipality,
    Organisation,
    Party,
    StaffMember,
    StaffReach,
    Unit,
)


def load_organisations(cursor: "psycopg.Cursor[object]", structure: Structure, since: datetime) -> None:
    """Load who there is to cooperate."""
    copy(cursor, County, ({"code": county.code, "name": county.name} for county in COUNTIES))
    copy(cursor, Municipality, ({"code": m.code, "county_id": m.code[:2], "name": m.name} for m in municipalities()))
    copy(
        cursor,
        Organisation,
        (
            {
                "id": o.id,
                "kind": o.kind,
                "name": o.name,
                "county_id": o.county,
                "municipality_id": o.municipality or None,
            }
            for o in structure.organisations
        ),
    )
    copy(cursor, Party, ({"id": unit.id, "kind": "unit"} for unit in structure.units))
    copy(
        cursor,
        Unit,
        (
            {
                "id": u.id, "organisation_id": u.organisation, "kind": u.kind, "name": u.name, "place": u.place,
                "phone": u.phone, "latitude": u.point.latitude, "longitude": u.point.longitude,
            }
            for u in structure.units
        ),
    )  # fmt: skip
    _load_staff(cursor, structure, since)


def _load_staff(cursor: "psycopg.Cursor[object]", structure: Structure, since: datetime) -> None:
    staff = {assignment.staff.id: assignment for assignment in structure.assignments}
    copy(
        cursor,
        StaffMember,
        (
            {
                "id": a.staff.id,
                "given_name": a.staff.given_name,
                "family_name": a.staff.family_name,
                "hsa_id": a.staff.hsa_id,
                "protected_title": title_of(a),
                "title_until": None,
            }
            for a in staff.values()
        ),
    )
    copy(cursor, Party, ({"id": assignment.id, "kind": "staff"} for assignment in structure.assignments))
    copy(
        cursor,
        Assignment,
        (
            {
                "id": a.id, "staff_member_id": a.staff.id, "unit_id": a.unit.id, "role": a.role,
                "period": TimestamptzRange(since, None),
            }
            for a in structure.assignments
        ),
    )  # fmt: skip
    copy(
        cursor,
        StaffReach,
        (
            {
                "id": uuid5(a.id, "reach"), "assignment_id": a.id, "phone": a.unit.phone, "text_phone": "",
                "email": "", "hours": told_hours(a.unit.kind), "told_at": since, "replaced_at": None,
            }
            for a in structure.assignments
            if a.unit.kind != "association"
        ),
    )  # fmt: skip
