"""Så nås jag: the viewer's numbers and hours, and that they will be away."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from ledstjarna.domain.organisations.queries import reach_of
from ledstjarna.domain.teams import actions
from ledstjarna.domain.teams.queries import way_of
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.team.contacts.form import AwayForm
from ledstjarna.web.team.contacts.presenter import begins, ends, stand_ins
from ledstjarna.web.team.door import MEET_PERSONS, show_page
from ledstjarna.web.team.my_reach.form import ReachForm, hours_told, initial_of


@page(STAFF, writes=True, roles=MEET_PERSONS)
def my_reach(request: ViewerRequest) -> HttpResponse:
    """Tell how and when one is reached. What is promised to persons is counted in these hours."""
    viewer = request.viewer
    way = way_of(None, reach_of([viewer.party_id]).get(viewer.party_id))
    form = form_for(request, ReachForm, initial=initial_of(way))

    def act(told: dict[str, Any], _seen: int) -> None:
        actions.tell_how_reached(
            by=viewer, phone=told["phone"], text_phone=told["text_phone"], email=told["email"],
            hours=hours_told(told), at=now(),
        )  # fmt: skip

    if request.method == "POST" and (answer := sent(request, form, act, done=_led("reach_told"))):
        return answer
    return show_page(request, "team/my_reach/page.html", {"form": form, "back": reverse("calls_to_answer")})


@page(STAFF, writes=True, roles=MEET_PERSONS)
def my_absence(request: ViewerRequest) -> HttpResponse:
    """The viewer will be away: noted with everybody whose contact they are, with the same who steps in."""
    viewer = request.viewer
    people = stand_ins(viewer.unit_id, but=viewer.party_id) if viewer.unit_id else {}
    form = form_for(request, AwayForm, people=people)

    def act(told: dict[str, Any], _seen: int) -> int:
        at: datetime = now()
        return actions.be_away(
            by=viewer, start=begins(told["start"], at), end=ends(told["end"]), at=at,
            stand_in_id=UUID(told["stand_in"]) if told["stand_in"] else None,
            stand_in_label=people.get(told["stand_in"], ""),
        )  # fmt: skip

    if request.method == "POST" and (answer := sent(request, form, act, done=_led("contact_away"))):
        return answer
    return show_page(request, "team/my_reach/absence.html", {"form": form, "back": reverse("calls_to_answer")})


def _led(thanks: str) -> Any:
    return lambda _row: f"{reverse('calls_to_answer')}?tack={thanks}"
