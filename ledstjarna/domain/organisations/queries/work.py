"""Organisations, units and assignments: who works where, and as what."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from ledstjarna.domain.organisations.models import (
    Assignment,
    County,
    Municipality,
    Organisation,
    Party,
    Role,
    StaffReach,
    Unit,
)
from ledstjarna.foundation.clock import now
from ledstjarna.foundation.standing import standing

MEETS_NO_PERSONS = frozenset({Role.PROCESS_LEADER, Role.LOG_CONTROLLER})  # they count, or check: no unit's persons


def current_assignment(assignment_id: UUID) -> Assignment | None:
    """An assignment that holds now, with staff member, unit and organisation; one query."""
    return next(iter(_assignments(assignment_id, now())), None)


@standing
def _assignments(assignment_id: UUID, at: datetime) -> "QuerySet[Assignment, Assignment]":
    rows = Assignment.objects.select_related("staff_member", "unit__organisation")
    return rows.filter(pk=assignment_id, period__contains=at)


def unit_of(party_id: UUID) -> UUID | None:
    """The unit a party stands for: an assignment's, or itself when it is a unit. None for private parties."""
    assigned = Assignment.objects.filter(pk=party_id).values_list("unit_id", flat=True).first()
    return assigned or Unit.objects.filter(pk=party_id).values_list("pk", flat=True).first()


def still_working(ids: Iterable[UUID]) -> set[UUID]:
    """Those of the parties that can still answer: a unit, or an assignment that holds now. Two queries."""
    wanted = set(ids)
    units = set(Unit.objects.filter(pk__in=wanted).values_list("pk", flat=True))
    return units | set(Assignment.objects.filter(pk__in=wanted, period__contains=now()).values_list("pk", flat=True))


def manager_of(unit_id: UUID) -> Assignment | None:
    """Who manages a unit now; the first by name where there are several, None where there is none."""
    return next((row for row in staff_of(unit_id=unit_id) if row.role == "unit_manager"), None)


def party_kinds(ids: Iterable[UUID]) -> dict[UUID, str]:
    """What kind each of these parties is: person, close_one, representative, staff or unit."""
    return dict(Party.objects.filter(pk__in=list(ids)).values_list("pk", "kind"))


def counties() -> list[County]:
    """Every county here, by code."""
    return list(County.objects.order_by("code"))


def municipalities(*, county_id: str = "") -> list[Municipality]:
    """Municipalities, of one county or all, by code."""
    rows = Municipality.objects.order_by("code")
    return list(rows.filter(county_id=county_id) if county_id else rows)


def staff_of(*, unit_id: UUID) -> list[Assignment]:
    """Who works in a unit now, with staff member and unit."""
    rows = Assignment.objects.select_related("staff_member", "unit__organisation").filter(
        unit_id=unit_id, period__contains=now()
    )
    return list(rows.order_by("staff_member__family_name", "staff_member__given_name"))


def units(*, kinds: Sequence[str] = (), municipality_id: str = "", county_id: str = "") -> list[Unit]:
    """Units by kind and area, by name."""
    rows = Unit.objects.select_related("organisation").order_by("organisation__name", "name")
    if kinds:
        rows = rows.filter(kind__in=kinds)
    if municipality_id:
        rows = rows.filter(organisation__municipality_id=municipality_id)
    if county_id:
        rows = rows.filter(organisation__county_id=county_id)
    return list(rows)


def unit(unit_id: UUID) -> Unit | None:
    """One unit with its organisation."""
    return Unit.objects.select_related("organisation").filter(pk=unit_id).first()


def units_of_parties(parties: Iterable[UUID]) -> dict[UUID, Unit]:
    """The unit of those parties that are assignments or units, with its organisation. Three queries."""
    where = {party: unit_id for party, (unit_id, _organisation, _kind) in workplaces(parties).items()}
    rows = Unit.objects.select_related("organisation").in_bulk(set(where.values()))
    return {party: rows[unit_id] for party, unit_id in where.items()}


def organisation(organisation_id: UUID) -> Organisation | None:
    """One organisation."""
    return Organisation.objects.filter(pk=organisation_id).first()


