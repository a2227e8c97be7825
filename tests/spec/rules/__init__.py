"""Every rule's table, room by room, low to high."""

from tests.spec.rules import (
    calling,
    consent,
    follow_ups,
    keeping,
    law,
    lived,
    meetings,
    messages,
    needs,
    people,
    plans,
    teams,
    telling,
)
from tests.spec.tables import RuleTable

BY_ROOM: dict[str, tuple[RuleTable, ...]] = {
    "consent": (*consent.TABLES, *law.TABLES),
    "people": people.TABLES,
    "needs": needs.TABLES,
    "teams": (*teams.TABLES, *messages.TABLES),
    "plans": (*plans.TABLES, *follow_ups.TABLES, *lived.TABLES, *calling.TABLES, *meetings.TABLES, *telling.TABLES),
    "keeping": keeping.TABLES,
}
