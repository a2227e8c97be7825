"""Whether somebody with the same name and birth date is here already, among those that the writer reaches."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.domain.people.models import Person
from ledstjarna.domain.people.queries import find_in_reach
from ledstjarna.domain.people.rules import identity_findings, sort_key
from ledstjarna.web.team.home.presenter import list_name
from ledstjarna.web.team.ways import way_to
from ledstjarna.web.wording import date_text


def same_as(viewer: Viewer, data: dict[str, Any]) -> list[Person]:
    """Persons with that name, born on that day. Nobody outside the writer's reach is told of: the look is logged."""
    born, key = _born(data), sort_key(data["given_name"], data["family_name"])
    if born is None:
        return []
    found = find_in_reach(viewer, f"{data['given_name']} {data['family_name']}", limit=200)
    return [person for person in found if person.birth_date == born and person.sort_key == key]


def _born(data: dict[str, Any]) -> date | None:
    if data.get("birth_date"):
        written: date = data["birth_date"]
        return written
    number, _wrong = identity_findings(data["identity"])
    return number.birth_date if number else None


def alike_rows(persons: Iterable[Person]) -> list[tuple[str, str, str]]:
    """Name, birth date and where to go instead."""
    return [(list_name(one), date_text(one.birth_date), way_to("team_person", one.pk)) for one in persons]
