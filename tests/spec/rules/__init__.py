"""Every rule's table, room by room, low to high."""

from tests.spec.rules import consent, meetings, needs, people, plans, teams
from tests.spec.tables import RuleTable

BY_ROOM: dict[str, tuple[RuleTable, ...]] = {
    "consent": consent.TABLES,
    "people": people.TABLES,
    "needs": needs.TABLES,
    "teams": teams.TABLES,
    "plans": (*plans.TABLES, *meetings.TABLES),
}
