"""The level a goal stands at now, taken along by whatever query reads the goals: one truth for every reader."""

from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from ledstjarna.domain.needs.queries import standing_level
from ledstjarna.domain.plans.models import FollowUp, Goal, GoalResult
from ledstjarna.domain.plans.rules.level_now import ASSESSMENT, FOLLOW_UP, GOAL, LevelNow, Seen, level_now
from ledstjarna.foundation.clock import STOCKHOLM


def with_level_now(goals: "QuerySet[Goal, Goal]") -> "QuerySet[Any, Any]":
    """The goals, each with what the latest follow-up that says something saw, and the standing need of its area."""
    corrected = FollowUp.objects.filter(
        county_id=OuterRef("county_id"), subject_id=OuterRef("subject_id"), corrects=OuterRef("follow_up_id")
    )
    results = GoalResult.objects.filter(
        Q(own_level__lte=4) | Q(professional_level__lte=4),
        ~Exists(corrected), county_id=OuterRef("county_id"), subject_id=OuterRef("subject_id"), goal_id=OuterRef("pk"),
    ).order_by("-follow_up__held_on", "-follow_up__number")  # fmt: skip
    told = results.values(told=JSONObject(on="follow_up__held_on", own="own_level", professional="professional_level"))
    return goals.annotate(followed=Subquery(told[:1]), assessed=Subquery(standing_level()))


def level_of(goal: Any) -> LevelNow:
    """The level now of a goal that was read `with_level_now`."""
    seen = []
    if goal.followed:
        day = date.fromisoformat(goal.followed["on"])
        seen.append(Seen(FOLLOW_UP, day, goal.followed["own"], goal.followed["professional"]))
    if goal.assessed:
        day = datetime.fromisoformat(goal.assessed["at"]).astimezone(STOCKHOLM).date()
        seen.append(Seen(ASSESSMENT, day, goal.assessed["own"], goal.assessed["professional"]))
    return level_now(Seen(GOAL, _written(goal), goal.current_level, goal.current_level), seen)


def _written(goal: Goal) -> date:
    """The day the goal's own level was said: words that were changed since do not say it again."""
    moment = goal.written_at
    for before in reversed(goal.earlier):
        if before["current_level"] != goal.current_level:
            break
        moment = datetime.fromisoformat(before["written_at"])
    return moment.astimezone(STOCKHOLM).date()
