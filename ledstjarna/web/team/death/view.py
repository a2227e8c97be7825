"""När någon har avlidit: said once more before it holds, and taken back if it was a mistake."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from ledstjarna.domain.consent.queries import NotForYou
from ledstjarna.domain.people import actions
from ledstjarna.domain.people.models import Person
from ledstjarna.domain.people.queries import person
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.forms import HouseForm, form_for, led_again, sent
from ledstjarna.web.team.death.form import DeathForm
from ledstjarna.web.team.door import show_about
from ledstjarna.web.team.only_reading import opened_for_work
from ledstjarna.web.team.ways import way_to


@page(STAFF, writes=True)
def death(request: ViewerRequest, subject_id: UUID) -> HttpResponse:
    """The form and what follows; then whose it is, and the question once more. Afterwards, what holds now."""
    reading = opened_for_work(request.viewer, subject_id, "death_page")
    whom = person(reading)
    back = way_to("team_story", subject_id)
    if whom.deceased:
        return led_again(request) or show_about(request, "team/death/noted.html", reading, {"whom": whom, "back": back})
    form = form_for(request, DeathForm, birth_date=whom.birth_date)
    asks = request.method == "POST" and form.is_valid() and not form.cleaned_data["sure"]
    if request.method == "POST" and not asks:

        def act(data: dict[str, Any], _seen: int) -> Person:
            facts = {"died_on": data["died_on"], "known": data["known"]}
            return actions.note_death(by=request.viewer, subject_id=subject_id, at=now(), **facts)

        answer = sent(request, form, act, done=lambda _row: way_to("death", subject_id, "death_noted"))
        if answer:
            return answer
    context = {"form": form, "whom": whom, "asks": asks, "back": way_to("death", subject_id) if asks else back}
    return show_about(request, "team/death/page.html", reading, context)


@page(STAFF, writes=True)
def take_back_death(request: ViewerRequest, subject_id: UUID) -> HttpResponse:
    """It was a mistake: what begins again, and what somebody has to see to by hand."""
    if again := led_again(request):
        return again
    reading = opened_for_work(request.viewer, subject_id, "take_back_death_page")
    if not person(reading).deceased:
        raise NotForYou(request.viewer, subject_id, "take_back_death")
    form = form_for(request, HouseForm)
    if request.method == "POST":
        answer = sent(
            request, form,
            lambda _data, _seen: actions.take_back_death(by=request.viewer, subject_id=subject_id, at=now()),
            done=lambda _row: way_to("team_story", subject_id, "death_taken_back"),
        )  # fmt: skip
        if answer:
            return answer
    return show_about(
        request, "team/death/take_back.html", reading, {"form": form, "back": way_to("death", subject_id)}
    )
