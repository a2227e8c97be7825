"""A unit's day as the map and the paper read it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ledstjarna.domain.consent.queries import Viewer, log_listing
from ledstjarna.domain.people.models import Person
from ledstjarna.domain.people.queries import persons_named
from ledstjarna.domain.visits.models import Visit
from ledstjarna.domain.visits.queries import Seen, board, seen_for
from ledstjarna.web.team.crews.chosen import Chosen


@dataclass(frozen=True, slots=True)
class DayRead:
    """The visits, whom they are for, and what placing them looks at."""

    rows: list[Visit]
    persons: dict[UUID, Person]
    seen: Seen


def day_read(viewer: Viewer, day: date, lag: Chosen, *, what: str) -> DayRead:
    """A day of the viewer's unit; logged as `what`, a list over the persons whom the chosen arbetslag shows."""
    rows = board(viewer, day, 1)
    persons = persons_named({row.subject_id for row in rows})
    log_listing(viewer, {row.subject_id for row in lag.shown(rows)} & persons.keys(), what=what)
    return DayRead(rows, persons, seen_for(viewer.unit_id or viewer.party_id, rows, day, 1))
