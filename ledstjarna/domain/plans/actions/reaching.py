"""A goal is reached: the person says so with the team, and nothing is left that goes on for it unseen."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from ledstjarna.domain.consent.queries import Viewer, open_change
from ledstjarna.domain.consent.rules import PLAN
from ledstjarna.domain.plans.actions._parts import (
    check_seen,
    envelope,
    locked,
    note_change,
    parts_hindrance,
    standing_plan,
)
from ledstjarna.domain.plans.events import GoalReached
from ledstjarna.domain.plans.models import Goal
from ledstjarna.domain.plans.queries.speaking import telling_hindrance
from ledstjarna.domain.plans.rules.states import GOAL
from ledstjarna.foundation.findings import require
from ledstjarna.foundation.outbox.publishing import publish


@transaction.atomic
def reach_goal(*, by: Viewer, subject_id: UUID, goal_id: UUID, seen_version: int, at: datetime) -> Goal:
    """Mark a goal as reached. While somebody still does something for it the goal stays, so that no part is lost."""
    change = open_change(by, subject_id, what="reach_goal", kinds=[PLAN])
    require(telling_hindrance(change))
    plan = standing_plan(change, "reach_goal")
    goal = locked(Goal.objects.filter(**change.rows), by, goal_id, "reach_goal")
    check_seen(goal, seen_version, what="goal", mine={"state": "reached"})
    state = GOAL.after(goal.state, "reach")
    require(parts_hindrance(change, goal))
    goal.state = state
    goal.save(update_fields=["state"])
    note_change(plan)
    publish(GoalReached(**envelope(change, at), goal_id=goal.id))
    return goal
