"""The door for setting up who there is to cooperate. No viewer stands behind it: a steward or a loading run does."""

import secrets
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from hashlib import sha256
from itertools import chain
from uuid import UUID

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from ledstjarna.domain.organisations.models import (
    Assignment,
    County,
    Invitation,
    MachineToken,
    Municipality,
    Organisation,
    OuterAccount,
    Party,
    Passkey,
    StaffMember,
    StaffReach,
    Unit,
)
from ledstjarna.foundation.clock import today
from ledstjarna.foundation.findings import Finding, RuleBroken

_BATCH = 2_000
LONGEST_TOKEN = 366  # days
LONGEST_INVITATION = 31  # days
MOST_PASSKEYS = 10
# The first day when nobody is assistant nurse by the transition rule any longer (prop. 2021/22:116).
TRANSITION_ENDS = date(2033, 7, 1)


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
    """Note that a staff member holds a protected title, by licence or certificate; `until` by a transition rule.

    `until` is the first day without it. The same again, or another day, replaces what was noted. Raises RuleBroken.
    """
    if until and until <= today():
        raise RuleBroken(Finding("title_is_over", field_name="until"))
    if until and until > TRANSITION_ENDS:
        last = TRANSITION_ENDS - timedelta(days=1)
        raise RuleBroken(Finding("title_beyond_transition", {"day": last}, "prop. 2021/22:116", "until"))
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


@transaction.atomic
def invite(*, staff_member_id: UUID, at: datetime, made_by: str, days: int = 7) -> tuple[Invitation, str]:
    """A code by which a staff member gets a way in, told here and never again. An older one stops working.

    Raises RuleBroken for somebody without an assignment, and for a time that is none or longer than a month.
    """
    if not 0 < days <= LONGEST_INVITATION:
        raise RuleBroken(Finding("invitation_days_wrong", {"longest": LONGEST_INVITATION}, field_name="days"))
    if not Assignment.objects.filter(staff_member_id=staff_member_id, period__contains=at).exists():
        raise RuleBroken(Finding("assignment_not_standing", field_name="assignment"))
    Invitation.objects.filter(staff_member_id=staff_member_id, used_at=None, expires_at__gt=at).update(expires_at=at)
    code = secrets.token_urlsafe(32)
    made = Invitation.objects.create(
        staff_member_id=staff_member_id, digest=token_digest(code), made_by_label=made_by, made_at=at,
        expires_at=at + timedelta(days=days),
    )  # fmt: skip
    return made, code


def use_invitation(*, invitation_id: UUID, at: datetime) -> None:
    """Use an invitation up. Raises RuleBroken when somebody was first, or its time is out."""
    rows = Invitation.objects.filter(pk=invitation_id, used_at=None, expires_at__gt=at)
    if not rows.update(used_at=at):
        raise RuleBroken(Finding("invitation_used"))


def link_account(*, staff_member_id: UUID, issuer: str, subject: str, at: datetime) -> bool:
    """Let an account at an identity provider be a staff member's. False when it is somebody's already."""
    facts = {"staff_member_id": staff_member_id, "linked_at": at}
    return OuterAccount.objects.get_or_create(issuer=issuer, subject=subject, defaults=facts)[1]


@transaction.atomic
def add_passkey(*, staff_member_id: UUID, credential_id: bytes, credential: bytes, name: str, at: datetime) -> Passkey:
    """One more passkey, numbered where another of theirs has the name: whoever loses one must know which to take away.

    Raises RuleBroken when the authenticator's key is here already, or there are too many.
    """
    StaffMember.objects.select_for_update().get(pk=staff_member_id)
    if Passkey.objects.filter(credential_id=credential_id).exists():
        raise RuleBroken(Finding("passkey_known"))
    names = Passkey.objects.filter(staff_member_id=staff_member_id, removed_at=None).values_list("name", flat=True)
    if len(names) >= MOST_PASSKEYS:
        raise RuleBroken(Finding("passkeys_too_many", {"most": MOST_PASSKEYS}))
    return Passkey.objects.create(
        staff_member_id=staff_member_id, credential_id=credential_id, credential=credential,
        name=_unlike(name[:60], names), made_at=at,
    )  # fmt: skip


def _unlike(name: str, names: Iterable[str]) -> str:
    """The name, or where another is called so, the name with the first number that none has."""
    taken = {one.casefold() for one in names}
    numbered = (f"{name[:57]} {count}" for count in range(2, MOST_PASSKEYS + 2))
    return next(one for one in chain([name], numbered) if one.casefold() not in taken)


def note_passkey_used(*, passkey_id: UUID, counter: int, at: datetime) -> bool:
    """Note that a passkey was used. False when its counter went backwards: then there are two of it.

    An authenticator that does not count says 0 for ever.
    """
    rows = Passkey.objects.filter(pk=passkey_id, removed_at=None)
    moved = rows.filter(counter__lt=counter) if counter else rows.filter(counter=0)
    return bool(moved.update(counter=counter, used_at=at))


def remove_passkey(*, staff_member_id: UUID, passkey_id: UUID, at: datetime) -> bool:
    """Take a passkey away; nobody signs in with it after `at`. False when it is not theirs, or gone."""
    rows = Passkey.objects.filter(pk=passkey_id, staff_member_id=staff_member_id, removed_at=None)
    return bool(rows.update(removed_at=at))


def forget_passkeys(*, staff_member_id: UUID, at: datetime) -> int:
    """Take every passkey of somebody's away, as when one was lost; how many."""
    return Passkey.objects.filter(staff_member_id=staff_member_id, removed_at=None).update(removed_at=at)
