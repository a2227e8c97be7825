"""The door for changing a team. Whoever joins gets a ground in the same transaction; whoever leaves loses it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.db.models import Q

from ledstjarna.domain.consent.actions import close_grounds, write_ground
from ledstjarna.domain.consent.context import automatic_run, set_viewer_as
from ledstjarna.domain.consent.queries import (
    Reading,
    Viewer,
    open_change,
    parties_with_ground,
    sharing_hindrance,
    standing_before,
)
from ledstjarna.domain.consent.rules import BASIC, TEAM
from ledstjarna.domain.people.queries import home_area
from ledstjarna.domain.teams.events import ContactBegun, CoordinatorNamed, MemberInvited, MemberLeft, OwnWorkBegun
from ledstjarna.domain.teams.models import TeamMember
from ledstjarna.domain.teams.rules import (
    CAN_COORDINATE,
    OWN_RECORDS_LAST,
    comes_in_by,
    may_begin_contact,
    shares_across,
)
from ledstjarna.foundation.findings import Finding, RuleBroken, require
from ledstjarna.foundation.outbox.models import Happening
from ledstjarna.foundation.outbox.publishing import publish


@transaction.atomic
def begin_contact(*, by: Viewer, subject_id: UUID, reason: str, at: datetime) -> TeamMember | None:
    """Begin the viewer's own organisation's work with a person: the reason is kept and logged.

    Gives their part in the team; None where others hold the plan and the person has not said yes to sharing it with
    them: then they reach their own organisation's records for a while, and may begin anew when the person has. Raises
    RuleBroken when the role or the area does not allow it, or the reason is missing.
    """
    area = home_area(subject_id, by=by)
    require(
        None if reason.strip() else Finding("reason_missing", field_name="reason"),
        may_begin_contact(
            role=by.role, organisation_kind=by.organisation_kind, staff_county=by.county_id,
            staff_municipality=by.municipality_id, county=area.county_id, municipality=area.municipality_id,
        ),
    )  # fmt: skip
    stands = standing_before(by, subject_id)
    basis = comes_in_by(own_before=stands.own_before, others_before=stands.others_before, shared=stands.shared)
    alone = basis == "own_records"
    if not (alone and stands.reaches_own):
        write_ground(
            by=by, subject_id=subject_id, county_id=area.county_id, party_id=by.party_id, basis=basis, at=at,
            until=at + OWN_RECORDS_LAST if alone else None, organisation_id=by.organisation_id, reason=reason.strip(),
        )  # fmt: skip
    # The row policies still take the moment when the page was opened, before this ground began.
    set_viewer_as(by)
    if alone:
        change = open_change(by, subject_id, what="begin_contact", kinds=[BASIC])
        publish(OwnWorkBegun(county_id=change.county_id, subject_id=subject_id, actor_id=by.party_id, happened_at=at))
        return None
    change = open_change(by, subject_id, what="begin_contact", kinds=[TEAM])
    standing = TeamMember.objects.filter(**change.rows, party_id=by.party_id, period__upper_inf=True).first()
    if standing:
        return standing
    nobody_coordinates = not TeamMember.objects.filter(
        **change.rows, is_coordinator=True, period__upper_inf=True
    ).exists()
    member = _join(
        change, party_id=by.party_id, label=by.label, role=by.role, organisation_id=by.organisation_id, at=at,
        is_coordinator=nobody_coordinates and by.role in CAN_COORDINATE,
    )  # fmt: skip
    publish(
        ContactBegun(
            county_id=change.county_id, subject_id=subject_id, actor_id=by.party_id, happened_at=at,
            member_id=member.id,
        )
    )  # fmt: skip
    return member


@transaction.atomic
def invite(
    *, by: Viewer, subject_id: UUID, party_id: UUID, label: str, role: str, organisation_id: UUID | None,
    at: datetime, phone: str = "",
) -> TeamMember:  # fmt: skip
    """Invite a staff member (assignment) or unit into the team.

    Across an organisation's border the person's consent to sharing comes first and must cover that
    organisation (SoL 2025:400 10:8; OSL 10:1). Raises NotForYou, RuleBroken.
    """
    change = open_change(by, subject_id, what="invite", kinds=[TEAM])
    across = shares_across(by.organisation_id, organisation_id)
    if across:
        require(sharing_hindrance(change, organisation_id) if organisation_id else Finding("organisation_missing"))
    standing = TeamMember.objects.filter(**change.rows, party_id=party_id, period__upper_inf=True).first()
    if standing:
        raise RuleBroken(Finding("already_in_team", {"who": standing.label}))
    write_ground(
        by=by, subject_id=subject_id, county_id=change.county_id, party_id=party_id,
        basis="shared_plan" if across else "own_work", at=at, organisation_id=organisation_id,
    )  # fmt: skip
    member = _join(
        change, party_id=party_id, label=label, role=role, organisation_id=organisation_id, at=at, phone=phone
    )
    publish(
        MemberInvited(
            county_id=change.county_id, subject_id=subject_id, actor_id=by.party_id, happened_at=at,
            member_id=member.id,
        )
    )  # fmt: skip
    return member


@transaction.atomic
def end_membership(*, by: Viewer, subject_id: UUID, member_id: UUID, at: datetime) -> None:
    """End somebody's part in the team and their grounds with it. The coordinator is replaced first."""
    change = open_change(by, subject_id, what="end_membership", kinds=[TEAM])
    member = _member(change, member_id)
    if member.is_coordinator and by.kind == "staff":
        raise RuleBroken(Finding("coordinator_is_replaced_first", {"who": member.label}))
    _leave(member, at)
    publish(
        MemberLeft(
            county_id=change.county_id, subject_id=subject_id, actor_id=by.party_id, happened_at=at,
            member_id=member.id,
        )
    )  # fmt: skip


