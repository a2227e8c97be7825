"""The contact card: one page to put on the refrigerator."""

from typing import Any

from ledstjarna.domain.consent.queries import Reading
from ledstjarna.domain.people.queries import person
from ledstjarna.web.printed.contacts import contacts_of

MOST = {"normal": 6, "large": 4}  # as many as one page holds, of a long name each


def card(reading: Reading, size: str) -> dict[str, Any]:
    """Whose card it is and whom to call; how many of the team there was no room for."""
    found = contacts_of(reading)
    room = MOST.get(size, MOST["normal"])
    return {"name": person(reading).name, "contacts": found[:room], "more": max(0, len(found) - room)}
