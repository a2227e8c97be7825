"""Where the person lives and in which language they are met."""

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.queries import Viewer, open_change
from ledstjarna.domain.consent.rules import BASIC
from ledstjarna.domain.people.access import TELLS, may_speak
from ledstjarna.domain.people.actions._shared import envelope, locked_person, refuse_stale
from ledstjarna.domain.people.events import ContactDetailsChanged
from ledstjarna.domain.people.models import Person
from ledstjarna.domain.people.queries.persons import details_of
from ledstjarna.domain.people.rules import ContactDetails, contact_findings, way_finding
from ledstjarna.foundation.findings import require
from ledstjarna.foundation.outbox.publishing import publish


@transaction.atomic
def change_contact_details(
    *, by: Viewer, subject_id: UUID, seen: ContactDetails, details: ContactDetails, at: datetime, way: str = "digital"
) -> Person:
    """Change contact details from what was `seen` (queries.contact_details) to `details`.

    Raises NotForYou, RuleBroken, ChangedMeanwhile when they are no longer what was seen.
    """
    change = open_change(by, subject_id, what="change_contact_details", kinds=[BASIC])
    may_speak(change, TELLS, "plan")
    require(*contact_findings(details), way_finding(by.kind, way))
    person = locked_person(change)
    standing = details_of(person)
    if standing == details:
        return person
    if standing != seen:
        refuse_stale("contact_details", 0, details, standing)
    for name, value in asdict(details).items():
        setattr(person, name, value)
    person.municipality_id = details.municipality_id or None
    person.save(update_fields=list(asdict(details)))
    publish(ContactDetailsChanged(**envelope(change, at), way=way))
    return person
