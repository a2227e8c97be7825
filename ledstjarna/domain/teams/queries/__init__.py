"""The door for reading teams."""

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
)

__all__ = [
    "Recipient",
    "Thread",
    "ThreadSeen",
    "Unanswered",
    "coordinated_by",
    "coordinator",
    "coordinators_of",
    "list_messages",
    "my_persons",
    "once_in_team",
    "open_thread",
    "recipients",
    "staff_who_answer",
    "team",
    "thread",
    "threads",
    "unanswered",
    "unanswered_by_others",
    "unanswered_in_unit",
    "unread",
]
