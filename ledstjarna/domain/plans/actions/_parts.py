"""What the actions of this room share: the plan's rows, locked and checked."""

from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet

from ledstjarna.domain.consent.queries import NotForYou, Reading, Viewer
from ledstjarna.domain.plans.models import Commitment, Goal, Plan
from ledstjarna.domain.plans.rules.going_on import ENDED, NONE, RUNNING, goes_on, plan_hindrance
from ledstjarna.domain.plans.rules.states import LIVE_COMMITMENTS, PLAN
from ledstjarna.foundation.findings import ChangedMeanwhile, Finding, require

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose part something is to be: a party, as it is known and for which organisation."""

    party_id: UUID
    kind: str
    label: str
    organisation_id: UUID | None = None
    organisation_kind: str = ""


def standing_plan(change: Reading, what: str, part_id: UUID | None = None) -> Plan:
    """The plan that `what` is done with, locked: the part's, else the running one, else the latest that ended.

    Raises RuleBroken when it cannot be done with it (rules.going_on).
    """
    plans = Plan.objects.select_for_update().filter(**change.rows)
    running = plans.filter(ended_at=None).first()
    parts = Commitment.objects.filter(**change.rows)
    of_part = plans.filter(pk__in=parts.filter(pk=part_id).values("plan_id")).first() if part_id else None
    plan = of_part or running or plans.order_by("ended_at").last()
    how = RUNNING if running else ENDED if plan else NONE
    part_goes_on = goes_on(list(parts.values_list("state", flat=True))) if how == ENDED else False
    require(plan_hindrance(what, how, part_goes_on=part_goes_on))
    assert plan is not None
    return plan


def locked(rows: QuerySet[Row], viewer: Viewer, row_id: UUID, what: str) -> Row:
    """One row, locked. Raises NotForYou when it is not there or not for the viewer: the same answer."""
    row = rows.select_for_update(of=("self",)).filter(pk=row_id).first()
    if row is None:
        raise NotForYou(viewer, None, what)
    return row


def check_seen(row: Any, seen_version: int, *, what: str, mine: dict[str, Any]) -> None:
    """Raise ChangedMeanwhile, with the fields that differ, when `row` is newer than what was seen."""
    if row.version == seen_version:
        return
    theirs = {name: getattr(row, name) for name in mine if hasattr(row, name)}
    theirs |= {"state": row.state} if hasattr(row, "state") else {}
    differing = {name for name in mine if theirs.get(name) != mine[name]}
    raise ChangedMeanwhile(
        what=what,
        version=row.version,
        mine={name: mine[name] for name in mine if name in differing},
        theirs={name: theirs.get(name) for name in (*differing, "state") if name in theirs},
    )


def envelope(change: Reading, at: Any) -> dict[str, Any]:
    """The fields that every event of this change carries."""
    return {
        "county_id": change.county_id,
        "subject_id": change.subject_id,
        "actor_id": change.viewer.party_id,
        "happened_at": at,
    }


def note_change(plan: Plan) -> None:
    """An agreed plan that changes says so until it is agreed anew."""
    if PLAN.may(plan.state, "change"):
        plan.state = PLAN.after(plan.state, "change")
        plan.save(update_fields=["state"])


def parts_hindrance(change: Reading, goal: Goal) -> Finding | None:
    """Why a goal cannot come to its end yet: somebody still does something for it."""
    count = Commitment.objects.filter(**change.rows, goal=goal, state__in=LIVE_COMMITMENTS).count()
    return Finding("goal_has_parts", {"count": count}) if count else None
