"""Adressen: where the person lives, changed by staff as the person said it. A protected one is never shown, nor its
old text carried by the form: a new one takes its place unseen, or it stands as it is.
"""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import HttpResponse

from ledstjarna.domain.consent.queries import open_reading
from ledstjarna.domain.organisations.queries import municipalities
from ledstjarna.domain.people import actions
from ledstjarna.domain.people.models import Person
from ledstjarna.domain.people.queries import contact_details, person
from ledstjarna.domain.people.rules.entries import ADDRESS_UNKNOWN
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.team.address.form import AddressForm
from ledstjarna.web.team.door import show_about
from ledstjarna.web.team.kinds import PLAN_PAGE
from ledstjarna.web.team.only_reading import for_writers
from ledstjarna.web.team.ways import way_to

_FIELDS = ("street", "postcode", "place", "municipality_id")


@page(STAFF, writes=True)
def change_address(request: ViewerRequest, subject_id: UUID) -> HttpResponse:
    """The address as it stands, and the form. A letter confirms what was said on paper or by phone."""
    reading = open_reading(request.viewer, subject_id, what="change_address_page", kinds=PLAN_PAGE)
    for_writers(reading)
    whom, seen = person(reading), contact_details(reading)
    back = way_to("team_story", subject_id)
    if whom.protected_identity == ADDRESS_UNKNOWN:
        return show_about(request, "team/address/none.html", reading, {"back": back})
    known = [(row.pk, row.name) for row in municipalities(county_id=whom.county_id)]
    stands = {name: getattr(seen, name) for name in _FIELDS}
    drawn: dict[str, Any] = {"initial": {"municipality_id": seen.municipality_id}}
    if not whom.protected_identity:
        drawn = {"stands": stands}
    form = form_for(request, AddressForm, municipalities=known, **drawn)

    def act(data: dict[str, Any], _seen: int) -> Person:
        way = data.pop("way")
        kept = bool(whom.protected_identity) and not any(data[name] for name in ("street", "postcode", "place"))
        new = {"municipality_id": data["municipality_id"]} if kept else data
        return actions.change_contact_details(
            by=request.viewer, subject_id=subject_id, seen=seen, details=replace(seen, **new), way=way, at=now()
        )

    if request.method == "POST":
        answer = sent(request, form, act, done=lambda _row: way_to("team_story", subject_id, "address"))
        if answer:
            return answer
    context = {"form": form, "hidden": bool(whom.protected_identity), "back": back}
    return show_about(request, "team/address/page.html", reading, context)
