"""When the meeting is: ask for times, set one, move it, cancel."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpResponse

from ledstjarna.domain.consent.queries import open_reading
from ledstjarna.domain.plans import actions
from ledstjarna.domain.plans.models import PlanMeetingCall
from ledstjarna.domain.plans.queries import CallView, call_view
from ledstjarna.foundation.clock import day_of, now
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.forms import HouseForm, form_for, sent
from ledstjarna.web.team.calls.form import CancelForm, MoveForm, SetForm, TimesForm, standing_fields
from ledstjarna.web.team.calls.presenter import away_ahead, time_choices, wished, wishes_shown
from ledstjarna.web.team.door import show_about
from ledstjarna.web.team.kinds import PLAN_PAGE
from ledstjarna.web.team.ways import way_to

MakeForm = Callable[[CallView], HouseForm]
Act = Callable[[dict[str, Any], int], Any]


@page(STAFF, writes=True)
def ask_times(request: ViewerRequest, subject_id: UUID, call_id: UUID) -> HttpResponse:
    """A few times to ask everybody about."""

    def made(view: CallView) -> TimesForm:
        standing = [row.starts_at for row in view.times]
        return form_for(request, TimesForm, seen_version=view.call.version, standing=standing, is_away=view.is_away)

    def act(data: dict[str, Any], seen: int) -> PlanMeetingCall:
        return actions.ask_times(
            by=request.viewer, subject_id=subject_id, call_id=call_id, seen_version=seen, at=now(),
            starts=TimesForm.starts(data), anyway=data["anyway"],
        )  # fmt: skip

    return _one_form(request, subject_id, call_id, "ask_times", made, act, "times_asked")


@page(STAFF, writes=True)
def set_meeting_time(request: ViewerRequest, subject_id: UUID, call_id: UUID) -> HttpResponse:
    """One of the times, the best one chosen beforehand; or another."""
    times: dict[str, datetime] = {}

    def made(view: CallView) -> SetForm:
        times.update({str(row.id): row.starts_at for row in view.times})
        best = view.suggested(now())
        return form_for(
            request, SetForm, seen_version=view.call.version, times=time_choices(view, now()),
            initial={"time": str(best.id) if best else ""},
        )  # fmt: skip

    def act(data: dict[str, Any], seen: int) -> PlanMeetingCall:
        return actions.set_meeting_time(
            by=request.viewer, subject_id=subject_id, call_id=call_id, seen_version=seen, at=now(),
            start=SetForm.start(data, times), anyway=data["anyway"],
        )  # fmt: skip

    return _one_form(request, subject_id, call_id, "set_time", made, act, "time_set")


@page(STAFF, writes=True)
def move_meeting(request: ViewerRequest, subject_id: UUID, call_id: UUID) -> HttpResponse:
    """Another time or place."""

    def made(view: CallView) -> MoveForm:
        wish = next((row for row in wished(view, now()) if str(row.id) == request.GET.get("wish")), None)
        stands = standing_fields(view.call)
        initial = standing_fields(view.call, wish) if wish else {}
        return form_for(request, MoveForm, seen_version=view.call.version, initial=initial, stands=stands)

    def act(data: dict[str, Any], seen: int) -> PlanMeetingCall:
        return actions.move_meeting(
            by=request.viewer, subject_id=subject_id, call_id=call_id, seen_version=seen, at=now(),
            start=MoveForm.start(data), arranged=MoveForm.arranged(data), anyway=data["anyway"],
        )  # fmt: skip

    return _one_form(request, subject_id, call_id, "move", made, act, "meeting_moved")


@page(STAFF, writes=True)
def cancel_meeting(request: ViewerRequest, subject_id: UUID, call_id: UUID) -> HttpResponse:
    """Cancel, with a word about why."""

    def made(view: CallView) -> CancelForm:
        return form_for(request, CancelForm, seen_version=view.call.version)

    def act(data: dict[str, Any], seen: int) -> PlanMeetingCall:
        return actions.cancel_meeting(
            by=request.viewer, subject_id=subject_id, call_id=call_id, seen_version=seen, why=data["why"], at=now()
        )

    return _one_form(request, subject_id, call_id, "cancel", made, act, "meeting_cancelled")


def _one_form(
    request: ViewerRequest, subject_id: UUID, call_id: UUID, what: str, made: MakeForm, act: Act, thanks: str
) -> HttpResponse:
    reading = open_reading(request.viewer, subject_id, what=what, kinds=PLAN_PAGE)
    view = call_view(reading, call_id)
    form = made(view)

    def done(row: PlanMeetingCall) -> str:
        told = thanks if row.version != view.call.version else "meeting_as_before"
        return way_to("team_call", subject_id, told, call_id=call_id)

    if request.method == "POST":
        answer = sent(request, form, act, done=done)
        if answer:
            return answer
    context = {
        "form": form, "call": view.call, "away": away_ahead(view, day_of(now())), "wishes": wishes_shown(view, now()),
        "back": way_to("team_call", subject_id, call_id=call_id),
    }  # fmt: skip
    return show_about(request, f"team/calls/{what}.html", reading, context)
