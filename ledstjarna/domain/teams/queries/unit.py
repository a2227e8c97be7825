"""What a unit's manager sees of the contacts that its people hold: gaps, and how promises to call were kept.

Looks beyond the manager's own grounds, because the unit answers for its contacts also where nobody who reaches the
person is there any more. Tells as little as it can: about whom, which contact, what is missing; nobody's words.
Every look is logged by the door that shows it.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.queries import NotForYou, Viewer
from ledstjarna.domain.people.queries import persons_named
from ledstjarna.domain.teams.models import CallAttempt, CallRequest, ContactAbsence, NamedContact, TeamMember
from ledstjarna.domain.teams.queries.calls import Call, call_at
from ledstjarna.domain.teams.queries.contacts import Contact, around_of, contact_at
from ledstjarna.domain.teams.rules import missing_contacts
from ledstjarna.domain.teams.rules.states import OPEN_CALLS
from ledstjarna.foundation.findings import Finding

MANAGES = frozenset({"unit_manager"})
SINCE = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class UnitContacts:
    """A unit's contacts that lack somebody, persons without the contact they should have, and promises to call."""

    gaps: list[Contact]
    missing: list[tuple[UUID, Finding]]
    late: list[Call]
    kept: int
    broken: int
    persons: dict[UUID, Any]
    contacts: int


def unit_contacts(viewer: Viewer, *, with_home_care: Iterable[UUID], at: datetime) -> UnitContacts:
    """How it stands in the viewer's unit. Raises NotForYou for whoever does not manage one.

    `with_home_care` are the persons to whom the unit gives home care, as the plans have it. Promises count for
    calls that came in the last thirty days.
    """
    if viewer.role not in MANAGES or viewer.unit_id is None:
        raise NotForYou(viewer, None, "unit_contacts")
    helped = set(with_home_care)
    with automatic_run("unit_contacts"):
        found = _contacts(viewer.unit_id, at)
        held = NamedContact.objects.filter(
            subject_id__in=helped, kind="home_care_contact", period__contains=at
        ).values_list("subject_id", "kind")
        gaps = [contact for contact in found if contact.gap]
        missing = _missing(helped, list(held))
        rows = CallRequest.objects.filter(unit_id=viewer.unit_id, asked_at__gt=at - SINCE).order_by("promised_at")
        tries = defaultdict(list)
        for attempt in CallAttempt.objects.filter(call__in=rows):
            tries[attempt.call_id].append(attempt)
        made = [call_at(row, tries[row.pk], at) for row in rows]
        late = [one for one in made if one.promise == "late" and one.row.state in OPEN_CALLS]
        ids = {one.row.subject_id for one in gaps} | {one.row.subject_id for one in late}
        ids |= {subject_id for subject_id, _ in missing}
        counted = [one.promise for one in made]
        return UnitContacts(
            gaps, missing, late, counted.count("kept"), counted.count("broken") + counted.count("late"),
            persons_named(ids), len(found),
        )  # fmt: skip


def home_care_contacts(unit_id: UUID, subject_ids: Iterable[UUID], at: datetime) -> dict[UUID, UUID]:
    """Who of a unit's staff is the named home care contact (fast omsorgskontakt) of each of these persons: the
    assignment, by person. For whoever plans the unit's visits: ids alone."""
    with automatic_run("home_care_contacts"):
        rows = NamedContact.objects.filter(
            unit_id=unit_id, subject_id__in=set(subject_ids), kind="home_care_contact", period__contains=at
        ).values_list("subject_id", "holder_id")
        return dict(rows)


def _contacts(unit_id: UUID, at: datetime) -> list[Contact]:
    rows = list(NamedContact.objects.filter(unit_id=unit_id, period__contains=at).order_by("holder_label"))
    subjects = {row.subject_id for row in rows}
    absences = defaultdict(list)
    for one in ContactAbsence.objects.filter(contact__in=rows, ended_at=None).order_by("period"):
        absences[one.contact_id].append(one)
    members = defaultdict(list)
    for member in TeamMember.objects.filter(subject_id__in=subjects, period__contains=at):
        members[member.subject_id].append(member)
    everybody = around_of((), rows, [one for group in absences.values() for one in group])
    found = []
    for row in rows:
        parties = frozenset(member.party_id for member in members[row.subject_id])
        around = type(everybody)(everybody.assignments, everybody.reaches, None, parties)
        found.append(contact_at(row, absences[row.pk], around, at))
    return found


def _missing(helped: set[UUID], held: list[tuple[UUID, str]]) -> list[tuple[UUID, Finding]]:
    kinds = defaultdict(list)
    for subject_id, kind in held:
        kinds[subject_id].append(kind)
    return [
        (subject_id, finding)
        for subject_id in sorted(helped)
        for finding in missing_contacts(kinds[subject_id], has_home_care=True)
    ]
