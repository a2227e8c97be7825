"""How it goes: the picture over time, the follow-ups, and one of them in full."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from ledstjarna.domain.consent.queries import open_reading, told_of_blocks
from ledstjarna.domain.people.queries import away_of
from ledstjarna.domain.plans.models import StepDown
from ledstjarna.domain.plans.queries import (
    follow_up,
    follow_ups,
    goals_left_for_less,
    goals_over_time,
    plan_view,
    preparation,
    scales,
    standing_plan,
    step_downs,
    told_with_levels,
)
from ledstjarna.domain.plans.rules.activities import is_away
from ledstjarna.domain.plans.rules.following_up import when_due
from ledstjarna.foundation.clock import today
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.team.about import about
from ledstjarna.web.team.door import show_about
from ledstjarna.web.team.follow_ups.presenter import ToDo, goals_shown, step_rows, to_do
from ledstjarna.web.team.kinds import PLAN_PAGE
from ledstjarna.web.team.ways import in_meeting, way_to
from ledstjarna.web.wording.follow_ups import t_score_text, trends_text


@page(STAFF)
def team_follow_ups(request: ViewerRequest, subject_id: UUID) -> HttpResponse:
    """Where it goes and what is next; every follow-up there has been."""
    reading = open_reading(
        request.viewer, subject_id, what="team_follow_ups", kinds=PLAN_PAGE, besides=told_with_levels
    )
    whom, view, seen = about(reading, "team_follow_ups"), plan_view(reading), follow_ups(reading)
    name, over_time, plan = whom.person.given_name, goals_over_time(reading, view), view.plan
    steps = step_downs(reading)
    remaining = to_do(seen[0], steps, goals_left_for_less(reading)) if seen else []
    context: dict[str, Any] = {
        "plan": plan,
        "blocked": told_of_blocks(reading)[0],
        "due": when_due(plan.next_follow_up, agreed=plan.version > 0, today=today()) if plan else "",
        "away": bool(plan and plan.next_follow_up and is_away(away_of(subject_id), plan.next_follow_up)),
        "sentence": trends_text([(one.trend, one.team) for one in over_time], name),
        "goals": goals_shown(over_time, scales(reading), name),
        "steps": step_rows(_not_above(steps, remaining), name),
        "seen": seen,
        "prepared": preparation(reading),
        "to_do": remaining,
    }
    return show_about(request, "team/follow_ups/page.html", reading, context, whom=whom)


def _not_above(steps: list[StepDown], remaining: list[ToDo]) -> list[StepDown]:
    """The questions that do not stand among what remains to do: each is asked once on a page."""
    above = {href for one in remaining for _text, href in one.links}
    return [row for row in steps if way_to("step_down", row.subject_id, step_down_id=row.id) not in above]


@page(STAFF)
def team_follow_up(request: ViewerRequest, subject_id: UUID, follow_up_id: UUID) -> HttpResponse:
    """One follow-up: what was said about each goal and part, who was there, and what remains to do."""
    reading = open_reading(request.viewer, subject_id, what="team_follow_up", kinds=PLAN_PAGE)
    whom, seen = about(reading, "team_follow_ups"), follow_up(reading, follow_up_id)
    latest = next(iter(follow_ups(reading)), None)
    is_latest = latest is not None and latest.row.id == follow_up_id
    context: dict[str, Any] = {
        "seen": seen,
        "t_score": t_score_text(seen.t_score),
        "to_do": to_do(seen, step_downs(reading), goals_left_for_less(reading)) if is_latest else [],
        "may_correct": is_latest and standing_plan(reading) is not None,
        "back": way_to("meeting" if in_meeting(request) else "team_follow_ups", subject_id),
    }
    return show_about(
        request, "team/follow_ups/one.html", reading, context, whom=whom, shared_screen=in_meeting(request)
    )
