"""Jag vill ha en annan kontakt: the person asks, without having to say why, and the team answers."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from ledstjarna.domain.consent.queries import NotForYou
from ledstjarna.domain.consent.rules import TEAM
from ledstjarna.domain.teams import actions
from ledstjarna.domain.teams.queries import contact_card, contact_wish
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import PERSON, ViewerRequest, page
from ledstjarna.web.forms import HouseForm, form_for, sent
from ledstjarna.web.resident.another_contact.form import ABOUT, HINTS, AnotherContactForm
from ledstjarna.web.resident.opening import opened, room, standing_of, subject
from ledstjarna.web.resident.standing import speak_of
from ledstjarna.web.resident.thanking import thanks_at
from ledstjarna.web.wording import contact_kind_name, label_text


@page(PERSON, about=TEAM, writes=True)
def another_contact(request: ViewerRequest) -> HttpResponse:
    """Ask for a contact of a kind, or for another one than the one the link names."""
    reading = opened(request, "another_contact", TEAM)
    standing = standing_of(reading)
    if not standing.answers:
        raise NotForYou(request.viewer, reading.subject_id, "another_contact")
    wanted = request.GET.get("kontakt", "")
    contact = next((one.row for one in contact_card(reading) if str(one.row.pk) == wanted), None)
    form = form_for(
        request, AnotherContactForm, named=contact is not None, initial={"kind": request.GET.get("slag", "")}
    )

    def act(fields: dict[str, Any], _seen: int) -> object:
        return actions.wish_for_contact(
            by=request.viewer, subject_id=subject(request), kind=contact.kind if contact else fields["kind"],
            contact_id=contact.pk if contact else None, words=fields["words"], way="digital", at=now(),
        )  # fmt: skip

    if request.method == "POST" and (answer := sent(request, form, act, done=_led("onskat"))):
        return answer
    speak_of(form, standing, ABOUT, HINTS)
    now_told = {"who": label_text(contact.holder_label), "kind": contact_kind_name(contact.kind)} if contact else {}
    context = {
        "form": form, "action": request.get_full_path(),
        "now_is": _("Nu är %(who)s %(kind)s.") % now_told if contact else "",
    }  # fmt: skip
    return room(request, "resident/another_contact/page.html", reading, context, standing=standing)


@page(PERSON, about=TEAM, writes=True)
def withdraw_contact_wish(request: ViewerRequest, wish_id: UUID) -> HttpResponse:
    """The wish is not there any more."""
    reading = opened(request, "withdraw_contact_wish", TEAM)
    wish = contact_wish(reading, wish_id)
    form = form_for(request, HouseForm)

    def act(_fields: dict[str, Any], _seen: int) -> object:
        return actions.withdraw_contact_wish(by=request.viewer, subject_id=subject(request), wish_id=wish_id, at=now())

    if request.method == "POST" and (answer := sent(request, form, act, done=_led("inte-langre"))):
        return answer
    if wish.state != "asked" and request.method != "POST":
        return HttpResponseRedirect(reverse("my_team"))
    return room(request, "resident/another_contact/withdraw.html", reading, {"form": form, "wish": wish})


def _led(thanks: str) -> Any:
    return lambda _row: thanks_at("my_team", thanks)
