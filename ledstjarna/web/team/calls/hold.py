"""The day of the meeting: who is there, the shared screen, and afterwards what was agreed."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from ledstjarna.domain.consent.queries import open_reading
from ledstjarna.domain.plans import actions
from ledstjarna.domain.plans.queries import call_view
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.team.calls.form import HoldForm, SumUpForm
from ledstjarna.web.team.door import show_about
from ledstjarna.web.team.kinds import PLAN_PAGE
from ledstjarna.web.team.ways import way_to
from ledstjarna.web.wording import label_text


@page(STAFF, writes=True)
def hold_meeting(request: ViewerRequest, subject_id: UUID, call_id: UUID) -> HttpResponse:
    """Note who is there, and open the shared screen."""
    reading = open_reading(request.viewer, subject_id, what="hold_meeting", kinds=PLAN_PAGE)
    view = call_view(reading, call_id)
    there = [(str(row.id), label_text(row.label)) for row in view.participants]
    coming = [str(row.id) for row in view.participants if row.coming == "yes" or row.kind == "person"]
    form = form_for(request, HoldForm, there=there, initial={"present": coming})

    def act(data: dict[str, Any], _seen: int) -> object:
        return actions.hold_meeting(
            by=request.viewer, subject_id=subject_id, call_id=call_id, present=form.ids(data),
            others=data["others"].splitlines(), at=now(),
        )  # fmt: skip

    if request.method == "POST":
        answer = sent(request, form, act, done=lambda _row: way_to("meeting", subject_id))
        if answer:
            return answer
    context = {"form": form, "back": way_to("team_call", subject_id, call_id=call_id)}
    return show_about(request, "team/calls/hold.html", reading, context)


@page(STAFF, writes=True)
def sum_up(request: ViewerRequest, subject_id: UUID, call_id: UUID) -> HttpResponse:
    """What was agreed, in a few sentences."""
    reading = open_reading(request.viewer, subject_id, what="sum_up", kinds=PLAN_PAGE)
    view = call_view(reading, call_id)
    form = form_for(request, SumUpForm, seen_version=view.call.version, stands={"agreed": view.call.agreed})

    def act(data: dict[str, Any], seen: int) -> object:
        return actions.sum_up(
            by=request.viewer, subject_id=subject_id, call_id=call_id, seen_version=seen, at=now(), **data
        )

    if request.method == "POST":
        done = way_to("team_call", subject_id, "summed_up", call_id=call_id)
        answer = sent(request, form, act, done=lambda _row: done)
        if answer:
            return answer
    context = {"form": form, "back": way_to("team_call", subject_id, call_id=call_id)}
    return show_about(request, "team/calls/sum_up.html", reading, context)
