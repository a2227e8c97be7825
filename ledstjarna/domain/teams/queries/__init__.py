"""The door for reading teams."""

from ledstjarna.domain.teams.queries.answering import answers_meanwhile, coordinating
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
from ledstjarna.domain.teams.queries.machines import (
    TeamRow,
    parties_around,
    teams_page,
)
from ledstjarna.domain.teams.queries.members import (
    coordinated_by,
    coordinator,
    coordinators_of,
    my_persons,
    team,
)
from ledstjarna.domain.teams.queries.recipients import Recipient, once_in_team, recipients, staff_who_answer
from ledstjarna.domain.teams.queries.threads import (
    Thread,
    ThreadSeen,
    Unanswered,
    list_messages,
    open_thread,
    thread,
    threads,
    unanswered,
    unanswered_by_others,
    unanswered_in_unit,
    unread,
    written_to,
)
from ledstjarna.domain.teams.queries.unit import UnitContacts, unit_contacts
from ledstjarna.domain.teams.queries.work import TEAM_WORK

__all__ = [
    "TEAM_WORK",
    "Call",
    "Contact",
    "Holder",
    "Recipient",
    "TeamRow",
    "Thread",
    "ThreadSeen",
    "Unanswered",
    "UnitContacts",
    "Way",
    "answers_meanwhile",
    "call",
    "calls",
    "calls_to_answer",
    "contact_card",
    "contact_version",
    "contact_wish",
    "contact_wishes",
    "contacts_before",
    "coordinated_by",
    "coordinating",
    "coordinator",
    "coordinators_of",
    "holders",
    "list_messages",
    "my_persons",
    "named_contact",
    "once_in_team",
    "open_thread",
    "parties_around",
    "recipients",
    "staff_who_answer",
    "team",
    "teams_page",
    "thread",
    "threads",
    "unanswered",
    "unanswered_by_others",
    "unanswered_in_unit",
    "unit_contacts",
    "unread",
    "way_of",
    "written_to",
]