def organisations_by_id(ids: Iterable[UUID]) -> dict[UUID, Organisation]:
    """Organisations by id."""
    return Organisation.objects.in_bulk(list(ids))


def principals(*, county_id: str, municipality_id: str) -> list[Organisation]:
    """The region and the municipality that answer for somebody who lives in `municipality_id`."""
    rows = Organisation.objects.filter(county_id=county_id, kind="region") | Organisation.objects.filter(
        municipality_id=municipality_id, kind="municipality"
    )
    return list(rows.order_by("kind"))


def staff_to_invite(
    *,
    county_id: str,
    municipality_id: str = "",
    role: str = "",
    unit_id: UUID | None = None,
    limit: int = 50,
) -> list[Assignment]:
    """Current assignments in the area, to choose a team member among; the region's staff always count."""
    rows = Assignment.objects.select_related("staff_member", "unit__organisation").filter(
        unit__organisation__county_id=county_id, period__contains=now()
    )
    if municipality_id:
        rows = rows.filter(unit__organisation__municipality_id=municipality_id) | rows.filter(
            unit__organisation__kind="region"
        )
    if role:
        rows = rows.filter(role=role)
    if unit_id:
        rows = rows.filter(unit_id=unit_id)
    return list(rows.order_by("unit__name", "staff_member__family_name")[:limit])


def assessment_units(*, organisation_id: UUID, role: str = "") -> list[Unit]:
    """The units of a municipality that receive applications; with `role`, those where somebody handles that kind.

    All of them where nobody has the role: an application always reaches somebody.
    """
    found = list(Unit.objects.filter(organisation_id=organisation_id, kind="assessment").order_by("name"))
    if not role:
        return found
    handling = set(
        Assignment.objects.filter(unit__in=found, role=role, period__contains=now()).values_list("unit_id", flat=True)
    )
    return [row for row in found if row.id in handling] or found


def controlling_units(organisation_ids: Iterable[UUID]) -> list[Unit]:
    """The units where somebody controls the log now, with organisation: one for each organisation that has any."""
    held = Assignment.objects.filter(role=Role.LOG_CONTROLLER, period__contains=now())
    rows = Unit.objects.select_related("organisation").filter(
        organisation_id__in=list(organisation_ids), pk__in=held.values("unit_id")
    )
    return list(
        rows.order_by("organisation__kind", "organisation_id", "name").distinct("organisation__kind", "organisation_id")
    )


def same_staff(one: UUID, other: UUID) -> bool:
    """Whether two assignments are one staff member's, at whichever places."""
    if one == other:
        return True
    whose = list(Assignment.objects.filter(pk__in=(one, other)).values_list("staff_member_id", flat=True))
    return len(whose) == 2 and whose[0] == whose[1]


def assignments_by_id(ids: Iterable[UUID]) -> dict[UUID, Assignment]:
    """Assignments by id, with staff member, unit and organisation, those that have ended too. One query."""
    rows = Assignment.objects.select_related("staff_member", "unit__organisation").filter(pk__in=list(ids))
    return {row.pk: row for row in rows}


def reach_of(assignment_ids: Iterable[UUID]) -> dict[UUID, StaffReach]:
    """How and when these are reached, as they last told it, by assignment. One query."""
    rows = StaffReach.objects.filter(assignment_id__in=list(assignment_ids), replaced_at=None)
    return {row.assignment_id: row for row in rows}


def number_at_work(party: str, at: datetime) -> Coalesce:
    """The number of the unit that the party in column `party` works at, or is: to ask for along with other rows."""
    works_at = Assignment.objects.filter(pk=OuterRef(party), period__contains=at).values("unit__phone")[:1]
    is_one = Unit.objects.filter(pk=OuterRef(party)).values("phone")[:1]
    return Coalesce(Subquery(works_at), Subquery(is_one), Value(""))


def workplaces(parties: Iterable[UUID]) -> dict[UUID, tuple[UUID, UUID, str]]:
    """Unit, organisation and kind of unit of those parties that are assignments or units. Two queries."""
    wanted = list(parties)
    units_too = Unit.objects.filter(pk__in=wanted).values_list("pk", "organisation_id", "kind")
    found = {key: (key, organisation_id, kind) for key, organisation_id, kind in units_too}
    employed = Assignment.objects.filter(pk__in=wanted).values_list("pk", "unit", "unit__organisation_id", "unit__kind")
    return found | {key: (unit_id, organisation_id, kind) for key, unit_id, organisation_id, kind in employed}


