"""The door for setting up who there is to cooperate. No viewer stands behind it: a steward or a loading run does."""

import secrets
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from hashlib import sha256
from uuid import UUID

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from ledstjarna.domain.organisations.models import (
    Assignment,
    County,
    MachineToken,
    Municipality,
    Organisation,
    Party,
    StaffMember,
    StaffReach,
    Unit,
)
from ledstjarna.foundation.findings import Finding, RuleBroken

_BATCH = 2_000
LONGEST_TOKEN = 366  # days


def register_party(*, party_id: UUID, kind: str) -> Party:
    """Note that something with this id can act or own a part of a plan. Higher rooms register their own."""
    return Party.objects.create(id=party_id, kind=kind)


def register_parties(*, ids: Iterable[UUID], kind: str) -> None:
    """The same for many at once."""
    Party.objects.bulk_create((Party(id=party_id, kind=kind) for party_id in ids), batch_size=_BATCH)


def set_up_county(*, code: str, name: str) -> County:
    """The county with this code, made when it is new; its name follows what is said last."""
    return County.objects.update_or_create(code=code, defaults={"name": name})[0]


def set_up_municipality(*, code: str, name: str) -> Municipality:
    """The municipality with this code, of the county that its first two digits name."""
    return Municipality.objects.update_or_create(code=code, defaults={"name": name, "county_id": code[:2]})[0]


def set_up_organisation(
    *, kind: str, name: str, county_id: str, municipality_id: str | None = None, organisation_number: str = ""
) -> Organisation:
    """A principal, a provider or an association. A municipality's own organisation needs its municipality."""
    if kind == "municipality" and not municipality_id:
        raise RuleBroken(Finding("municipality_missing", field_name="municipality_id"))
    return Organisation.objects.create(
        kind=kind, name=name, county_id=county_id, municipality_id=municipality_id,
        organisation_number=organisation_number,
    )  # fmt: skip


@transaction.atomic
def set_up_unit(
    *, organisation_id: UUID, kind: str, name: str, place: str = "", phone: str = "", latitude: float | None = None,
    longitude: float | None = None,
) -> Unit:  # fmt: skip
    """A unit of an organisation, and its party."""
    unit = Unit(
        organisation_id=organisation_id, kind=kind, name=name, place=place, phone=phone, latitude=latitude,
        longitude=longitude,
    )  # fmt: skip
    set_up_units(units=[unit])
    return unit


@transaction.atomic
def set_up_units(*, units: Sequence[Unit]) -> None:
    """Many units and their parties in two statements a batch."""
    register_parties(ids=(unit.id for unit in units), kind="unit")
    Unit.objects.bulk_create(units, batch_size=_BATCH)


@transaction.atomic
def employ(
    *, given_name: str, family_name: str, unit_id: UUID, role: str, start: datetime, end: datetime | None = None,
    hsa_id: str = "",
) -> Assignment:  # fmt: skip
    """Somebody new who works in a unit, in a role, from `start`: staff member, assignment and its party."""
    staff = StaffMember.objects.create(given_name=given_name, family_name=family_name, hsa_id=hsa_id)
    return assign(staff_member_id=staff.id, unit_id=unit_id, role=role, start=start, end=end)


@transaction.atomic
def assign(
    *, staff_member_id: UUID, unit_id: UUID, role: str, start: datetime, end: datetime | None = None
) -> Assignment:
    """One more assignment for a staff member. Raises RuleBroken when they have it already at that time."""
    period = DateTimeTZRange(start, end)
    StaffMember.objects.select_for_update().get(pk=staff_member_id)
    standing = Assignment.objects.filter(
        staff_member_id=staff_member_id, unit_id=unit_id, role=role, period__overlap=period
    )
    if standing.exists():
        raise RuleBroken(Finding("assignment_overlaps", field_name="start"))
    assignment = Assignment(staff_member_id=staff_member_id, unit_id=unit_id, role=role, period=period)
    register_party(party_id=assignment.id, kind="staff")
    assignment.save(force_insert=True)
    return assignment


