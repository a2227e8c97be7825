"""Register somebody who is not known here yet, and begin the contact: one form, so nothing is open without a reason."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse

from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.domain.organisations.queries import units
from ledstjarna.domain.people import actions
from ledstjarna.domain.people.models import Person
from ledstjarna.domain.teams.actions import begin_contact
from ledstjarna.foundation.clock import now
from ledstjarna.foundation.findings import RuleBroken
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.forms import form_for, led_again, sent
from ledstjarna.web.team.door import MEET_PERSONS, show_page
from ledstjarna.web.team.find_person.numbers import found_by_number
from ledstjarna.web.team.register_person.alike import alike_rows, same_as
from ledstjarna.web.team.register_person.form import PersonForm
from ledstjarna.web.team.ways import way_to


@page(STAFF, writes=True, roles=MEET_PERSONS)
def register_person(request: ViewerRequest) -> HttpResponse:
    """One form, and onwards to the plan. A number that somebody has is answered as a search for it is, and
    logged so: the person sees it.
    """
    if again := led_again(request):  # before they are looked for: they would be found, as registered a moment ago
        return again
    viewer = request.viewer
    form = form_for(
        request, PersonForm, municipalities=_municipalities(viewer), initial={"municipality_id": viewer.municipality_id}
    )
    alike: list[Person] = []
    found: dict[str, object] | None = None
    if request.method == "POST":
        alike = same_as(viewer, form.cleaned_data) if form.is_valid() else []
        if alike:
            form.ask_whether_the_same()
        answer = sent(
            request,
            form,
            lambda data, _version: _register(viewer, data),
            done=lambda person: way_to("team_person", person.pk, "registered"),
        )
        if answer:
            return answer
        if form.is_taken:
            try:
                found = found_by_number(request, request.POST["identity"])
            except RuleBroken as wrong:  # looked up too many: whose number it is waits
                form.say(wrong)
    context = {"form": form, "alike": alike_rows(alike), "found": found, "back": reverse("find_person")}
    return show_page(request, "team/register_person/page.html", context)


def _register(viewer: Viewer, data: dict[str, Any]) -> Person:
    """In a demonstration everybody is made up, whoever writes them in."""
    who = {name: value for name, value in data.items() if name != "somebody_else"}
    person = actions.register_person(by=viewer, county_id=viewer.county_id, at=now(), synthetic=settings.DEMO, **who)
    begin_contact(by=viewer, subject_id=person.pk, reason=data["reason"], at=now())
    return person


def _municipalities(viewer: Viewer) -> list[tuple[str, str]]:
    """The municipalities of the viewer's county, by the name of the body that runs each."""
    rows = [unit.organisation for unit in units(kinds=["assessment"], county_id=viewer.county_id)]
    found = {row.municipality_id: row.name for row in rows if row.municipality_id}
    if viewer.municipality_id:
        found = {viewer.municipality_id: found.get(viewer.municipality_id, viewer.organisation_name)}
    return sorted(found.items(), key=lambda pair: pair[1])