def roles_at_work(assignments: Iterable[UUID], at: datetime) -> dict[UUID, str]:
    """The role of those of the parties that are assignments which hold at `at`. One query."""
    rows = Assignment.objects.filter(pk__in=list(assignments), period__contains=at)
    return dict(rows.values_list("pk", "role"))


def roles_held(assignments: Iterable[UUID]) -> dict[UUID, str]:
    """The role of those of the parties that are assignments, over or not. One query."""
    return dict(Assignment.objects.filter(pk__in=list(assignments)).values_list("pk", "role"))


def roles_in_units(unit_ids: Iterable[UUID], at: datetime) -> dict[UUID, set[str]]:
    """The roles of those who work at each of the units at `at`. One query."""
    rows = Assignment.objects.filter(unit_id__in=list(unit_ids), period__contains=at)
    found: dict[UUID, set[str]] = defaultdict(set)
    for unit_id, role in rows.values_list("unit_id", "role"):
        found[unit_id].add(role)
    return found


def units_at(organisation_id: UUID) -> list[Unit]:
    """Every unit of an organisation. One query."""
    return list(Unit.objects.filter(organisation_id=organisation_id))


def unit_kinds(ids: Iterable[UUID]) -> dict[UUID, str]:
    """What kind of unit each of these parties is; those that are no unit are left out. One query."""
    return dict(Unit.objects.filter(pk__in=list(ids)).values_list("pk", "kind"))


def unit_phone(unit_id: UUID) -> str:
    """The number that a unit answers at; empty where it has none."""
    return Unit.objects.filter(pk=unit_id).values_list("phone", flat=True).first() or ""


def assignments_of(staff_member_id: UUID) -> list[Assignment]:
    """The assignments that a staff member holds now, with unit and organisation. One query."""
    rows = Assignment.objects.select_related("staff_member", "unit__organisation")
    rows = rows.filter(staff_member_id=staff_member_id, period__contains=now())
    return list(rows.order_by("unit__organisation__name", "unit__name", "role"))


def assignments_where(name: str) -> list[Assignment]:
    """Assignments that stand now where the unit's or the organisation's name holds `name`, with staff and unit."""
    rows = Assignment.objects.select_related("staff_member", "unit__organisation").filter(
        Q(unit__name__icontains=name) | Q(unit__organisation__name__icontains=name), period__contains=now()
    )
    return list(rows.order_by("unit__name", "staff_member__family_name", "pk"))


def staff_ever_at(organisation_id: UUID, name: str) -> list[Assignment]:
    """Whoever works or has worked in an organisation with a name like this: all their assignments there."""
    rows = Assignment.objects.select_related("staff_member", "unit").filter(unit__organisation_id=organisation_id)
    for one in name.split():
        rows = rows.filter(Q(staff_member__given_name__icontains=one) | Q(staff_member__family_name__icontains=one))
    return list(rows.order_by("staff_member__family_name", "pk"))


def staff_member_of(assignment_id: UUID) -> UUID | None:
    """Whose assignment this is."""
    return Assignment.objects.filter(pk=assignment_id).values_list("staff_member_id", flat=True).first()


def works_of_parties(ids: Iterable[UUID]) -> dict[UUID, tuple[UUID, str, str, str]]:
    """For those of the ids that stand for somebody at work: organisation, role, kind of unit, kind of organisation.

    An assignment, a unit or an organisation; what does not apply is blank. Three queries.
    """
    wanted = list(ids)
    found = {
        row.pk: (row.unit.organisation_id, row.role, row.unit.kind, row.unit.organisation.kind)
        for row in Assignment.objects.filter(pk__in=wanted).select_related("unit__organisation")
    }
    found |= {
        row.pk: (row.organisation_id, "", row.kind, row.organisation.kind)
        for row in Unit.objects.filter(pk__in=wanted).select_related("organisation")
    }
    return found | {row.pk: (row.pk, "", "", row.kind) for row in Organisation.objects.filter(pk__in=wanted)}
