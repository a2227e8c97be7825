"""Meetings about one person's plan: the list, the call, and the page of one call."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from ledstjarna.domain.consent.queries import Reading, open_reading
from ledstjarna.domain.plans import actions
from ledstjarna.domain.plans.models import PlanMeetingCall
from ledstjarna.domain.plans.queries import (
    CallView,
    agenda_of,
    call_view,
    callable_ones,
    called_once,
    calls,
    cannot_come,
    more_to_call,
)
from ledstjarna.foundation.clock import day_of, now
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.invited.presenter import has_file, tells_home, when_of
from ledstjarna.web.team.calls.form import CallForm, PointForm
from ledstjarna.web.team.calls.presenter import (
    answers_table,
    best_time,
    call_rows,
    changed_facts,
    coming_rows,
    gone_text,
    none_suits,
    units_to_call,
    waited_for,
    who_choices,
    wishes_shown,
)
from ledstjarna.web.team.door import show_about
from ledstjarna.web.team.kinds import PLAN_PAGE
from ledstjarna.web.team.ways import way_to
from ledstjarna.web.wording.meetings import agenda_text, time_text, where_text
from ledstjarna.web.wording.states import state_text

OPEN = ("draft", "asked", "set")


@page(STAFF)
def team_meetings(request: ViewerRequest, subject_id: UUID) -> HttpResponse:
    """What comes, and what has been."""
    reading = open_reading(request.viewer, subject_id, what="team_meetings", kinds=PLAN_PAGE)
    rows, cannot = calls(reading), cannot_come(reading)
    context = {
        "coming": call_rows(subject_id, [row for row in rows if row.state in OPEN], cannot),
        "been": call_rows(subject_id, [row for row in rows if row.state not in OPEN], cannot),
        "back": way_to("team_person", subject_id),
    }
    return show_about(request, "team/calls/list.html", reading, context)


@page(STAFF, writes=True)
def call_meeting(request: ViewerRequest, subject_id: UUID) -> HttpResponse:
    """Who, how and where. Nobody is told anything yet."""
    reading = open_reading(request.viewer, subject_id, what="call_meeting", kinds=PLAN_PAGE)
    around = callable_ones(reading)
    choices, hindered = who_choices(around)
    more = more_to_call(reading, around)
    wanted = [row for row in around if row.expected or row.party_id == request.viewer.party_id]
    expected = [str(row.party_id) for row in called_once(wanted)]
    form = form_for(
        request, CallForm, around=choices, more=units_to_call(reading, more),
        close=any(row.rule.kind == "close_one" for row in around),
        initial={"called": [key for key, _name in choices if key in expected], "how": "room"},
    )  # fmt: skip

    def act(data: dict[str, Any], _seen: int) -> PlanMeetingCall:
        who = [UUID(one) for one in (*data["called"], data.get("more", "")) if one]
        return actions.call_meeting(
            by=request.viewer, subject_id=subject_id, who=who, arranged=form.arranged(data), about=data["about"],
            person_agrees=data.get("person_agrees", False), at=now(),
        )  # fmt: skip

    if request.method == "POST":
        answer = sent(
            request, form, act,
            done=lambda row: way_to("ask_times", subject_id, call_id=row.id),
        )  # fmt: skip
        if answer:
            return answer
    context = {
        "form": form, "hindered": hindered, "back": way_to("team_meetings", subject_id),
        "consent": way_to("team_consent", subject_id, kind="sharing"),
    }  # fmt: skip
    return show_about(request, "team/calls/call.html", reading, context)


@page(STAFF)
def team_call(request: ViewerRequest, subject_id: UUID, call_id: UUID) -> HttpResponse:
    """One call: when and where, who has answered what, what to talk about, and what happens next."""
    reading = open_reading(request.viewer, subject_id, what="team_call", kinds=PLAN_PAGE)
    return show_call(request, reading, call_view(reading, call_id), form_for(request, PointForm))


def show_call(request: ViewerRequest, reading: Reading, view: CallView, point: PointForm) -> HttpResponse:
    """The page of a call, with the form for something to talk about as it was sent or new."""
    call, at = view.call, now()
    columns, rows = answers_table(view)
    best = best_time(view, at) if call.state == "asked" else None
    on = day_of(call.starts_at or at)
    context = {
        "form": point,
        "call": call,
        "state": state_text(call.state, "meeting_call"),
        "when": when_of(call),
        "where": where_text(call, tell_home=tells_home(call)),
        "people": coming_rows(view),
        "gone": gone_text(view),
        "person_cannot": view.person_cannot,
        "wishes": wishes_shown(view, at),
        "changed": changed_facts(call),
        "columns": columns,
        "answers": rows if view.times and call.state == "asked" else [],
        "waited": waited_for(view) if call.state == "asked" else "",
        "best": (time_text(best[0].starts_at, best[0].ends_at), best[1], best[2]) if best else None,
        "none_suits": none_suits(view, at),
        "is_today": call.starts_at is not None and day_of(call.starts_at) == day_of(at),
        "agenda": [agenda_text(item) for item in agenda_of(reading, view, on)] if call.state in OPEN else [],
        "own": view.of(request.viewer),
        "file": has_file(call),
        "there": [row.label for row in view.participants if row.was_there],
        "back": way_to("team_meetings", reading.subject_id),
    }
    return show_about(request, "team/calls/page.html", reading, context)
