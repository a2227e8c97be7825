"""The board as the planning engine is asked it."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from ledstjarna.domain.consent.queries import Viewer, log_listing
from ledstjarna.domain.people.queries import persons_named
from ledstjarna.domain.teams.queries import home_care_contacts
from ledstjarna.domain.visits.models import Visit
from ledstjarna.domain.visits.queries.abilities import able_of, wishes_of
from ledstjarna.domain.visits.queries.board import board, shifts_of, version_of
from ledstjarna.domain.visits.queries.homes import homes_in
from ledstjarna.domain.visits.rules.abilities import NO_WISH, Wish
from ledstjarna.domain.visits.rules.instance import Asked, Moves, instance, moves_in
from ledstjarna.domain.visits.rules.needs import DAYS
from ledstjarna.domain.visits.rules.placing import Place, Shift
from ledstjarna.foundation.clock import now


def question(viewer: Viewer, first: date, days: int = DAYS) -> tuple[dict[str, Any], int]:
    """The unit's fortnight as a question to the engine, and the version of the board it was asked of. Logged."""
    rows = board(viewer, first, days)
    log_listing(viewer, {row.subject_id for row in rows}, what="visits_question")
    shifts = shifts_of(viewer.unit_id, first, days) if viewer.unit_id else []
    return asked_of(rows, shifts, first=first, days=days, at=now()), version_of(rows)


def asked_of(
    rows: Sequence[Visit], shifts: Sequence[Shift], *, first: date, at: datetime,
    days: int = DAYS, weights: Mapping[str, float] | None = None, anew: bool = False,
) -> dict[str, Any]:  # fmt: skip
    """The same of visits that are read already, also for automatic runs. Four queries."""
    persons = persons_named({row.subject_id for row in rows})
    return instance(
        as_asked(rows, wishes_of(rows)), shifts, homes_in(persons), first=first, days=days, at=at, weights=weights,
        able=able_of({row.carer_id for row in shifts}), anew=anew,
        contacts=home_care_contacts(rows[0].unit_id, persons, at) if rows else {},
        languages={key: one.language for key, one in persons.items() if one.language != "sv"},
    )  # fmt: skip


def homes_of(subject_ids: set[UUID]) -> dict[UUID, Place]:
    """Where the persons live, as far as it is known."""
    return homes_in(persons_named(subject_ids))


def answered(viewer: Viewer, plan: dict[str, Any], first: date, days: int = DAYS) -> Moves:
    """An answer as who and when, by visit. Raises NotAPlan."""
    return moves_in(plan, as_asked(board(viewer, first, days)))


def as_asked(rows: Sequence[Visit], wishes: Mapping[UUID, Wish] | None = None) -> list[Asked]:
    """The visits of the board, as the engine is asked about them. `wishes` by part."""
    told = wishes or {}
    return [
        Asked(
            row.pk, row.activity_id, row.day, row.position, row.subject_id, row.starts_at, row.ends_at,
            row.earliest_at, row.latest_at, row.state, row.carer_id, row.is_locked,
            told.get(row.commitment_id, NO_WISH),
        )
        for row in rows
    ]  # fmt: skip
