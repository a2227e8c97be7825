"""Mitt team: whom the person calls, how they are reached now, what is promised; and the same on one paper."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from ledstjarna.domain.consent.rules import PLAN, TEAM
from ledstjarna.domain.plans.queries import has_home_care
from ledstjarna.domain.teams.queries import calls, contact_card, contact_wishes, team
from ledstjarna.domain.teams.rules import missing_contacts
from ledstjarna.web.door import PERSON, ViewerRequest, page
from ledstjarna.web.printed.contacts import first_words
from ledstjarna.web.resident.my_team.presenter import on_card, team_shown
from ledstjarna.web.resident.opening import opened, room
from ledstjarna.web.resident.thanking import Thanks, Words, thanked

THANKS: Words = {
    "onskat": lambda: Thanks(
        _("Tack. Ditt önskemål är skickat."),
        (_("Teamet svarar dig här. Du behöver inte säga varför."), _("Den du har nu finns kvar tills ni har bytt.")),
    ),
    "inte-langre": lambda: Thanks(_("Vi har tagit bort det."), (_("Ingen väntar på det längre."),)),
}


@page(PERSON, about=TEAM)
def my_team(request: ViewerRequest) -> HttpResponse:
    """Vem ringer jag: named contacts first, the rest of the team after them."""
    reading = opened(request, "my_team", TEAM, PLAN)
    contacts = contact_card(reading)
    shown = team_shown(
        contacts, team(reading), calls=calls(reading), wishes=contact_wishes(reading), at=reading.at,
        missing=missing_contacts((one.row.kind for one in contacts), has_home_care=has_home_care(reading)),
    )  # fmt: skip
    context = {"shown": shown, "thanked": thanked(request, THANKS)}
    return room(request, "resident/my_team/page.html", reading, context)


@page(PERSON, about=TEAM)
def contact_card_page(request: ViewerRequest) -> HttpResponse:
    """Mina kontakter: one page to print in large type, or to keep on the phone."""
    reading = opened(request, "my_contact_card", TEAM)
    context = {
        "people": on_card(contact_card(reading), team(reading), reading.at), "day": reading.at,
        "first_words": first_words(),
    }  # fmt: skip
    return room(request, "resident/my_team/card.html", reading, context)
