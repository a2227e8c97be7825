"""Ett mål: set in the person's own words, changed, let go of."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from ledstjarna.domain.consent.queries import Reading
from ledstjarna.domain.consent.rules import PLAN
from ledstjarna.domain.plans import actions
from ledstjarna.domain.plans.queries import goal as goal_of
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import PERSON, ViewerRequest, page
from ledstjarna.web.entrance.kept_form import as_whom
from ledstjarna.web.forms import HouseForm, form_for, sent
from ledstjarna.web.resident.choosers import telling_hindrance
from ledstjarna.web.resident.goal.form import ABOUT, HINTS, GoalForm
from ledstjarna.web.resident.opening import opened, room, standing_of, subject
from ledstjarna.web.resident.standing import speak_of
from ledstjarna.web.resident.thanking import thanks_at
from ledstjarna.web.saved import who_saved

_FIELDS = ("words", "current_level", "wanted_level")


@page(PERSON, about=PLAN, writes=True)
def set_goal(request: ViewerRequest) -> HttpResponse:
    """A new goal; the plan begins with the first one."""
    reading = opened(request, "set_goal", PLAN)
    form = form_for(request, GoalForm, initial={"current_level": 8, "wanted_level": 8})

    def act(fields: dict[str, Any], _seen: int) -> object:
        return actions.set_goal(by=request.viewer, subject_id=subject(request), at=now(), **fields)

    if request.method == "POST" and (answer := sent(request, form, act, done=lambda _row: thanks_at("plan", "mal"))):
        return answer
    return _shown(request, reading, form)


@page(PERSON, about=PLAN, writes=True)
def change_goal(request: ViewerRequest, goal_id: UUID) -> HttpResponse:
    """Write a goal anew; what it said before is kept."""
    reading = opened(request, "change_goal", PLAN)
    found = goal_of(reading, goal_id)
    stored = {name: getattr(found, name) for name in _FIELDS}
    form = form_for(request, GoalForm, seen_version=found.version, stands=stored, is_new=False)
    form.who_saved = who_saved(request.viewer, found)

    def act(fields: dict[str, Any], seen_version: int) -> object:
        return actions.change_goal(
            by=request.viewer, subject_id=subject(request), goal_id=goal_id, seen_version=seen_version, at=now(),
            **fields,
        )  # fmt: skip

    if request.method == "POST" and (answer := sent(request, form, act, done=lambda _row: thanks_at("plan", "mal"))):
        return answer
    return _shown(request, reading, form, found)


@page(PERSON, about=PLAN, writes=True)
def let_go(request: ViewerRequest, goal_id: UUID) -> HttpResponse:
    """End a goal that the person no longer wants."""
    reading = opened(request, "let_go_of_goal", PLAN)
    form = form_for(request, HouseForm)

    def act(_fields: dict[str, Any], seen_version: int) -> object:
        return actions.let_go_of_goal(
            by=request.viewer, subject_id=subject(request), goal_id=goal_id, seen_version=seen_version, at=now()
        )

    if request.method != "POST":
        return HttpResponseRedirect(reverse("change_goal", kwargs={"goal_id": goal_id}))
    answer = sent(request, form, act, done=lambda _row: thanks_at("plan", "malet-slutat"))
    return answer or _shown(request, reading, _anew(request, reading, goal_id), goal_of(reading, goal_id), form)


@page(PERSON, about=PLAN, writes=True)
def goal_reached(request: ViewerRequest, goal_id: UUID) -> HttpResponse:
    """The person says that a goal is reached."""
    reading = opened(request, "reach_goal", PLAN)
    form = form_for(request, HouseForm)

    def act(_fields: dict[str, Any], seen_version: int) -> object:
        return actions.reach_goal(
            by=request.viewer, subject_id=subject(request), goal_id=goal_id, seen_version=seen_version, at=now()
        )

    if request.method != "POST":
        return HttpResponseRedirect(reverse("change_goal", kwargs={"goal_id": goal_id}))
    answer = sent(request, form, act, done=lambda _row: thanks_at("follow_ups", "natt"))
    return answer or _shown(request, reading, _anew(request, reading, goal_id), goal_of(reading, goal_id), form)


def _anew(request: ViewerRequest, reading: Reading, goal_id: UUID) -> GoalForm:
    found = goal_of(reading, goal_id)
    stored = {name: getattr(found, name) for name in _FIELDS}
    form = GoalForm(initial=stored, is_new=False, who=as_whom(request), seen_version=found.version)
    form.edits(stored, found.version)
    return form


def _shown(
    request: ViewerRequest, reading: Reading, form: HouseForm, found: Any = None, step: HouseForm | None = None
) -> HttpResponse:
    standing = standing_of(reading)
    speak_of(form, standing, ABOUT, HINTS)
    context = {
        "form": form, "forms": [form, *([step] if step else [])], "goal": found,
        "hindrance": telling_hindrance(reading),
    }  # fmt: skip
    return room(request, "resident/goal/page.html", reading, context, standing=standing)
