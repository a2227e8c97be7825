"""Så ser jag på det: the person's own view of each part of life, beside the professionals'."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from ledstjarna.domain.consent.rules import NEEDS
from ledstjarna.domain.needs.actions import say_own_view
from ledstjarna.domain.needs.queries import current_needs
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import PERSON, ViewerRequest, page
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.resident.choosers import telling_hindrance
from ledstjarna.web.resident.opening import opened, room, standing_of, subject
from ledstjarna.web.resident.own_view.form import ABOUT, OwnViewForm
from ledstjarna.web.resident.own_view.presenter import AREAS, THANKS, area_shown, areas_shown
from ledstjarna.web.resident.standing import speak_of
from ledstjarna.web.resident.thanking import thanked, thanks_at


@page(PERSON, about=NEEDS)
def own_views(request: ViewerRequest) -> HttpResponse:
    """Every part of life, with what is said about it."""
    reading = opened(request, "own_views", NEEDS)
    context = {"areas": areas_shown(current_needs(reading)), "thanked": thanked(request, THANKS)}
    return room(request, "resident/own_view/list.html", reading, context)


@page(PERSON, about=NEEDS, writes=True)
def own_view(request: ViewerRequest, life_area: str) -> HttpResponse:
    """Say how one part of life is."""
    if life_area not in AREAS:
        return HttpResponseRedirect(reverse("own_views"))
    reading = opened(request, "own_view", NEEDS)
    shown = area_shown(life_area, next((row for row in current_needs(reading) if row.life_area == life_area), None))
    form = form_for(request, OwnViewForm, initial={"own_level": shown.own, "own_words": shown.words})

    standing = standing_of(reading)
    speak_of(form, standing, ABOUT, {})

    def act(fields: dict[str, Any], _seen: int) -> object:
        return say_own_view(by=request.viewer, subject_id=subject(request), life_area=life_area, at=now(), **fields)

    if request.method == "POST" and (
        answer := sent(request, form, act, done=lambda _row: thanks_at("own_views", "sagt"))
    ):
        return answer
    context = {"form": form, "shown": shown, "hindrance": telling_hindrance(reading)}
    return room(request, "resident/own_view/page.html", reading, context, standing=standing)
