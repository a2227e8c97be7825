"""Enhetens kontakter: where a contact is missing, and whether what was promised was kept."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from ledstjarna.domain.consent.queries import NotForYou, log_listing
from ledstjarna.domain.organisations.actions import register_title
from ledstjarna.domain.organisations.queries import staff_of
from ledstjarna.domain.plans.queries import with_home_care_of
from ledstjarna.domain.teams.queries import my_persons
from ledstjarna.domain.teams.queries import unit_contacts as contacts_of_unit
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.team.door import MANAGES, show_page
from ledstjarna.web.team.unit_contacts.form import TitleForm
from ledstjarna.web.team.unit_contacts.presenter import titles, unit_shown


@page(STAFF, roles=MANAGES)
def unit_contacts(request: ViewerRequest) -> HttpResponse:
    """Gaps and promises of the viewer's unit. Everybody who is named on the page stands in the log."""
    at, viewer = now(), request.viewer
    found = contacts_of_unit(viewer, with_home_care=with_home_care_of(viewer), at=at)
    log_listing(viewer, found.persons, what="unit_contacts")
    shown = unit_shown(found, set(my_persons(viewer)), at)
    return show_page(request, "team/unit_contacts/page.html", {"shown": shown})


@page(STAFF, writes=True, roles=MANAGES)
def protected_titles(request: ViewerRequest) -> HttpResponse:
    """Who of the unit's staff holds a protected title, and one more who does."""
    viewer = request.viewer
    if viewer.unit_id is None:
        raise NotForYou(viewer, None, "protected_titles")
    staff = {str(row.staff_member.pk): row for row in staff_of(unit_id=viewer.unit_id)}
    form = form_for(request, TitleForm, people={key: row.staff_member.name for key, row in staff.items()})

    def act(told: dict[str, Any], _seen: int) -> None:
        last = told["until"]
        until = last + timedelta(days=1) if last else None
        register_title(staff_member_id=UUID(told["holder"]), title=told["title"], until=until)

    if request.method == "POST":
        answer = sent(request, form, act, done=lambda _row: reverse("protected_titles") + "?tack=title")
        if answer:
            return answer
    context = {"form": form, "titles": titles(staff.values()), "anybody": bool(staff)}
    return show_page(request, "team/unit_contacts/titles.html", context)
