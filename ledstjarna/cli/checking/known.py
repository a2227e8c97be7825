"""What the checks know beside the person they look at: who works where, and which moment it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import psycopg
from psycopg.rows import namedtuple_row

from ledstjarna.foundation.clock import STOCKHOLM, now

_ASSIGNMENTS = """
SELECT a.id, a.role, a.unit_id, u.organisation_id, o.kind AS organisation_kind,
       s.protected_title AS title, s.title_until
FROM organisations_assignment a JOIN organisations_staffmember s ON s.id = a.staff_member_id
JOIN organisations_unit u ON u.id = a.unit_id JOIN organisations_organisation o ON o.id = u.organisation_id
"""
_UNITS = """
SELECT u.id, u.organisation_id, u.kind, o.kind AS organisation_kind
FROM organisations_unit u JOIN organisations_organisation o ON o.id = u.organisation_id
"""
_ORGANISATIONS = "SELECT id, kind, name FROM organisations_organisation"


@dataclass(frozen=True, slots=True)
class Known:
    """Organisations, units and assignments by id; a county has thousands, so they fit in memory."""

    at: datetime
    organisations: Mapping[UUID, Any]
    units: Mapping[UUID, Any]
    assignments: Mapping[UUID, Any]

    @property
    def today(self) -> date:
        """The day, in Sweden."""
        return self.at.astimezone(STOCKHOLM).date()

    def viewer_kind(self, party: UUID) -> str:
        """`staff` for somebody who acts for an organisation, `person` for everybody private."""
        return "staff" if party in self.assignments or party in self.units else "person"

    def parties_of(self, party: UUID) -> set[UUID]:
        """Everything that somebody acts as: a staff member is their assignment and their unit."""
        found = self.assignments.get(party)
        return {party, found.unit_id} if found else {party}

    def role(self, party: UUID) -> str:
        """The role of an assignment, empty for others."""
        found = self.assignments.get(party)
        return found.role if found else ""

    def organisation_of(self, party: UUID) -> UUID | None:
        """Whom an assignment or a unit belongs to, None for private parties."""
        found = self.assignments.get(party) or self.units.get(party)
        return found.organisation_id if found else None

    def kind_of(self, organisation: UUID | None) -> str:
        """Region, municipality, provider or association; empty for none."""
        found = self.organisations.get(organisation) if organisation else None
        return found.kind if found else ""


def read_known(connection: "psycopg.Connection[Any]") -> Known:
    """Read it, once for all persons."""
    return Known(now(), *(_by_id(connection, text) for text in (_ORGANISATIONS, _UNITS, _ASSIGNMENTS)))


def _by_id(connection: "psycopg.Connection[Any]", text: str) -> dict[UUID, Any]:
    with connection.cursor(row_factory=namedtuple_row) as cursor:
        rows: list[Any] = cursor.execute(text).fetchall()
    return {row.id: row for row in rows}
