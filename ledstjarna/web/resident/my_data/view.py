"""Mina uppgifter: everything that is kept about the person in one file, and what they say is wrong in it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from ledstjarna.domain.consent.queries import NotForYou, Reading, open_reading
from ledstjarna.domain.consent.rules import ALL_KINDS, BASIC, DECISION, LOG, NEEDS, PLAN, STORY, TEAM
from ledstjarna.domain.keeping.actions import ask_to_rectify, withdraw_rectification
from ledstjarna.domain.keeping.queries import rectification, rectifications, things
from ledstjarna.domain.keeping.rules.rectifying import RECTIFICATION
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import PERSON, ViewerRequest, page
from ledstjarna.web.forms import HouseForm, form_for, sent
from ledstjarna.web.printed.extract import packed
from ledstjarna.web.resident.my_data.form import WrongForm
from ledstjarna.web.resident.opening import opened, room, standing_of, subject
from ledstjarna.web.resident.standing import speak_of
from ledstjarna.web.resident.thanking import Thanks, Words, thanked, thanks_at
from ledstjarna.web.wording.keeping import kept_texts, thing_name

_SPEAKS = ("person", "representative")
_THANKS: Words = {
    "sagt": lambda: Thanks(
        _("Tack. Det är skickat."),
        (_("Här nedanför ser du vem som har fått det, och när du senast får svar."),),
    ),
    "tillbaka": lambda: Thanks(_("Du har tagit tillbaka det."), (_("Ingen behöver svara på det."),)),
}


def _opened(request: ViewerRequest, what: str, *kinds: str) -> Reading:
    """The reading, for the person and who decides for them. Raises NotForYou for somebody close."""
    if request.viewer.kind not in _SPEAKS:
        raise NotForYou(request.viewer, subject(request), what)
    return opened(request, what, *kinds)


@page(PERSON)
def my_data(request: ViewerRequest) -> HttpResponse:
    """What one can take out, what one has said is wrong with the answers, and for how long everything is kept."""
    reading = _opened(request, "my_data")
    context = {
        "whole": all(reading.may(kind) for kind in (STORY, NEEDS, PLAN, DECISION, TEAM)),
        "requests": rectifications(reading), "kept": kept_texts(themself=standing_of(reading).themself),
        "thanked": thanked(request, _THANKS),
    }  # fmt: skip
    return room(request, "resident/my_data/page.html", reading, context)


@page(PERSON)
def my_extract(request: ViewerRequest) -> HttpResponse:
    """The extract as one file, called by what it is and never by whose."""
    if request.viewer.kind not in _SPEAKS:
        raise NotForYou(request.viewer, subject(request), "extract")
    kinds = [kind for kind in ALL_KINDS if kind != "part" and (kind != LOG or request.viewer.kind == "person")]
    # A representative gets what the mandate lets them read, and no more.
    asked = kinds if request.viewer.kind == "person" else [BASIC]
    reading = open_reading(request.viewer, subject(request), what="extract", kinds=asked, also=kinds)
    name = _("mina-uppgifter")
    return HttpResponse(
        packed(reading), content_type="application/zip",
        headers={"Content-Disposition": f'attachment; filename="{name}.zip"'},
    )  # fmt: skip


@page(PERSON, about=TEAM, writes=True)
def say_wrong(request: ViewerRequest) -> HttpResponse:
    """Say what is wrong."""
    reading = _opened(request, "say_wrong", STORY, NEEDS, PLAN, TEAM)
    form = form_for(request, WrongForm, things=[(one.code, thing_name(one)) for one in things(reading)])

    def act(fields: dict[str, Any], _seen: int) -> object:
        return ask_to_rectify(
            by=request.viewer, subject_id=subject(request), thing=fields["thing"], wants=fields["wants"],
            words=fields["words"], at=now(),
        )  # fmt: skip

    if request.method == "POST" and (
        answer := sent(request, form, act, done=lambda _row: thanks_at("my_data", "sagt"))
    ):
        return answer
    standing = standing_of(reading)
    speak_of(form, standing, {"wants": _("Vad ska göras?")}, {"words": _("Skriv med egna ord.")})
    return room(request, "resident/my_data/say.html", reading, {"form": form}, standing=standing)


@page(PERSON, writes=True)
def withdraw_wrong(request: ViewerRequest, rectification_id: UUID) -> HttpResponse:
    """Take it back before it is answered."""
    reading = _opened(request, "withdraw_wrong")
    one = rectification(reading, rectification_id)
    form = form_for(request, HouseForm)

    def act(_fields: dict[str, Any], _seen: int) -> object:
        return withdraw_rectification(
            by=request.viewer, subject_id=subject(request), rectification_id=rectification_id, at=now()
        )

    if request.method == "POST" and (
        answer := sent(request, form, act, done=lambda _row: thanks_at("my_data", "tillbaka"))
    ):
        return answer
    context = {"form": form, "one": one, "waits": one.state == RECTIFICATION.start}
    return room(request, "resident/my_data/withdraw.html", reading, context, standing=standing_of(reading))
