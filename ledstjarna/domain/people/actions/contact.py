"""Where the person lives and in which language they are met."""

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.queries import Viewer, open_change
from ledstjarna.domain.consent.rules import BASIC
from ledstjarna.domain.people.access import TELLS, may_speak
from ledstjarna.domain.people.actions._shared import envelope, locked_person, refuse_stale
from ledstjarna.domain.people.actions.letters import write_to_address_before
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

    Where the old address lies on the map goes with it, and a letter goes to it where staff were told.
    Raises NotForYou, RuleBroken (no address is known of somebody
    with skyddad folkbokföring), ChangedMeanwhile when they are no longer what was seen.
    """
    change = open_change(by, subject_id, what="change_contact_details", kinds=[BASIC])
    may_speak(change, TELLS, "plan")
    person = locked_person(change)
    require(*contact_findings(details, person.protected_identity), way_finding(by.kind, way))
    standing = details_of(person)
    if standing == details:
        return person
    if standing != seen:
        refuse_stale("contact_details", 0, details, standing)
    for name, value in asdict(details).items():
        setattr(person, name, value)
    person.municipality_id = details.municipality_id or None
    if _address(details) != _address(standing):  # where the old one lies on the map is nowhere they live
        person.latitude = person.longitude = None
    person.save(update_fields=[*asdict(details), "latitude", "longitude"])
    happening = publish(ContactDetailsChanged(**envelope(change, at), way=way))
    if _address(details) != _address(standing) and not person.deceased:
        write_to_address_before(change, happening, standing, person.protected_identity)
    return person


def _address(details: ContactDetails) -> tuple[str, str, str]:
    return details.street, details.postcode, details.place
