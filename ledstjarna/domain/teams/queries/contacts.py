"""The door for reading named contacts: who they are, how they are reached now, and what is missing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from ledstjarna.domain.consent.queries import NotForYou, Reading
from ledstjarna.domain.consent.rules import TEAM
from ledstjarna.domain.organisations.queries import Assignment, StaffReach, assignments_by_id, reach_of, staff_of
from ledstjarna.domain.teams.models import ContactAbsence, ContactWish, NamedContact, TeamMember
from ledstjarna.domain.teams.queries.members import team
from ledstjarna.domain.teams.rules import (
    KINDS,
    Away,
    Hours,
    Manned,
    Reached,
    Worker,
    contact_gap,
    hours_of,
    who_is_reached,
)
from ledstjarna.foundation.findings import Finding

_ORDER = {kind.code: number for number, kind in enumerate(KINDS)}


@dataclass(frozen=True, slots=True)
class Way:
    """How somebody is reached: their own numbers and hours as they told them, and their unit's number."""

    phone: str = ""
    text_phone: str = ""
    email: str = ""
    hours: Hours = ()
    unit_name: str = ""
    unit_phone: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """One named contact as it stands at a moment: whoever is reached is they, who steps in, or the coordinator.

    `away` is the absence that holds now, `coming` those that begin later. Who no longer `takes_part` in the team reads
    nothing: none of their own numbers and hours are told, and nobody is to ask them for anything.
    """

    row: NamedContact
    way: Way
    reached: Reached
    reached_label: str
    reached_way: Way
    away: ContactAbsence | None
    coming: tuple[ContactAbsence, ...]
    gap: Finding | None
    takes_part: bool
    left_at: datetime | None = None

    @property
    def may_be_asked(self) -> bool:
        """Whether somebody can be asked for by this contact: who has left is not, where nobody is reached instead."""
        return self.takes_part or self.reached.party_id is not None


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who can be named: a member of the team, or one of the staff of a unit that is a member."""

    assignment: Assignment
    team_id: UUID | None


@dataclass(frozen=True, slots=True)
class Around:
    """What is needed to tell who is reached: the contacts' people, how they are reached, who coordinates."""

    assignments: dict[UUID, Assignment]
    reaches: dict[UUID, StaffReach]
    coordinator: TeamMember | None
    parties: frozenset[UUID]
    left: Mapping[UUID, datetime] = field(default_factory=dict)  # when who is no longer in the team left it

    def worker(self, party_id: UUID | None) -> Worker | None:
        """Somebody as the rules see them; None for who is not of the staff."""
        found = self.assignments.get(party_id) if party_id else None
        return Worker(found.pk, found.period.upper) if found else None

    def way(self, party_id: UUID | None) -> Way:
        """How somebody is reached."""
        return way_of(self.assignments.get(party_id), self.reaches.get(party_id)) if party_id else Way()


def contact_card(reading: Reading) -> list[Contact]:
    """The person's named contacts now, as the page, the card on paper and the team show them. Five queries."""
    reading.needs(TEAM)
    rows = list(NamedContact.objects.filter(**reading.rows, period__contains=reading.at))
    absences = list(ContactAbsence.objects.filter(**reading.rows, ended_at=None).order_by("period"))
    around = around_of(team(reading), rows, absences)
    rows.sort(key=lambda row: (_ORDER[row.kind], row.period.lower))
    return [contact_at(row, [one for one in absences if one.contact_id == row.pk], around, reading.at) for row in rows]


def around_of(
    members: Sequence[TeamMember], rows: Sequence[NamedContact], absences: Sequence[ContactAbsence]
) -> Around:
    """The people of these contacts. Two queries."""
    coordinator = next((member for member in members if member.is_coordinator), None)
    ids = {row.holder_id for row in rows} | {row.stand_in_id for row in absences if row.stand_in_id}
    if coordinator:
        ids.add(coordinator.party_id)
    parties = frozenset(member.party_id for member in members)
    return Around(assignments_by_id(ids), reach_of(ids), coordinator, parties)