@transaction.atomic
def employ_many(*, staff: Sequence[StaffMember], assignments: Sequence[Assignment]) -> None:
    """Many staff members with their assignments and parties, in three statements a batch."""
    StaffMember.objects.bulk_create(staff, batch_size=_BATCH)
    register_parties(ids=(assignment.id for assignment in assignments), kind="staff")
    Assignment.objects.bulk_create(assignments, batch_size=_BATCH)


@transaction.atomic
def end_assignment(*, assignment_id: UUID, at: datetime) -> None:
    """End an assignment: nobody signs in with it after `at`."""
    assignment = Assignment.objects.select_for_update().get(pk=assignment_id)
    if assignment.period.upper is None or assignment.period.upper > at:
        assignment.period = DateTimeTZRange(assignment.period.lower, max(at, assignment.period.lower))
        assignment.save(update_fields=["period"])


def register_title(*, staff_member_id: UUID, title: str, until: date | None = None) -> None:
    """Note that a staff member holds a protected title, by licence or certificate; `until` by a transition rule."""
    StaffMember.objects.filter(pk=staff_member_id).update(protected_title=title, title_until=until)


@transaction.atomic
def tell_reach(
    *, assignment_id: UUID, at: datetime, phone: str = "", text_phone: str = "", email: str = "",
    hours: Sequence[tuple[int, str, str]] = (),
) -> StaffReach:  # fmt: skip
    """Tell how and when a staff member is reached; what was told before is kept. The same again changes nothing.

    Whoever calls has seen to it that the assignment is the viewer's own, and that the hours are hours.
    """
    Assignment.objects.select_for_update().get(pk=assignment_id)
    told = {"phone": phone, "text_phone": text_phone, "email": email, "hours": [list(row) for row in hours]}
    standing = StaffReach.objects.filter(assignment_id=assignment_id, replaced_at=None).first()
    if standing and all(getattr(standing, name) == value for name, value in told.items()):
        return standing
    StaffReach.objects.filter(assignment_id=assignment_id, replaced_at=None).update(replaced_at=at)
    return StaffReach.objects.create(assignment_id=assignment_id, told_at=at, **told)


@transaction.atomic
def make_machine_token(
    *, assignment_id: UUID, days: int, at: datetime, made_by: str, number_systems: str = "url", note: str = ""
) -> tuple[MachineToken, str]:
    """A token by which another system asks as an assignment, and the token itself: it is told here and never again.

    Raises RuleBroken for an assignment that does not hold, or is an association's, and for a time that is none or
    longer than a year.
    """
    if not 0 < days <= LONGEST_TOKEN:
        raise RuleBroken(Finding("token_days_wrong", {"longest": LONGEST_TOKEN}, field_name="days"))
    standing = Assignment.objects.select_related("unit__organisation")
    assignment = standing.filter(pk=assignment_id, period__contains=at).first()
    if assignment is None:
        raise RuleBroken(Finding("assignment_not_standing", field_name="assignment"))
    if assignment.unit.organisation.kind == "association":
        # It reads what the person chose to share, and never through the coherent documentation (lag 2022:913 3:7).
        raise RuleBroken(Finding("association_has_no_key", field_name="assignment"))
    token = secrets.token_urlsafe(32)
    made = MachineToken.objects.create(
        assignment_id=assignment_id, digest=token_digest(token), number_systems=number_systems, note=note,
        made_by_label=made_by, made_at=at, expires_at=at + timedelta(days=days),
    )  # fmt: skip
    return made, token


def revoke_machine_token(*, token_id: UUID, at: datetime) -> bool:
    """End a token at once. False when it is not known, or ended before."""
    return bool(MachineToken.objects.filter(pk=token_id, revoked_at=None).update(revoked_at=at))


def token_digest(token: str) -> str:
    """What is kept of a token: it has 256 bits of chance, so one round of SHA-256 is enough."""
    return sha256(token.encode()).hexdigest()
