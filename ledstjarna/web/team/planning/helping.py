"""Who asks for help at a visit, for whoever plans: with the number to call, and the way to the visit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from ledstjarna.domain.organisations.models import Assignment
from ledstjarna.domain.organisations.queries import assignments_by_id, reach_of
from ledstjarna.domain.people.models import Person
from ledstjarna.domain.visits.models import HelpCall
from ledstjarna.web.addresses import address
from ledstjarna.web.team.home.presenter import name_in
from ledstjarna.web.visiting.words import carer_name, clock


@dataclass(frozen=True, slots=True)
class Asks:
    """A call for help that nobody has answered. `phone` is their own at work, else the unit's (`of_unit` its name)."""

    who: str
    whom: str
    at: str
    words: str
    phone: str
    of_unit: str
    href: str


def help_asked(rows: Sequence[HelpCall], persons: Mapping[UUID, Person]) -> list[Asks]:
    """What waits for somebody. Two queries where anything does."""
    waiting = [row for row in rows if row.answered_by_id is None]
    if not waiting:
        return []
    whose = {row.asked_by_id for row in waiting}
    ways, at_work = reach_of(whose), assignments_by_id(whose)
    return [_asks(row, persons, ways[row.asked_by_id].phone if row.asked_by_id in ways else "", at_work)
            for row in waiting]  # fmt: skip


def _asks(row: HelpCall, persons: Mapping[UUID, Person], phone: str, at_work: Mapping[UUID, Assignment]) -> Asks:
    unit = at_work[row.asked_by_id].unit if row.asked_by_id in at_work else None
    return Asks(
        carer_name(row.asked_by_label), name_in(persons, row.subject_id), clock(row.asked_at), row.words,
        phone or (unit.phone if unit else ""), unit.name if unit and not phone else "",
        address("place_visit", visit_id=row.visit_id),
    )  # fmt: skip
