"""Ring mig: the person asks, somebody with a name has it, a time is promised, and whether it was kept is shown."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from ledstjarna.domain.consent.queries import Reading
from ledstjarna.domain.consent.rules import STORY, TEAM
from ledstjarna.domain.people.queries import story_let, ways_told
from ledstjarna.domain.teams import actions
from ledstjarna.domain.teams.queries import Contact, contact_card, coordinator
from ledstjarna.domain.teams.queries import call as call_of
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import PERSON, ViewerRequest, page
from ledstjarna.web.forms import HouseForm, form_for, sent
from ledstjarna.web.number_to_call import phone_of, with_number
from ledstjarna.web.resident.call_me.form import ABOUT, HINTS, CallMeForm
from ledstjarna.web.resident.call_me.presenter import (
    asked_shown,
    choices,
    chosen,
    promises_before,
    promises_of_each,
    thanks_for,
    who_calls,
)
from ledstjarna.web.resident.opening import opened, room, standing_of, subject
from ledstjarna.web.resident.standing import speak_of
from ledstjarna.web.resident.thanking import thanks_at


@page(PERSON, about=TEAM, writes=True)
def call_me(request: ViewerRequest) -> HttpResponse:
    """Ask that somebody gets in touch. The answer says who, and when at the latest."""
    reading = opened(request, "call_me", TEAM, STORY)
    contacts, lead = contact_card(reading), coordinator(reading)
    story, first = story_let(reading), chosen(contacts, lead, request.GET.get("kontakt", ""))
    known = phone_of(ways_told(reading), story.reach_note if story else "")
    form = form_for(
        request, CallMeForm, contacts=choices(contacts, lead), reach=story.reach if story else (), known=bool(known),
        initial={"contact": first},
    )  # fmt: skip

    def act(fields: dict[str, Any], _seen: int) -> object:
        contact = fields.get("contact", first)
        return actions.ask_for_call(
            by=request.viewer, subject_id=subject(request), channel=fields["channel"], way="digital", at=now(),
            about=with_number(fields["about"], fields.get("number", "")),
            contact_id=UUID(contact) if contact else None,
        )  # fmt: skip

    if request.method == "POST" and (answer := sent(request, form, act, done=_done)):
        return answer
    return _asking(request, reading, form, contacts, first)


@page(PERSON, about=TEAM, writes=True)
def call_asked(request: ViewerRequest, call_request_id: UUID) -> HttpResponse:
    """One of them: who has it, what was promised, how it went; and the way to say that it is not needed any more."""
    reading = opened(request, "call_asked", TEAM)
    found = call_of(reading, call_request_id)
    form = form_for(request, HouseForm)

    def act(_fields: dict[str, Any], _seen: int) -> object:
        return actions.withdraw_call(by=request.viewer, subject_id=subject(request), call_id=call_request_id, at=now())

    if request.method == "POST":
        answer = sent(request, form, act, done=lambda _row: thanks_at("my_team", "inte-langre"))
        if answer:
            return answer
    shown = asked_shown(found, reading.at, standing_of(reading))
    context = {"form": form, "shown": shown, "thanked": thanks_for(request, found, reading.at)}
    return room(request, "resident/call_me/asked.html", reading, context)


def _asking(
    request: HttpRequest, reading: Reading, form: CallMeForm, contacts: list[Contact], first: str
) -> HttpResponse:
    standing = standing_of(reading)
    speak_of(form, standing, ABOUT, HINTS)
    fields: dict[str, Any] = form.fields
    asked = list(fields["contact"].choices) if "contact" in fields else [(first, "")]
    values = [value for value, _text in asked]
    wanted = str(form["contact"].value() or "") if "contact" in fields else first
    channel, chosen_now = fields["channel"], wanted if wanted in values else values[0]
    codes = [code for code, _name in channel.choices]
    channel.choices = promises_before(contacts, asked, chosen_now, codes, reading.at)
    if "contact" in fields:
        fields["contact"].choices = promises_of_each(contacts, asked, reading.at)
    context = {"form": form, "promised": who_calls(contacts, values)}
    return room(request, "resident/call_me/page.html", reading, context, standing=standing)


def _done(row: Any) -> str:
    return thanks_at("call_asked", "fragat", call_request_id=row.id)
