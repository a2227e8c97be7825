"""Plans, goals, parts and what happened, as other systems ask for them: by page.

The row policies leave out what the viewer does not reach; the edge opens a reading for each person it tells of.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import F, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Greatest

from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.domain.needs.queries import level_told
from ledstjarna.domain.people.queries import away_on, away_told
from ledstjarna.domain.plans.models import Commitment, Goal, Plan
from ledstjarna.domain.plans.queries.activities import LIVED
from ledstjarna.domain.plans.queries.history import EVERYDAY, OF_DECISIONS
from ledstjarna.domain.plans.queries.level_now import with_level_now
from ledstjarna.domain.plans.queries.machines_lived import result_told, times_told
from ledstjarna.foundation.asking import Asked, Page, page_of
from ledstjarna.foundation.outbox.models import Happening


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A plan with its SIP, the ids of its goals and parts, and who wrote it: one row of one query.

    `parties` are whoever began it and whoever wrote a goal of it, each as kind and id; `has_team` whether there is or
    was a team around the person; `changed` is when any of it changed last.
    """

    id: UUID
    subject_id: UUID
    state: str
    version: int
    next_follow_up: date | None
    started_by_id: UUID
    started_by_label: str
    started_at: datetime
    ended_at: datetime | None
    sip_state: str | None
    sip_ended_at: datetime | None
    changed: datetime
    goals: list[UUID]
    parts: list[UUID]
    has_team: bool
    parties: list[str]


# A plan is what other systems read most: one row in the fewest steps.
_PLANS = """
SELECT p.id, p.subject_id, p.state, p.version, p.next_follow_up, p.started_by_id, p.started_by_label, p.started_at,
    p.ended_at, s.state, s.ended_at, greatest(p.changed_at, s.changed_at, g.last, c.last), coalesce(g.ids, '{}'),
    coalesce(c.ids, '{}'), EXISTS (
        SELECT 1 FROM teams_teammember WHERE county_id = p.county_id AND subject_id = p.subject_id
    ), ARRAY (
        SELECT kind || ' ' || id FROM organisations_party WHERE id = ANY (p.started_by_id || g.writers) ORDER BY id
    )
FROM plans_plan p LEFT JOIN plans_sip s ON s.id = p.sip_id
CROSS JOIN LATERAL (
    SELECT array_agg(id ORDER BY id) AS ids, array_agg(written_by_id) AS writers, max(changed_at) AS last
    FROM plans_goal WHERE county_id = p.county_id AND subject_id = p.subject_id AND plan_id = p.id
) g CROSS JOIN LATERAL (
    SELECT array_agg(id ORDER BY id) AS ids, max(changed_at) AS last FROM plans_commitment
    WHERE county_id = p.county_id AND subject_id = p.subject_id AND plan_id = p.id
) c WHERE p.id = """


def one_plan(viewer: Viewer, plan_id: UUID) -> PlanRow | None:
    """One plan in reach; None when there is none. One query."""
    # By one id and not by a list of them: a plan for any list looks dearer, so that it would be made anew each time.
    return next(iter(_rows("%s", plan_id)), None)


def plans_page(viewer: Viewer, asked: Asked) -> Page[PlanRow]:
    """Plans in reach. `where`: `states`, `sip` (whether it is on). Two queries."""
    rows = Plan.objects.annotate(changed=_changed())
    if "states" in asked.where:
        rows = rows.filter(state__in=asked.where["states"])
    if "sip" in asked.where:
        on = Plan.objects.filter(sip__state="in_force", sip__ended_at=None).values("pk")
        rows = rows.filter(pk__in=on) if asked.where["sip"] else rows.exclude(pk__in=on)
    page = page_of(rows.values_list("pk", flat=True), asked, changed="changed")
    found = {row.id: row for row in _rows("ANY (%s)", page.rows)} if page.rows else {}
    return Page([found[key] for key in page.rows if key in found], page.total)


def _rows(which: str, value: UUID | list[UUID]) -> list[PlanRow]:
    with connection.cursor() as cursor:
        cursor.execute(_PLANS + which, [value])
        return [PlanRow(*row) for row in cursor.fetchall()]


def _changed() -> Greatest:
    goals, parts = (
        model.objects.filter(county_id=OuterRef("county_id"), subject_id=OuterRef("subject_id"), plan_id=OuterRef("pk"))
        for model in (Goal, Commitment)
    )
    return Greatest(F("changed_at"), F("sip__changed_at"), _latest(goals), _latest(parts))


def _latest(rows: "QuerySet[Any, Any]") -> Subquery:
    return Subquery(rows.order_by().values("plan_id").annotate(last=Max("changed_at")).values("last"))


def goals_page(viewer: Viewer, asked: Asked) -> Page[Goal]:
    """Goals in reach, each with its level now and `changed`: its own, or the latest level's. `where`: `states`."""
    told = Subquery(result_told(OuterRef("pk"))), Subquery(level_told())
    rows = with_level_now(Goal.objects.annotate(changed=Greatest(F("changed_at"), *told)))
    if "states" in asked.where:
        rows = rows.filter(state__in=asked.where["states"])
    return page_of(rows, asked, changed="changed")


def parts_page(viewer: Viewer, asked: Asked) -> Page[Commitment]:
    """Parts in reach, single ones that the viewer answers for among them.

    Each has `changed`: its own, its times', or the person's days away. `where`: `states`, `owners`, and `paused`:
    whether what is lived is wanted on a day when the person is away (True), or when they are not (False).
    """
    rows = Commitment.objects.annotate(
        changed=Greatest(
            F("changed_at"), Subquery(times_told(OuterRef("pk"))), Subquery(away_told(OuterRef("subject_id")))
        )
    )
    if "paused" in asked.where:
        away = Q(subject_id__in=away_on(asked.where["day"]))
        rows = rows.filter(~Q(state__in=LIVED) | (away if asked.where["paused"] else ~away))
    if "states" in asked.where:
        rows = rows.filter(state__in=asked.where["states"])
    if "owners" in asked.where:
        rows = rows.filter(owner_id__in=asked.where["owners"])
    return page_of(rows, asked, changed="changed")


def happenings_page(viewer: Viewer, asked: Asked) -> Page[Happening]:
    """What has happened to persons in reach: ids and codes. `where`: `told`, the recorded moments that are wanted.

    Somebody close is told of what happened to the plan's own things: no answers to consents, mandates or addresses.
    """
    rows = Happening.objects.all()
    if viewer.kind == "close_one":
        of_the_plan = Q(body__has_any_keys=["plan_id", "goal_id", "commitment_id"])
        rows = rows.filter(of_the_plan).exclude(kind__in=[*OF_DECISIONS, *EVERYDAY])
    for comparison, moment in asked.where.get("told", ()):
        rows = rows.filter(**{f"recorded_at__{comparison}": moment})
    return page_of(rows, asked, changed="recorded_at")
