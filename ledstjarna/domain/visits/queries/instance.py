"""The board as the planning engine is asked it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from ledstjarna.domain.consent.queries import Viewer, log_listing
from ledstjarna.domain.organisations.queries import unit
from ledstjarna.domain.people.queries import persons_named
from ledstjarna.domain.visits.models import Visit
from ledstjarna.domain.visits.queries.board import board, shifts_of, version_of
from ledstjarna.domain.visits.rules.instance import Asked, Moves, instance, moves_in
from ledstjarna.domain.visits.rules.needs import DAYS
from ledstjarna.foundation.clock import now


def question(viewer: Viewer, first: date, days: int = DAYS) -> tuple[dict[str, Any], int]:
    """The unit's fortnight as a question to the engine, and the version of the board it was asked of. Logged."""
    rows = board(viewer, first, days)
    persons = persons_named({row.subject_id for row in rows})
    log_listing(viewer, set(persons), what="visits_question")
    homes = {
        key: (person.latitude, person.longitude)
        for key, person in persons.items()
        if person.latitude is not None and person.longitude is not None
    }
    where = unit(viewer.unit_id) if viewer.unit_id else None
    base = (where.latitude, where.longitude) if where and where.latitude and where.longitude else None
    shifts = shifts_of(viewer.unit_id, first, days) if viewer.unit_id else []
    asked = instance(_asked(rows), shifts, dict(homes), base=base, first=first, days=days, at=now())
    return asked, version_of(rows)


def answered(viewer: Viewer, plan: dict[str, Any], first: date, days: int = DAYS) -> Moves:
    """An answer as who and when, by visit. Raises NotAPlan."""
    return moves_in(plan, _asked(board(viewer, first, days)))


def _asked(rows: Sequence[Visit]) -> list[Asked]:
    return [
        Asked(
            row.pk, row.activity_id, row.day, row.position, row.subject_id, row.starts_at, row.ends_at,
            row.earliest_at, row.latest_at, row.state, row.carer_id, row.is_locked,
        )
        for row in rows
    ]  # fmt: skip
