"""Somebody more is called, when the others have been told already."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from ledstjarna.domain.consent.queries import open_reading
from ledstjarna.domain.plans import actions
from ledstjarna.domain.plans.queries import call_view, callable_ones, more_to_call
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.team.calls.form import CallMoreForm
from ledstjarna.web.team.calls.presenter import units_to_call, who_choices
from ledstjarna.web.team.door import show_about
from ledstjarna.web.team.kinds import PLAN_PAGE
from ledstjarna.web.team.ways import way_to


@page(STAFF, writes=True)
def call_more(request: ViewerRequest, subject_id: UUID, call_id: UUID) -> HttpResponse:
    """Those who may be called and are not: by the same rules as at first."""
    reading = open_reading(request.viewer, subject_id, what="call_more", kinds=PLAN_PAGE)
    view, everybody = call_view(reading, call_id), callable_ones(reading)
    there = {row.party_id for row in view.participants}
    around = [row for row in everybody if row.party_id not in there]
    choices, hindered = who_choices(around)
    more = [row for row in more_to_call(reading, everybody) if row.party_id not in there]
    form = form_for(
        request, CallMoreForm, seen_version=view.call.version, around=choices,
        more=units_to_call(reading, more),
        close=any(row.rule.kind == "close_one" for row in around), has_time=view.call.state == "set",
    )  # fmt: skip

    def act(data: dict[str, Any], seen: int) -> object:
        who = [UUID(one) for one in (*data.get("called", ()), data.get("more", "")) if one]
        return actions.call_more(
            by=request.viewer, subject_id=subject_id, call_id=call_id, seen_version=seen, who=who, at=now(),
            person_agrees=data.get("person_agrees", False), anyway=data.get("anyway", False),
        )  # fmt: skip

    if request.method == "POST":
        done = way_to("team_call", subject_id, "called_more", call_id=call_id)
        answer = sent(request, form, act, done=lambda _row: done)
        if answer:
            return answer
    context = {
        "form": form, "hindered": hindered, "back": way_to("team_call", subject_id, call_id=call_id),
        "nobody": not choices and not more, "consent": way_to("team_consent", subject_id, kind="sharing"),
    }  # fmt: skip
    return show_about(request, "team/calls/more.html", reading, context)