@transaction.atomic
def name_coordinator(*, by: Viewer, subject_id: UUID, member_id: UUID, at: datetime) -> TeamMember:
    """Let one member hold the team together instead of whoever did. Raises RuleBroken for a role that cannot."""
    change = open_change(by, subject_id, what="name_coordinator", kinds=[TEAM])
    member = _member(change, member_id)
    if member.role not in CAN_COORDINATE:
        raise RuleBroken(Finding("role_does_not_coordinate", {"role": member.role}))
    TeamMember.objects.filter(_lasting(at), **change.rows, is_coordinator=True).update(is_coordinator=False)
    member.is_coordinator = True
    member.save(update_fields=["is_coordinator"])
    publish(
        CoordinatorNamed(
            county_id=change.county_id, subject_id=subject_id, actor_id=by.party_id, happened_at=at,
            member_id=member.id,
        )
    )  # fmt: skip
    return member


def follow_consent(happening: Happening) -> None:
    """After a change of the consent to sharing: members whose reading ended with it leave the team."""
    if happening.body["kind"] != "sharing":
        return
    with automatic_run("consent_changed"):
        about = {"county_id": happening.county_id, "subject_id": happening.subject_id}
        standing = TeamMember.objects.filter(_lasting(happening.happened_at), **about)
        reading = parties_with_ground(happening.subject_id, happening.happened_at)
        for member in standing:
            if member.party_id not in reading:
                _end(member, happening.happened_at)


def _member(change: Reading, member_id: UUID) -> TeamMember:
    member = TeamMember.objects.filter(_lasting(change.at), **change.rows, pk=member_id).first()
    if member is None:
        raise RuleBroken(Finding("not_in_team"))
    return member


def _join(
    change: Reading, *, party_id: UUID, label: str, role: str, organisation_id: UUID | None, at: datetime,
    is_coordinator: bool = False, phone: str = "",
) -> TeamMember:  # fmt: skip
    # Who comes back before their last day after a plan that ended begins anew, and there is one who coordinates.
    for before in TeamMember.objects.filter(_lasting(at), **change.rows, period__upper_inf=False):
        if before.party_id == party_id:
            _end(before, at)
        elif is_coordinator and before.is_coordinator:
            before.is_coordinator = False
            before.save(update_fields=["is_coordinator"])
    return TeamMember.objects.create(
        **change.rows, party_id=party_id, label=label, role=role, organisation_id=organisation_id, phone=phone,
        is_coordinator=is_coordinator, period=DateTimeTZRange(at, None),
        invited_by_id=change.viewer.party_id, invited_by_label=change.viewer.label,
    )  # fmt: skip


def _lasting(at: datetime) -> Q:
    """Members now, those with a last day too: the plan has ended, and they have nothing left to do."""
    return Q(period__upper_inf=True) | Q(period__endswith__gt=at)


def _leave(member: TeamMember, at: datetime) -> None:
    _end(member, at)
    for basis in ("shared_plan", "own_work", "own_records"):
        close_grounds(subject_id=member.subject_id, party_id=member.party_id, at=at, basis=basis)


def _end(member: TeamMember, at: datetime) -> None:
    member.period = DateTimeTZRange(member.period.lower, max(at, member.period.lower))
    member.is_coordinator = False
    member.save(update_fields=["period", "is_coordinator"])
