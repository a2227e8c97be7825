"""Plans, goals, parts and what happened, as other systems ask for them: by page.

The row policies leave out what the viewer does not reach; the edge opens a reading for each person it tells of.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import F, Max, OuterRef, QuerySet, Subquery
from django.db.models.functions import Greatest

from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.domain.plans.models import Commitment, Goal, Plan
from ledstjarna.foundation.asking import Asked, Page, page_of
from ledstjarna.foundation.outbox.models import Happening


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A plan with its SIP and the ids of its goals and parts: one row of one query. `changed` is any of theirs."""

    id: UUID
    subject_id: UUID
    state: str
    version: int
    next_follow_up: date | None
    started_by_id: UUID
    started_at: datetime
    ended_at: datetime | None
    sip_state: str | None
    sip_judged_at: datetime | None
    sip_in_force_at: datetime | None
    sip_ended_at: datetime | None
    sip_responsible_id: UUID | None
    changed: datetime
    goals: list[UUID]
    parts: list[UUID]


_COLUMNS = (
    "id", "subject_id", "state", "version", "next_follow_up", "started_by_id", "started_at", "ended_at", "sip__state",
    "sip__judged_at", "sip__in_force_at", "sip__ended_at", "sip__responsible_id", "changed", "goals", "parts",
)  # fmt: skip


def _plans() -> "QuerySet[Plan, tuple[Any, ...]]":
    goals, parts = (
        model.objects.filter(county_id=OuterRef("county_id"), subject_id=OuterRef("subject_id"), plan_id=OuterRef("pk"))
        for model in (Goal, Commitment)
    )
    rows = Plan.objects.annotate(
        changed=Greatest(F("changed_at"), F("sip__changed_at"), _latest(goals), _latest(parts)),
        goals=ArraySubquery(goals.order_by("id").values("id")),
        parts=ArraySubquery(parts.order_by("id").values("id")),
    )
    return rows.values_list(*_COLUMNS)


def _latest(rows: "QuerySet[Any, Any]") -> Subquery:
    return Subquery(rows.order_by().values("plan_id").annotate(last=Max("changed_at")).values("last"))


# The same as one row, in the fewest steps: a plan is what other systems read most.
_ONE_PLAN = """
SELECT p.id, p.subject_id, p.state, p.version, p.next_follow_up, p.started_by_id, p.started_at, p.ended_at, s.state,
    s.judged_at, s.in_force_at, s.ended_at, s.responsible_id, greatest(p.changed_at, s.changed_at, g.last, c.last),
    coalesce(g.ids, '{}'), coalesce(c.ids, '{}')
FROM plans_plan p LEFT JOIN plans_sip s ON s.id = p.sip_id
CROSS JOIN LATERAL (
    SELECT array_agg(id ORDER BY id) AS ids, max(changed_at) AS last FROM plans_goal
    WHERE county_id = p.county_id AND subject_id = p.subject_id AND plan_id = p.id
) g CROSS JOIN LATERAL (
    SELECT array_agg(id ORDER BY id) AS ids, max(changed_at) AS last FROM plans_commitment
    WHERE county_id = p.county_id AND subject_id = p.subject_id AND plan_id = p.id
) c WHERE p.id = %s
"""


def one_plan(viewer: Viewer, plan_id: UUID) -> PlanRow | None:
    """One plan in reach; None when there is none. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_ONE_PLAN, [plan_id])
        row = cursor.fetchone()
    return PlanRow(*row) if row else None


def plans_page(viewer: Viewer, asked: Asked) -> Page[PlanRow]:
    """Plans in reach. `where`: `states`, `sip` (whether it is on)."""
    rows = _plans()
    if "states" in asked.where:
        rows = rows.filter(state__in=asked.where["states"])
    if "sip" in asked.where:
        on = Plan.objects.filter(sip__isnull=False, sip__ended_at=None).values("pk")
        rows = rows.filter(pk__in=on) if asked.where["sip"] else rows.exclude(pk__in=on)
    page = page_of(rows, asked, changed="changed")
    return Page([PlanRow(*row) for row in page.rows], page.total)


def goals_page(viewer: Viewer, asked: Asked) -> Page[Goal]:
    """Goals in reach. `where`: `states`."""
    rows = Goal.objects.all()
    if "states" in asked.where:
        rows = rows.filter(state__in=asked.where["states"])
    return page_of(rows, asked)


def parts_page(viewer: Viewer, asked: Asked) -> Page[Commitment]:
    """Parts in reach, single ones that the viewer answers for among them. `where`: `states`, `owners`."""
    rows = Commitment.objects.select_related("assignment")
    if "states" in asked.where:
        rows = rows.filter(state__in=asked.where["states"])
    if "owners" in asked.where:
        rows = rows.filter(owner_id__in=asked.where["owners"])
    return page_of(rows, asked)


def happenings_page(viewer: Viewer, asked: Asked) -> Page[Happening]:
    """What has happened to persons in reach: ids and codes. `where`: `told`, the recorded moments that are wanted."""
    rows = Happening.objects.all()
    for comparison, moment in asked.where.get("told", ()):
        rows = rows.filter(**{f"recorded_at__{comparison}": moment})
    return page_of(rows, asked, changed="recorded_at")
