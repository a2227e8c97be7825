"""The county's organisations, units and staff as rows."""

from datetime import datetime

import psycopg
from psycopg.types.range import TimestamptzRange

from ledstjarna.demo.county.structure.model import COUNTIES
from ledstjarna.demo.county.structure.structure import Structure
from ledstjarna.demo.county.tables import municipalities
from ledstjarna.demo.loading.copying import copy
from ledstjarna.domain.organisations.models import (
    Assignment,
    County,
    Municipality,
    Organisation,
    Party,
    StaffMember,
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
    staff = {assignment.staff.id: assignment.staff for assignment in structure.assignments}
    copy(
        cursor,
        StaffMember,
        (
            {"id": s.id, "given_name": s.given_name, "family_name": s.family_name, "hsa_id": s.hsa_id}
            for s in staff.values()
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
