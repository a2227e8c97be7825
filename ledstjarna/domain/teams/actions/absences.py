"""A contact who is away, and who steps in. Whoever steps in reaches the person for that time and no longer."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.db.models import QuerySet

from ledstjarna.domain.consent.actions import close_grounds, write_ground
from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.queries import Reading, Viewer, basis_of, open_change, parties_with_ground
from ledstjarna.domain.consent.rules import TEAM
from ledstjarna.domain.organisations.queries import assignments_by_id
from ledstjarna.domain.teams.actions._shared import envelope, locked, only_staff
from ledstjarna.domain.teams.events import ContactAway, ContactBack
from ledstjarna.domain.teams.models import ContactAbsence, NamedContact, TeamMember
from ledstjarna.domain.teams.rules import away_findings, stand_in_hindrance
from ledstjarna.foundation.findings import Finding, RuleBroken, require
from ledstjarna.foundation.outbox.models import Happening
from ledstjarna.foundation.outbox.publishing import publish


@transaction.atomic
def note_absence(
    *, by: Viewer, subject_id: UUID, contact_id: UUID, start: datetime | None, end: datetime | None, at: datetime,
    stand_in_id: UUID | None = None, stand_in_label: str = "",
) -> ContactAbsence:  # fmt: skip
    """Note that a contact is away, and who steps in. What was noted before of the same time ends with it.

    Without anybody who steps in the gap is shown to everybody until somebody does. Raises RuleBroken.
    """
    change = open_change(by, subject_id, what="note_absence", kinds=[TEAM])
    only_staff(change, "note_absence")
    contact = locked(change, NamedContact.objects.all(), contact_id, "note_absence")
    require(
        *away_findings(start, end, at),
        Finding("contact_has_ended") if contact.has_ended else None,
        _hindrance(contact, stand_in_id, at) if stand_in_id else None,
    )
    period = DateTimeTZRange(start, end)
    for earlier in _standing(change).filter(contact=contact, period__overlap=period):
        _close(earlier, at)
    absence = ContactAbsence.objects.create(
        **change.rows, contact=contact, period=period, stand_in_id=stand_in_id, stand_in_label=stand_in_label,
        noted_by_id=by.party_id, noted_by_label=by.label,
    )  # fmt: skip
    if stand_in_id and start:
        _let_in(change, contact, stand_in_id, start, end)
    publish(ContactAway(**envelope(change, at), absence_id=absence.id))
    return absence


@transaction.atomic
def be_away(
    *, by: Viewer, start: datetime | None, end: datetime | None, at: datetime, stand_in_id: UUID | None = None,
    stand_in_label: str = "",
) -> int:  # fmt: skip
    """Note the viewer's own absence with every person whose contact they are. Returns with how many.

    Raises RuleBroken when they are nobody's contact, or for what any one of them lacks.
    """
    mine = NamedContact.objects.filter(holder_id=by.party_id, period__upper_inf=True).order_by("subject_id")
    contacts = list(mine.values_list("subject_id", "pk"))
    if not contacts:
        raise RuleBroken(Finding("nobodys_contact"))
    for subject_id, contact_id in contacts:
        note_absence(
            by=by, subject_id=subject_id, contact_id=contact_id, start=start, end=end, at=at,
            stand_in_id=stand_in_id, stand_in_label=stand_in_label,
        )  # fmt: skip
    return len(contacts)


@transaction.atomic
def end_absence(*, by: Viewer, subject_id: UUID, absence_id: UUID, at: datetime) -> ContactAbsence:
    """The contact is back, or is not going away: whoever stepped in no longer does."""
    change = open_change(by, subject_id, what="end_absence", kinds=[TEAM])
    only_staff(change, "end_absence")
    absence = locked(change, ContactAbsence.objects.all(), absence_id, "end_absence")
    if absence.ended_at is None:
        _close(absence, at)
        publish(ContactBack(**envelope(change, at), absence_id=absence.id))
    return absence


def end_absences_of(change: Reading, contact: NamedContact, at: datetime) -> None:
    """End what was noted about a contact that has ended. For the actions of this room."""
    for absence in _standing(change).filter(contact=contact):
        _close(absence, at)


def stand_ins_follow(happening: Happening) -> None:
    """After somebody left, or the consent to sharing changed: who steps in for them loses their ground with them."""
    if happening.body.get("kind", "sharing") != "sharing":
        return
    with automatic_run("stand_ins_follow"):
        reading = parties_with_ground(happening.subject_id, happening.happened_at)
        rows = ContactAbsence.objects.filter(
            county_id=happening.county_id, subject_id=happening.subject_id, ended_at=None
        ).exclude(stand_in_id=None)
        for absence in rows.select_related("contact"):
            contact = absence.contact
            if not {contact.holder_id, contact.team_id} & reading:
                _close(absence, happening.happened_at)


def _hindrance(contact: NamedContact, stand_in_id: UUID, at: datetime) -> Finding | None:
    found = assignments_by_id([stand_in_id]).get(stand_in_id)
    works = found is not None and (found.period.upper is None or at < found.period.upper)
    same = found is not None and found.unit.organisation_id == contact.organisation_id
    return stand_in_hindrance(
        holder_id=contact.holder_id, stand_in_id=stand_in_id, same_organisation=same, stand_in_works=works
    )


def _let_in(change: Reading, contact: NamedContact, stand_in_id: UUID, start: datetime, end: datetime | None) -> None:
    """The stand-in reaches what the contact reaches, on the same ground, for the time they step in."""
    if _in_team(change.subject_id, stand_in_id):
        return
    basis = basis_of(change.subject_id, contact.holder_id) or basis_of(change.subject_id, contact.unit_id)
    if basis:
        write_ground(
            by=change.viewer, subject_id=change.subject_id, county_id=change.county_id, party_id=stand_in_id,
            basis=basis, at=start, until=end, organisation_id=contact.organisation_id,
        )  # fmt: skip


def _standing(change: Reading) -> QuerySet[ContactAbsence]:
    return ContactAbsence.objects.filter(**change.rows, ended_at=None)


def _close(absence: ContactAbsence, at: datetime) -> None:
    absence.ended_at = at
    absence.save(update_fields=["ended_at"])
    stand_in = absence.stand_in_id
    if stand_in is None or _in_team(absence.subject_id, stand_in):
        return
    others = ContactAbsence.objects.filter(subject_id=absence.subject_id, stand_in_id=stand_in, ended_at=None)
    if not others.exists():
        for basis in ("own_work", "shared_plan"):
            close_grounds(subject_id=absence.subject_id, party_id=stand_in, at=at, basis=basis)


def _in_team(subject_id: UUID, party_id: UUID) -> bool:
    return TeamMember.objects.filter(subject_id=subject_id, party_id=party_id, period__upper_inf=True).exists()
