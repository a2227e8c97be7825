"""The door for reading teams."""

from ledstjarna.domain.teams.queries.calls import Call, call, calls, calls_to_answer
from ledstjarna.domain.teams.queries.contacts import (
    Contact,
    Holder,
    Way,
    contact_card,
    contact_version,
    contact_wish,
    contact_wishes,
    contacts_before,
    holders,
    named_contact,
    way_of,
)
from ledstjarna.domain.teams.queries.members import (
    coordinated_by,
    coordinator,
    coordinators_of,
    my_persons,
    team,
)
from ledstjarna.domain.teams.queries.unit import UnitContacts, unit_contacts

__all__ = [
    "Call",
    "Contact",
    "Holder",
    "UnitContacts",
    "Way",
    "call",
    "calls",
    "calls_to_answer",
    "contact_card",
    "contact_version",
    "contact_wish",
    "contact_wishes",
    "contacts_before",
    "coordinated_by",
    "coordinator",
    "coordinators_of",
    "holders",
    "my_persons",
    "named_contact",
    "team",
    "unit_contacts",
    "way_of",
]