def contact_at(row: NamedContact, absences: Sequence[ContactAbsence], around: Around, at: datetime) -> Contact:
    """One contact at a moment. Pure but for what it is given."""
    holder, lead = around.worker(row.holder_id), around.coordinator
    away = [Away(one.period.lower, one.period.upper, around.worker(one.stand_in_id)) for one in absences]
    takes_part = bool({row.holder_id, row.team_id} & around.parties)
    reached = who_is_reached(holder, away, around.worker(lead.party_id) if lead else None, at, takes_part=takes_part)
    now = next((one for one, each in zip(absences, away, strict=True) if each.holds(at)), None)
    labels = {"contact": row.holder_label, "coordinator": lead.label if lead else ""}
    labels["stand_in"] = now.stand_in_label if now else ""
    manned = Manned(
        row.kind, works=bool(holder and holder.works(at)),
        in_team=takes_part,
        away=now is not None, stood_in_for=reached.why == "stand_in",
    )  # fmt: skip
    way = around.way(row.holder_id)
    gone = [when for party_id in (row.holder_id, row.team_id) if party_id and (when := around.left.get(party_id))]
    return Contact(
        row, way if takes_part else Way(unit_name=way.unit_name, unit_phone=way.unit_phone), reached,
        labels.get(reached.why, ""), around.way(reached.party_id), now if takes_part else None,
        tuple(one for one in absences if one.period.lower > at) if takes_part else (), contact_gap(manned),
        takes_part, max(gone, default=None) if not takes_part else None,
    )  # fmt: skip


def way_of(assignment: Assignment | None, reach: StaffReach | None) -> Way:
    """How somebody is reached, as they told it, and the number of their unit."""
    unit_name, unit_phone = (assignment.unit.name, assignment.unit.phone) if assignment else ("", "")
    if reach is None:
        return Way(unit_name=unit_name, unit_phone=unit_phone)
    return Way(reach.phone, reach.text_phone, reach.email, hours_of(reach.hours), unit_name, unit_phone)


def named_contact(reading: Reading, contact_id: UUID) -> NamedContact:
    """One standing contact. Raises NotForYou when it is not there: the same answer as for one of somebody else."""
    reading.needs(TEAM)
    found = NamedContact.objects.filter(**reading.rows, pk=contact_id, period__contains=reading.at).first()
    if found is None:
        raise NotForYou(reading.viewer, reading.subject_id, "contact")
    return found


def contacts_before(reading: Reading) -> list[NamedContact]:
    """The contacts that have ended, the latest first."""
    reading.needs(TEAM)
    rows = NamedContact.objects.filter(**reading.rows, period__upper_inf=False)
    return list(rows.order_by("-recorded_at"))


def contacts_ever(reading: Reading) -> list[NamedContact]:
    """Everybody who is or has been a named contact: what the story of a plan names."""
    reading.needs(TEAM)
    return list(NamedContact.objects.filter(**reading.rows))


def contact_version(reading: Reading, kind: str) -> int:
    """How many contacts of a kind there have been: what a form that changes it has seen."""
    return NamedContact.objects.filter(**reading.rows, kind=kind).count()


def holders(reading: Reading) -> list[Holder]:
    """Everybody who can be named: the team's staff, and the staff of units in the team."""
    members = team(reading)
    found = assignments_by_id(member.party_id for member in members)
    alone = [Holder(row, None) for row in found.values() if row.period.upper is None or row.period.upper > reading.at]
    seen = {row.assignment.pk for row in alone}
    units = [member.party_id for member in members if member.party_id not in found and member.organisation_id]
    return alone + [
        Holder(row, unit_id) for unit_id in units for row in staff_of(unit_id=unit_id) if row.pk not in seen
    ]


def contact_wishes(reading: Reading) -> list[ContactWish]:
    """What the person has wished about their contacts, the latest first."""
    reading.needs(TEAM)
    rows = ContactWish.objects.filter(**reading.rows).select_related("contact")
    return list(rows.order_by("-asked_at"))


def contact_wish(reading: Reading, wish_id: UUID) -> ContactWish:
    """One wish. Raises NotForYou when it is not there."""
    found = next((row for row in contact_wishes(reading) if row.pk == wish_id), None)
    if found is None:
        raise NotForYou(reading.viewer, reading.subject_id, "contact_wish")
    return found
