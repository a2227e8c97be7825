"""Teams and named contacts as other systems ask for them: by page, a team a person."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Exists, F, Max, OuterRef, Q, Subquery
from django.db.models.functions import Greatest

from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.domain.teams.models import ContactAbsence, NamedContact, TeamMember
from ledstjarna.domain.teams.queries.contacts import Contact, around_of, contact_at
from ledstjarna.foundation.asking import Asked, Page, page_of
from ledstjarna.foundation.clock import now


@dataclass(frozen=True, slots=True)
class ContactRow:
    """A named contact, now or before; `changed` is when it, when they are away, or their part in
    the team changed last."""

    contact: NamedContact
    changed: datetime


@dataclass(frozen=True, slots=True)
class TeamRow:
    """The team of one person with those in it now; `changed` is when anybody came, went or was named last."""

    subject_id: UUID
    changed: datetime
    members: tuple[TeamMember, ...]


def teams_page(viewer: Viewer, asked: Asked) -> Page[TeamRow]:
    """Teams in reach. `where`: `standing`, whether anybody is in it now. Two queries."""
    at = now()
    rows = TeamMember.objects.values("subject_id").annotate(
        changed=Max("changed_at"), there=Count("pk", filter=Q(period__contains=at))
    )
    if "standing" in asked.where:
        rows = rows.filter(there__gt=0) if asked.where["standing"] else rows.filter(there=0)
    page = page_of(rows.values_list("subject_id", "changed"), asked, key="subject_id", changed="changed")
    found: dict[UUID, list[TeamMember]] = {subject_id: [] for subject_id, _ in page.rows}
    members = TeamMember.objects.filter(subject_id__in=list(found), period__contains=at)
    members = members.filter(county_id__in=asked.counties) if asked.counties else members
    for member in members.order_by("-is_coordinator", "label", "pk"):
        found[member.subject_id].append(member)
    return Page(
        [TeamRow(subject_id, changed, tuple(found[subject_id])) for subject_id, changed in page.rows], page.total
    )


def contacts_page(viewer: Viewer, asked: Asked) -> Page[ContactRow]:
    """Named contacts in reach, those that have ended too. `where`: `standing`, whether somebody is named now
    who still takes part in the team."""
    away = ContactAbsence.objects.filter(contact_id=OuterRef("pk")).order_by().values("contact_id")
    last = Subquery(away.annotate(last=Max("changed_at")).values("last"))
    held_by = TeamMember.objects.filter(
        Q(party_id=OuterRef("holder_id")) | Q(party_id=OuterRef("team_id")),
        county_id=OuterRef("county_id"), subject_id=OuterRef("subject_id"),
    )  # fmt: skip
    came = Subquery(held_by.order_by().values("subject_id").annotate(last=Max("changed_at")).values("last"))
    rows = NamedContact.objects.annotate(changed=Greatest(F("changed_at"), last, came))
    if "standing" in asked.where:
        standing = Q(period__contains=now()) & Exists(held_by.filter(period__contains=now()))
        rows = rows.filter(standing if asked.where["standing"] else ~standing)
    page = page_of(rows, asked, changed="changed")
    return Page([ContactRow(row, row.changed) for row in page.rows], page.total)


def contacts_told(viewer: Viewer, rows: Iterable[ContactRow]) -> list[Contact]:
    """The same contacts with how they are reached and who steps in, as they stand now. Five queries."""
    found = [row.contact for row in rows]
    at = now()
    absences = list(ContactAbsence.objects.filter(contact__in=found, ended_at=None).order_by("period"))
    everybody = around_of((), found, absences)
    members: dict[UUID, list[TeamMember]] = {row.subject_id: [] for row in found}
    for member in TeamMember.objects.filter(subject_id__in=list(members)):
        members[member.subject_id].append(member)
    told = []
    for row in found:
        theirs = [member for member in members[row.subject_id] if not member.period.isempty]
        around = replace(
            everybody, parties=frozenset(member.party_id for member in theirs if at in member.period),
            left={member.party_id: member.period.upper for member in theirs if member.period.upper},
        )  # fmt: skip
        told.append(contact_at(row, [one for one in absences if one.contact_id == row.pk], around, at))
    return told


def parties_around(viewer: Viewer, subject_ids: Iterable[UUID], county_id: str) -> tuple[UUID, ...]:
    """The parties that are or were in the teams of these persons of a county, or their named contacts."""
    whose = {"county_id": county_id, "subject_id__in": list(subject_ids)}
    members = TeamMember.objects.filter(**whose).values_list("party_id")
    held = NamedContact.objects.filter(**whose).values_list("holder_id")
    stood_in = ContactAbsence.objects.filter(**whose, stand_in_id__isnull=False).values_list("stand_in_id")
    return tuple(sorted(party_id for (party_id,) in members.union(held, stood_in)))
