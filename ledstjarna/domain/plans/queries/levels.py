"""The levels of each goal over time: from the goal itself, assessments, the person's own view and follow-ups."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from ledstjarna.domain.consent.queries import Reading
from ledstjarna.domain.consent.rules import NEEDS
from ledstjarna.domain.needs.queries import need_histories
from ledstjarna.domain.plans.models import Goal
from ledstjarna.domain.plans.queries.follow_ups import FollowUpSeen, standing_follow_ups
from ledstjarna.domain.plans.queries.plan_view import PlanView
from ledstjarna.domain.plans.rules.independence import PROFESSIONAL, Point, Trend, by_day, said, trend
from ledstjarna.foundation.clock import STOCKHOLM


@dataclass(frozen=True, slots=True)
class GoalOverTime:
    """A goal's points, one a day in order, and where they go: as the person sees it, and as the team does."""

    goal: Goal
    points: list[Point]
    trend: Trend
    wanted: int | None
    team: Trend


def goals_over_time(reading: Reading, view: PlanView) -> list[GoalOverTime]:
    """Every goal of the plan that has a level, open or reached. Where the reading reaches needs, those of the goal's
    life area count too. Five queries at most.
    """
    seen = standing_follow_ups(reading)
    histories = need_histories(reading) if reading.may(NEEDS) else {}
    found = []
    for goal in [row.goal for row in (*view.goals, *view.ended_goals) if row.goal.state != "ended"]:
        needs = histories.get(goal.life_area, [])
        points = by_day(sorted([*_begun(goal, needs), *_followed(goal, seen)], key=lambda point: point.day))
        found.append(GoalOverTime(goal, points, trend(points), said(goal.wanted_level), trend(points, (PROFESSIONAL,))))
    return [row for row in found if row.points]


def _begun(goal: Goal, needs: list[Any]) -> list[Point]:
    """What was seen in assessments; the goal's own first level where none had been made when it was set."""
    assessed, [first] = list(_needs(needs)), list(_first(goal))
    return assessed if any(point.day <= first.day for point in assessed) else [first, *assessed]


def _first(goal: Goal) -> Iterator[Point]:
    """The level that the goal was set from: the goal's own, and nobody's view of it."""
    kept = [*goal.earlier, {"written_at": goal.written_at.isoformat(), "current_level": goal.current_level}]
    first = kept[0]
    level = said(first["current_level"])
    yield Point(_day(datetime.fromisoformat(first["written_at"])), None, None, level)


def _needs(needs: list[Any]) -> Iterator[Point]:
    for need in needs:
        yield Point(_day(need.assessment.assessed_at), said(need.own_level), said(need.professional_level))


def _followed(goal: Goal, seen: list[FollowUpSeen]) -> Iterator[Point]:
    for one in seen:
        for result in one.goals:
            if result.goal_id == goal.id:
                yield Point(one.row.held_on, said(result.own_level), said(result.professional_level))


def _day(moment: datetime) -> date:
    return moment.astimezone(STOCKHOLM).date()
