"""Named contacts: named, changed and ended. What was is kept."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from ledstjarna.domain.consent.queries import Reading, Viewer, open_change
from ledstjarna.domain.consent.rules import TEAM
from ledstjarna.domain.organisations.queries import assignments_by_id
from ledstjarna.domain.teams.actions._shared import envelope, locked, only_staff
from ledstjarna.domain.teams.actions.absences import end_absences_of
from ledstjarna.domain.teams.actions.wishes import wish_came_true
from ledstjarna.domain.teams.events import ContactEnded, ContactNamed
from ledstjarna.domain.teams.models import NamedContact, TeamMember
from ledstjarna.domain.teams.queries import contact_version, team
from ledstjarna.domain.teams.rules import contact_hindrance, same_seat
from ledstjarna.foundation.clock import day_of
from ledstjarna.foundation.findings import ChangedMeanwhile, Finding, RuleBroken, require
from ledstjarna.foundation.outbox.publishing import publish


@transaction.atomic
def name_contact(
    *, by: Viewer, subject_id: UUID, kind: str, holder_id: UUID, label: str, seen_version: int, at: datetime,
) -> NamedContact:  # fmt: skip
    """Name somebody of the team, or of a unit in the team, the person's contact of a kind, instead of any before.

    `seen_version` is `contact_version` as it was seen. An open wish about the kind came true with it. Raises
    RuleBroken for who is not in the team or lacks the unit or the title, ChangedMeanwhile for whoever comes second.
    """
    change = open_change(by, subject_id, what="name_contact", kinds=[TEAM])
    only_staff(change, "name_contact")
    # Two who name at once wait for each other.
    list(TeamMember.objects.select_for_update().filter(**change.rows, period__upper_inf=True))
    holder = assignments_by_id([holder_id]).get(holder_id)
    if holder is None or not (holder.period.lower <= at and (holder.period.upper is None or at < holder.period.upper)):
        raise RuleBroken(Finding("contact_holder_missing", field_name="holder"))
    parties = {member.party_id for member in team(change)}
    require(
        contact_hindrance(
            kind, unit_kind=holder.unit.kind, title=holder.staff_member.protected_title,
            title_until=holder.staff_member.title_until, named_on=day_of(at),
        ),
        None if {holder_id, holder.unit_id} & parties else Finding("contact_not_in_team", field_name="holder"),
    )  # fmt: skip
    organisation_id = holder.unit.organisation_id
    standing = _standing(change, kind, organisation_id, at)
    if (version := contact_version(change, kind)) != seen_version:
        theirs = standing.holder_label if standing else ""
        raise ChangedMeanwhile(what="contact", version=version, mine={"holder": label}, theirs={"holder": theirs})
    if standing and standing.holder_id == holder_id:
        raise RuleBroken(Finding("contact_already", {"who": label}, field_name="holder"))
    if standing:
        _end(change, standing, at, "")
    contact = NamedContact.objects.create(
        **change.rows, kind=kind, holder_id=holder_id, holder_label=label, unit_id=holder.unit_id,
        organisation_id=organisation_id, team_id=None if holder_id in parties else holder.unit_id,
        period=DateTimeTZRange(at, None), named_by_id=by.party_id, named_by_label=by.label,
    )  # fmt: skip
    publish(ContactNamed(**envelope(change, at), contact_id=contact.id, kind=kind))
    wish_came_true(change, kind, at)
    return contact


@transaction.atomic
def end_contact(*, by: Viewer, subject_id: UUID, contact_id: UUID, why: str, at: datetime) -> NamedContact:
    """End a contact without another in their place; why is kept and shown. Raises RuleBroken without a reason."""
    change = open_change(by, subject_id, what="end_contact", kinds=[TEAM])
    only_staff(change, "end_contact")
    contact = locked(change, NamedContact.objects.all(), contact_id, "end_contact")
    require(
        None if why.strip() else Finding("why_missing", field_name="why"),
        Finding("contact_has_ended") if contact.has_ended else None,
    )
    _end(change, contact, at, why.strip())
    publish(ContactEnded(**envelope(change, at), contact_id=contact.id))
    return contact


def _standing(change: Reading, kind: str, organisation_id: UUID, at: datetime) -> NamedContact | None:
    rows = NamedContact.objects.filter(**change.rows, kind=kind, period__upper_inf=True)
    return next((row for row in rows if same_seat(kind, organisation_id, row.kind, row.organisation_id)), None)


def _end(change: Reading, contact: NamedContact, at: datetime, why: str) -> None:
    contact.period = DateTimeTZRange(contact.period.lower, max(at, contact.period.lower))
    contact.ended_why = why
    contact.save(update_fields=["period", "ended_why"])
    end_absences_of(change, contact, at)
