"""Who comes, and when: by hand, proposed plainly, or taken over from what the engine found."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.queries import Viewer, open_part
from ledstjarna.domain.visits.actions._shared import (
    check_seen,
    envelope,
    first_wins,
    locked_visits,
    opened,
    unit_that_plans,
)
from ledstjarna.domain.visits.events import VisitMoved
from ledstjarna.domain.visits.models import Visit
from ledstjarna.domain.visits.queries.abilities import wishes_of
from ledstjarna.domain.visits.queries.board import Carer, carers_of, cost_of, seen_for, shifts_of, version_of
from ledstjarna.domain.visits.queries.told import says_now, says_of
from ledstjarna.domain.visits.queries.visits import within
from ledstjarna.domain.visits.rules.abilities import NO_WISH
from ledstjarna.domain.visits.rules.counting import once, time_of
from ledstjarna.domain.visits.rules.doing import lock_findings
from ledstjarna.domain.visits.rules.giving import given
from ledstjarna.domain.visits.rules.needs import DAYS
from ledstjarna.domain.visits.rules.placing import Shift, place_findings
from ledstjarna.domain.visits.rules.promised import far_findings
from ledstjarna.domain.visits.rules.states import AHEAD, VISIT
from ledstjarna.foundation.clock import day_of
from ledstjarna.foundation.findings import ChangedMeanwhile, Finding, RuleBroken, require
from ledstjarna.foundation.outbox.publishing import publish

Places = Mapping[UUID, tuple[UUID | None, datetime]]  # who and when, by visit


@transaction.atomic
def place_visit(
    *, by: Viewer, subject_id: UUID, visit_id: UUID, seen_version: int, carer_id: UUID | None, starts_at: datetime,
    lock: bool, at: datetime, sure: bool = False,
) -> Visit:  # fmt: skip
    """Move a visit by hand to somebody, or nobody, at a time. What forbids it is told and nothing is changed; a time
    far from what was promised is asked about, unless `sure`. The person is told where it is another time or another
    carer than they know of: a minute is none.

    Raises NotForYou, RuleBroken, ChangedMeanwhile.
    """
    unit_id = unit_that_plans(by)
    change, row = opened(by, subject_id, visit_id, "place_visit")
    check_seen(row, seen_version, {"carer": carer_id, "starts_at": starts_at})
    require(
        None if row.state in AHEAD else Finding("visit_has_begun"),
        Finding("visit_in_past", field_name="starts_at") if starts_at < at else None,
        *lock_findings(lock=lock, has_carer=carer_id is not None),
    )
    other_time, was = starts_at != row.starts_at, says_now(row)
    row.starts_at, row.ends_at = starts_at, starts_at + (row.ends_at - row.starts_at)
    day = day_of(starts_at)
    others = [*within(Visit.objects.filter(unit_id=unit_id).exclude(state="cancelled").exclude(pk=row.pk), day, 1)]
    seen = seen_for(unit_id, [*others, row], day, 1)
    if carer_id is not None:
        require(*place_findings(cost_of(seen, row, carer_id)))
    if other_time:
        asks = wishes_of([row]).get(row.commitment_id, NO_WISH).abilities
        require(*far_findings(starts_at, row.earliest_at, row.latest_at, asks, sure=sure))
    row.state = VISIT.after(row.state, "place")
    row.carer_id, row.carer_label = carer_id, _label(seen.carers, carer_id)
    row.is_locked = lock
    row.version += 1
    # Another planner may send the same carer elsewhere in this moment.
    with first_wins(RuleBroken(Finding("elsewhere_then", field_name="carer")), "carer_in_one_place"):
        row.save()
    if row.state == "published" and says_now(row) != was:
        publish(VisitMoved(**envelope(change, at), visit_id=row.pk, commitment_id=row.commitment_id))
    return row


@transaction.atomic
def propose_carers(*, by: Viewer, first: date, at: datetime, days: int = DAYS) -> int:
    """Give every visit that nobody has to somebody: a familiar face first, then the shortest way, and at another
    promised time where nobody can then. Nothing that somebody has is moved. How many visits lack nobody by that."""
    unit_id = unit_that_plans(by)
    rows = locked_visits(unit_id, first, days)
    seen = seen_for(unit_id, rows, first, days)
    free = {row.pk: row for row in rows if row.state in AHEAD and row.carer_id is None and row.starts_at >= at}
    stops = [one for one in seen.stops.values() if one.carer_id is not None or one.id in free]
    found = given(stops, [one.id for one in seen.carers], seen.shifts, met=seen.met, since=at)
    places = {key: each for key, each in found.items() if each[0]}
    _take(by, rows, places, seen.carers, at)
    lack = {time_of(row) for row in free.values() if row.carer_id is None}
    return len({time_of(free[key]) for key in places} - lack)


@transaction.atomic
def take_over_plan(
    *, by: Viewer, first: date, places: Places, seen_version: int, at: datetime, days: int = DAYS
) -> int:
    """Let the visits of these days be as the engine placed them; the locked and the begun are left. How many changed.

    Raises NotForYou, RuleBroken, ChangedMeanwhile when the board is another than the engine saw.
    """
    unit_id = unit_that_plans(by)
    rows = locked_visits(unit_id, first, days)
    if version_of(rows) != seen_version:
        raise ChangedMeanwhile(what="board", version=version_of(rows), mine={}, theirs={})
    mine = {
        row.pk: places[row.pk] for row in rows
        if row.pk in places and row.state in AHEAD and not row.is_locked and row.starts_at >= at
        and places[row.pk] != (row.carer_id, row.starts_at)
    }  # fmt: skip
    return take_places(by=by, rows=rows, places=mine, shifts=shifts_of(unit_id, first, days), at=at)


def take_places(*, by: Viewer, rows: list[Visit], places: Places, shifts: list[Shift], at: datetime) -> int:
    """Let these visits, which are locked, be elsewhere. How many. A part of other actions' transactions."""
    # Off the board first: on the way from one plan to another nobody is in two places.
    Visit.objects.filter(pk__in=list(places)).update(carer_id=None)
    return _take(by, rows, places, carers_of(shifts), at)


def _take(by: Viewer, rows: list[Visit], places: Places, carers: list[Carer], at: datetime) -> int:
    changes, told_of, was = {}, [], says_of(rows)
    for row in rows:
        if row.pk not in places:
            continue
        if row.subject_id not in changes:
            changes[row.subject_id] = open_part(by, row.subject_id, row.commitment_id, what="place_visit", change=True)
        length, told = row.ends_at - row.starts_at, row.state == "published"
        row.carer_id, row.starts_at = places[row.pk]
        row.ends_at = row.starts_at + length
        row.carer_label = _label(carers, row.carer_id)
        row.version += 1
        told_of += [row] if told else []
    says = says_of(rows)
    for row in once((row for row in told_of if says.get(time_of(row)) != was.get(time_of(row))), time_of):
        change = changes[row.subject_id]
        publish(VisitMoved(**envelope(change, at), visit_id=row.pk, commitment_id=row.commitment_id))
    changed = [row for row in rows if row.pk in places]
    with first_wins(ChangedMeanwhile(what="board", version=version_of(rows), mine={}, theirs={}), "carer_in_one_place"):
        Visit.objects.bulk_update(
            changed, ["carer_id", "carer_label", "starts_at", "ends_at", "version"], batch_size=500
        )  # fmt: skip
    return len(once(changed, time_of))


def _label(carers: list[Carer], carer_id: UUID | None) -> str:
    return next((one.label for one in carers if one.id == carer_id), "")
