"""The visits of the days ahead follow the plans: what is needed is laid in, what is needed no more is cancelled."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.queries import Viewer, open_part
from ledstjarna.domain.visits.actions._shared import envelope, locked_visits, unit_that_plans, wait_for_turn
from ledstjarna.domain.visits.events import VisitCancelled, VisitMoved
from ledstjarna.domain.visits.models import Visit
from ledstjarna.domain.visits.queries.board import to_do, visits_in
from ledstjarna.domain.visits.queries.needed import needed
from ledstjarna.domain.visits.rules.counting import once, time_of
from ledstjarna.domain.visits.rules.following import Followed
from ledstjarna.domain.visits.rules.needs import DAYS, Need
from ledstjarna.domain.visits.rules.states import SHOWN, VISIT
from ledstjarna.foundation.outbox.publishing import Event, publish


@dataclass(frozen=True, slots=True)
class Planner:
    """Who the rows say planned them: somebody, or the plan itself."""

    id: UUID
    label: str


@transaction.atomic
def plan_visits(*, by: Viewer, first: date, at: datetime, days: int = DAYS) -> int:
    """Let the unit's visits of these days be what the plans ask for; how many were changed. What has been stands.

    Raises NotForYou, RuleBroken.
    """
    unit_id = unit_that_plans(by)
    wait_for_turn(unit_id)
    rows = locked_visits(unit_id, first, days)
    found = needed(unit_id, first, days)
    todo = to_do(found, rows, at)
    parts = {one.occasion.subject_id: one.occasion.commitment_id for one, _position in todo.made}
    parts |= {row.subject_id: row.commitment_id for row in rows if row.pk in todo.cancelled or row.pk in todo.moved}
    changes = {
        subject_id: open_part(by, subject_id, part_id, what="plan_visits", change=True)
        for subject_id, part_id in sorted(parts.items())
    }
    told = carry_out(todo, rows, unit_id, {key: one.county_id for key, one in changes.items()}, _pen(by), at)
    for row in once(told, time_of):
        publish(fewer_come(row, rows, envelope(changes[row.subject_id], at)))
    return visits_in(todo, rows)


def fewer_come(row: Visit, rows: Iterable[Visit], envelope: dict[str, Any]) -> Event:
    """What happened where somebody's part of a visit is cancelled: it does not come about, or another still comes."""
    about = {**envelope, "visit_id": row.pk, "commitment_id": row.commitment_id}
    comes = any(time_of(one) == time_of(row) and one.state in SHOWN for one in rows)
    return VisitMoved(**about) if comes else VisitCancelled(**about, why=row.cancelled_why)


def _pen(by: Viewer) -> Planner:
    return Planner(by.party_id, by.label)


def carry_out(
    todo: Followed, rows: Iterable[Visit], unit_id: UUID, counties: dict[UUID, str], pen: Planner, at: datetime
) -> list[Visit]:
    """Make it so. Returns the visits that had been told of and are cancelled."""
    told = []
    for row in rows:
        if row.pk in todo.cancelled:
            told += [row] if row.state == "published" else []
            row.state, row.cancelled_why = VISIT.after(row.state, "cancel"), todo.cancelled[row.pk]
        elif row.pk in todo.moved:
            need = todo.moved[row.pk]
            row.state = VISIT.after(row.state, "place")
            row.starts_at, row.ends_at = need.starts, need.ends
            row.earliest_at, row.latest_at = need.earliest, need.latest
            row.carer_id, row.carer_label = None, ""
        else:
            continue
        row.version += 1
        row.save()
    Visit.objects.bulk_create(_row(one, number, unit_id, counties, pen, at) for one, number in todo.made)
    return told


def _row(one: Need, position: int, unit_id: UUID, counties: dict[UUID, str], pen: Planner, at: datetime) -> Visit:
    whose = one.occasion
    return Visit(
        county_id=counties[whose.subject_id], subject_id=whose.subject_id, commitment_id=whose.commitment_id,
        activity_id=whose.activity_id, unit_id=unit_id, day=whose.day, position=position, state=VISIT.start,
        starts_at=one.starts, ends_at=one.ends, earliest_at=one.earliest, latest_at=one.latest,
        planned_by_id=pen.id, planned_by_label=pen.label, recorded_at=at,
    )  # fmt: skip
