"""Set a goal, write it anew, let it go."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from ledstjarna.domain.consent.queries import Reading, open_reading
from ledstjarna.domain.consent.rules import PLAN
from ledstjarna.domain.needs.queries import current_needs
from ledstjarna.domain.needs.rules import level_now
from ledstjarna.domain.plans import actions
from ledstjarna.domain.plans.models import Goal
from ledstjarna.domain.plans.queries import goal as goal_of
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.forms import HouseForm, form_for, sent
from ledstjarna.web.saved import who_saved
from ledstjarna.web.team.door import show_about
from ledstjarna.web.team.goal.form import ChangedGoalForm, GoalForm
from ledstjarna.web.team.kinds import PLAN_PAGE
from ledstjarna.web.team.needs.suggested import suggested, with_suggestion
from ledstjarna.web.team.ways import in_meeting, onwards


@page(STAFF, writes=True, about=PLAN)
def set_goal(request: ViewerRequest, subject_id: UUID) -> HttpResponse:
    """A new goal; from a need (`behov`) its area and levels are filled in."""
    reading = open_reading(request.viewer, subject_id, what="set_goal", kinds=PLAN_PAGE)
    need_id, initial = _from_need(request, reading)
    found = suggested(request, reading, "goal")
    if found:
        initial = {"life_area": found.life_area}  # its words are another system's, not the person's
    if in_meeting(request):
        initial = {**initial, "way": "meeting"}  # said in the room
    form = form_for(request, GoalForm, initial=initial)
    if request.method == "POST":
        answer = sent(
            request,
            form,
            lambda data, _seen: with_suggestion(
                reading,
                found,
                actions.set_goal(by=request.viewer, subject_id=subject_id, need_id=need_id, at=now(), **data),
            ),
            done=lambda _goal: onwards(request, subject_id, "goal"),
        )
        if answer:
            return answer
    return _show(request, reading, "team/goal/set.html", {"form": form, "suggestion": found})


@page(STAFF, writes=True)
def change_goal(request: ViewerRequest, subject_id: UUID, goal_id: UUID) -> HttpResponse:
    """The same goal in new words; the old ones are kept."""
    reading = open_reading(request.viewer, subject_id, what="change_goal", kinds=PLAN_PAGE)
    goal = goal_of(reading, goal_id)
    stands = {name: getattr(goal, name) for name in ("words", "current_level", "wanted_level")}
    form = form_for(request, ChangedGoalForm, seen_version=goal.version, stands=stands)
    form.who_saved = who_saved(request.viewer, goal)
    if request.method == "POST":
        answer = sent(
            request,
            form,
            lambda data, seen: actions.change_goal(
                by=request.viewer, subject_id=subject_id, goal_id=goal_id, seen_version=seen, at=now(), **data
            ),
            done=lambda _goal: onwards(request, subject_id, "goal"),
        )  # fmt: skip
        if answer:
            return answer
    return _show(request, reading, "team/goal/change.html", {"form": form, "goal": goal})


@page(STAFF, writes=True)
def let_go_of_goal(request: ViewerRequest, subject_id: UUID, goal_id: UUID) -> HttpResponse:
    """End a goal that the person no longer wants. Asked once more before it is done."""
    reading = open_reading(request.viewer, subject_id, what="let_go_of_goal", kinds=PLAN_PAGE)
    goal: Goal = goal_of(reading, goal_id)
    form = form_for(request, HouseForm, seen_version=goal.version)
    if request.method == "POST":
        answer = sent(
            request,
            form,
            lambda _data, seen: actions.let_go_of_goal(
                by=request.viewer, subject_id=subject_id, goal_id=goal_id, seen_version=seen, at=now()
            ),
            done=lambda _goal: onwards(request, subject_id, "goal_ended"),
        )
        if answer:
            return answer
    return _show(request, reading, "team/goal/let_go.html", {"form": form, "goal": goal})


@page(STAFF, writes=True)
def reach_goal(request: ViewerRequest, subject_id: UUID, goal_id: UUID) -> HttpResponse:
    """The person says that the goal is reached. Asked once more before it is done."""
    reading = open_reading(request.viewer, subject_id, what="reach_goal", kinds=PLAN_PAGE)
    goal: Goal = goal_of(reading, goal_id)
    form = form_for(request, HouseForm, seen_version=goal.version)
    if request.method == "POST":
        answer = sent(
            request,
            form,
            lambda _data, seen: actions.reach_goal(
                by=request.viewer, subject_id=subject_id, goal_id=goal_id, seen_version=seen, at=now()
            ),
            done=lambda _goal: onwards(request, subject_id, "goal_reached", "team_follow_ups"),
        )
        if answer:
            return answer
    return _show(request, reading, "team/goal/reach.html", {"form": form, "goal": goal})


def _show(request: ViewerRequest, reading: Reading, template: str, context: dict[str, Any]) -> HttpResponse:
    context["back"] = onwards(request, reading.subject_id, "")
    return show_about(request, template, reading, context, shared_screen=in_meeting(request))


def _from_need(request: ViewerRequest, reading: Reading) -> tuple[UUID | None, dict[str, Any]]:
    """The need that the goal is set from, and what it fills in."""
    wanted = request.GET.get("behov", "")
    if not wanted or not reading.may("needs"):
        return None, {}
    need = next((row for row in current_needs(reading) if str(row.pk) == wanted), None)
    if need is None:
        return None, {}
    return need.pk, {
        "words": need.own_words,
        "life_area": need.life_area,
        "current_level": level_now(need.own_level, need.professional_level),
        "wanted_level": need.wanted_level,
    }
