"""Så går det: the person's own page of how it goes, and their word on less support."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from ledstjarna.domain.consent.rules import NEEDS, PLAN
from ledstjarna.domain.people.queries import away_of
from ledstjarna.domain.plans import actions
from ledstjarna.domain.plans.queries import (
    follow_up,
    goals_over_time,
    plan_view,
    preparation,
    step_downs,
)
from ledstjarna.domain.plans.queries import follow_ups as follow_ups_of
from ledstjarna.domain.plans.rules.activities import is_away
from ledstjarna.foundation.clock import day_of, now
from ledstjarna.web.door import PERSON, ViewerRequest, page
from ledstjarna.web.forms import HouseForm, form_for, sent
from ledstjarna.web.resident.choosers import telling_hindrance
from ledstjarna.web.resident.follow_ups.presenter import THANKS, follow_ups_shown, goals_shown, steps_shown
from ledstjarna.web.resident.opening import opened, room, standing_of, subject
from ledstjarna.web.resident.thanking import thanked, thanks_at
from ledstjarna.web.wording import date_text
from ledstjarna.web.wording.follow_ups import trends_text


@page(PERSON, about=PLAN)
def follow_ups(request: ViewerRequest) -> HttpResponse:
    """The picture over time, the next follow-up, and every one that has been."""
    return _shown(request)


@page(PERSON, about=PLAN)
def follow_up_told(request: ViewerRequest, follow_up_id: UUID) -> HttpResponse:
    """One follow-up in full."""
    reading = opened(request, "follow_up", PLAN)
    [one] = follow_ups_shown([follow_up(reading, follow_up_id)])
    return room(request, "resident/follow_ups/one.html", reading, {"one": one})


@page(PERSON, about=PLAN, writes=True)
def answer_step_down(request: ViewerRequest, step_down_id: UUID, verb: str) -> HttpResponse:
    """The person's word: `som-forut` leaves the question, `se-over` asks the authority to look again."""
    act = {"som-forut": _leave, "se-over": _ask}.get(verb)
    if request.method != "POST" or act is None:
        return HttpResponseRedirect(reverse("follow_ups"))
    form = form_for(request, HouseForm)
    answer = sent(
        request, form, lambda _data, seen: act(request, step_down_id, seen),
        done=lambda _row: thanks_at("follow_ups", verb),
    )  # fmt: skip
    return answer or _shown(request, form)


def _leave(request: ViewerRequest, step_down_id: UUID, seen: int) -> object:
    return actions.leave_step_down(
        by=request.viewer, subject_id=subject(request), step_down_id=step_down_id, seen_version=seen, at=now()
    )


def _ask(request: ViewerRequest, step_down_id: UUID, seen: int) -> object:
    return actions.ask_review(
        by=request.viewer, subject_id=subject(request), step_down_id=step_down_id, seen_version=seen, words="", at=now()
    )


def _shown(request: ViewerRequest, sent_form: HouseForm | None = None) -> HttpResponse:
    reading = opened(request, "follow_ups", PLAN, NEEDS)
    standing, view = standing_of(reading), plan_view(reading)
    day = view.plan.next_follow_up if view.plan else None
    over_time = goals_over_time(reading, view)
    context: dict[str, Any] = {
        "plan": view.plan,
        "away": bool(day and is_away(away_of(reading.subject_id), day)),
        "ended": date_text(day_of(view.ended.ended_at), with_year=True) if view.ended and view.ended.ended_at else "",
        "sentence": trends_text(
            [(one.trend, one.team) for one in over_time], "" if standing.themself else standing.first
        ),
        "goals": goals_shown(over_time, standing),
        "steps": steps_shown(step_downs(reading), standing),
        "seen": follow_ups_shown(follow_ups_of(reading)),
        "prepared": preparation(reading),
        "may_tell": telling_hindrance(reading) is None,
        "form": sent_form or form_for(request, HouseForm),
        "sent_form": sent_form,
        "thanked": thanked(request, THANKS),
    }
    return room(request, "resident/follow_ups/page.html", reading, context, standing=standing)
