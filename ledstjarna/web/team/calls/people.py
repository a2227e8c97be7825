"""Those who are called: what they said on the phone, who is left out, what there is to talk about."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse

from ledstjarna.domain.consent.queries import open_reading
from ledstjarna.domain.plans import actions
from ledstjarna.domain.plans.models import MeetingParticipant
from ledstjarna.domain.plans.queries import CallView, call_view
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.forms import HouseForm, form_for, sent
from ledstjarna.web.team.calls.form import PointForm, SaidReplyForm
from ledstjarna.web.team.calls.view import show_call
from ledstjarna.web.team.door import show_about
from ledstjarna.web.team.kinds import PLAN_PAGE
from ledstjarna.web.team.only_reading import for_writers
from ledstjarna.web.team.ways import way_to
from ledstjarna.web.wording import label_text


@page(STAFF, writes=True)
def team_call_answer(request: ViewerRequest, subject_id: UUID, call_id: UUID, participant_id: UUID) -> HttpResponse:
    """Write down what somebody answered; one's own answer is given in the same way."""
    reading = open_reading(request.viewer, subject_id, what="team_call_answer", kinds=PLAN_PAGE)
    view = call_view(reading, call_id)
    row = _participant(view, participant_id)
    for_another = row.party_id not in request.viewer.parties
    form = form_for(
        request, SaidReplyForm, seen_version=row.version, call=view.call, times=view.times, participant=row,
        for_another=for_another,
    )  # fmt: skip

    def act(data: dict[str, Any], seen: int) -> object:
        return actions.answer_call(
            by=request.viewer, subject_id=subject_id, call_id=call_id, participant_id=participant_id, seen_version=seen,
            reply=form.reply(data, way=data.get("way", "digital")), at=now(),
        )  # fmt: skip

    if request.method == "POST":
        done = way_to("team_call", subject_id, "call_answered", call_id=call_id)
        answer = sent(request, form, act, done=lambda _row: done)
        if answer:
            return answer
    context = {
        "form": form, "name": label_text(row.label), "for_another": for_another,
        "back": way_to("team_call", subject_id, call_id=call_id),
    }  # fmt: skip
    return show_about(request, "team/calls/answer.html", reading, context)


@page(STAFF, writes=True)
def leave_out(request: ViewerRequest, subject_id: UUID, call_id: UUID, participant_id: UUID) -> HttpResponse:
    """Take back the call to somebody; asked once more."""
    reading = open_reading(request.viewer, subject_id, what="leave_out", kinds=PLAN_PAGE)
    row = _participant(call_view(reading, call_id), participant_id)
    form = form_for(request, HouseForm)

    def act(_data: dict[str, Any], _seen: int) -> object:
        return actions.leave_out(
            by=request.viewer, subject_id=subject_id, call_id=call_id, participant_id=participant_id, at=now()
        )

    if request.method == "POST":
        done = way_to("team_call", subject_id, "left_out", call_id=call_id)
        answer = sent(request, form, act, done=lambda _row: done)
        if answer:
            return answer
    back = way_to("team_call", subject_id, call_id=call_id)
    context = {"form": form, "name": label_text(row.label), "back": back}
    return show_about(request, "team/calls/leave_out.html", reading, context)


@page(STAFF, writes=True)
def team_point(request: ViewerRequest, subject_id: UUID, call_id: UUID) -> HttpResponse:
    """Something to talk about, written on the page of the call."""
    reading = open_reading(request.viewer, subject_id, what="team_point", kinds=PLAN_PAGE)
    for_writers(reading)
    view = call_view(reading, call_id)
    form = form_for(request, PointForm)

    def act(data: dict[str, Any], _seen: int) -> object:
        return actions.add_point(by=request.viewer, subject_id=subject_id, call_id=call_id, at=now(), **data)

    if request.method == "POST":
        done = way_to("team_call", subject_id, call_id=call_id) + "#prata"
        answer = sent(request, form, act, done=lambda _row: done)
        if answer:
            return answer
    return show_call(request, reading, view, form)


def _participant(view: CallView, participant_id: UUID) -> MeetingParticipant:
    found = next((row for row in view.participants if row.id == participant_id), None)
    if found is None:
        raise Http404
    return found
