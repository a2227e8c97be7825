"""What is done in a meeting: choose in the room, and close."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect

from ledstjarna.domain.consent.queries import open_reading
from ledstjarna.domain.plans import actions
from ledstjarna.domain.plans.actions import Answer
from ledstjarna.domain.plans.queries import alternatives, proposal
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.forms import HouseForm, form_for, sent
from ledstjarna.web.team.about import about
from ledstjarna.web.team.choice.shared import facts_to_share, told
from ledstjarna.web.team.door import show_about
from ledstjarna.web.team.kinds import PLAN_PAGE
from ledstjarna.web.team.meeting.form import AnswerForm
from ledstjarna.web.team.only_reading import for_writers
from ledstjarna.web.team.ways import way_to


@page(STAFF, writes=True)
def meeting_choice(request: ViewerRequest, subject_id: UUID, proposal_id: UUID) -> HttpResponse:
    """One proposal, large, and the person's answer in the room. What is told about them is said aloud first."""
    reading = open_reading(request.viewer, subject_id, what="meeting_choice", kinds=PLAN_PAGE)
    whom, row = about(reading), proposal(reading, proposal_id)
    facts = facts_to_share(whom, row)
    form = form_for(request, AnswerForm, seen_version=row.version)
    if request.method == "POST":
        shared = told(row, facts, request.POST.getlist("shared_facts"), "")
        answer = sent(
            request,
            form,
            lambda data, seen: actions.choose(
                by=request.viewer, subject_id=subject_id, proposal_id=proposal_id, seen_version=seen, at=now(),
                answer=_said(data, shared),
            ),
            done=lambda _choice: way_to("meeting", subject_id),
        )  # fmt: skip
        if answer:
            return answer
    context = {
        "form": form,
        "proposal": row,
        "facts_to_share": facts,
        "alternatives": alternatives(reading, row),
        "back": way_to("meeting", subject_id),
    }
    return show_about(request, "team/meeting/choice.html", reading, context, whom=whom, shared_screen=True)


def _said(data: dict[str, Any], shared: dict[str, str]) -> Answer:
    """What was answered in the room; only a yes passes anything on."""
    passed_on = shared if data["kind"] == "yes" else {}
    return Answer(way="meeting", shared_facts=tuple(passed_on), shared_words=passed_on, **data)


@page(STAFF, writes=True)
def tick_meeting_point(request: ViewerRequest, subject_id: UUID, point_id: UUID) -> HttpResponse:
    """Tick that a point was talked about, or take the tick away; the shared screen again."""
    reading = open_reading(request.viewer, subject_id, what="tick_meeting_point", kinds=PLAN_PAGE)
    for_writers(reading)
    form, room = form_for(request, HouseForm), way_to("meeting", subject_id) + "#prata"

    def act(_data: dict[str, Any], _seen: int) -> object:
        return actions.tick_point(
            by=request.viewer, subject_id=subject_id, point_id=point_id, talked=request.POST.get("do") != "undo",
            at=now(),
        )  # fmt: skip

    if request.method == "POST" and (answer := sent(request, form, act, done=lambda _row: room)):
        return answer
    return HttpResponseRedirect(room)


@page(STAFF, writes=True)
def close_meeting(request: ViewerRequest, subject_id: UUID) -> HttpResponse:
    """Close the meeting; asked once more, with the reminder to print."""
    reading = open_reading(request.viewer, subject_id, what="close_meeting", kinds=PLAN_PAGE)
    form = form_for(request, HouseForm)
    if request.method == "POST":
        answer = sent(
            request,
            form,
            lambda _data, _seen: actions.close_meeting(by=request.viewer, subject_id=subject_id, at=now()),
            done=lambda _row: way_to("team_person", subject_id, "meeting_closed"),
        )
        if answer:
            return answer
    context = {"form": form, "back": way_to("meeting", subject_id)}
    return show_about(request, "team/meeting/close.html", reading, context, shared_screen=True)
