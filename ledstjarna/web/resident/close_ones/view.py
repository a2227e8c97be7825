"""De som står mig nära: named by the person, let to read, and no longer."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from ledstjarna.domain.consent.queries import NotForYou, Reading, parties_with_ground
from ledstjarna.domain.people import actions
from ledstjarna.domain.people.queries import close_ones as close_ones_of
from ledstjarna.domain.people.queries import representatives, who_can_sign_in
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import PERSON, ViewerRequest, page
from ledstjarna.web.entrance.kept_form import as_whom
from ledstjarna.web.forms import HouseForm, form_for, sent
from ledstjarna.web.persons_word import ask_persons_word, persons_word, persons_word_counts
from ledstjarna.web.resident.choosers import matter_hindrance
from ledstjarna.web.resident.close_ones.form import ABOUT, HINTS, CloseOneForm, LetReadForm
from ledstjarna.web.resident.close_ones.presenter import close_shown, representative_words, thanks_words
from ledstjarna.web.resident.opening import opened, room, standing_of, subject
from ledstjarna.web.resident.standing import speak_of
from ledstjarna.web.resident.thanking import thanked, thanks_at


@page(PERSON, writes=True)
def close_ones(request: ViewerRequest) -> HttpResponse:
    """Who is named, who may read, and the form to name one more."""
    reading = opened(request, "close_ones")
    form = form_for(request, CloseOneForm)

    def act(fields: dict[str, Any], _seen: int) -> object:
        return actions.name_close_one(by=request.viewer, subject_id=subject(request), at=now(), **fields)

    if request.method == "POST" and (answer := sent(request, form, act, done=_led("namnd"))):
        return answer
    return _shown(request, reading, form)


@page(PERSON, writes=True)
def let_read(request: ViewerRequest, close_one_id: UUID) -> HttpResponse:
    """Let somebody close read, or end that. Who answers for the person tells on a page of its own what they say."""
    reading = opened(request, "close_ones")
    if persons_word_counts(reading, "sharing"):
        return _let_read_for(request, reading, close_one_id)
    may_read = request.POST.get("may_read") == "yes"

    def act(_fields: dict[str, Any], _seen: int) -> object:
        return actions.let_close_one_read(
            by=request.viewer, subject_id=subject(request), close_one_id=close_one_id, may_read=may_read, at=now()
        )

    return _step(request, act, "laser" if may_read else "laser-inte")


def _let_read_for(request: ViewerRequest, reading: Reading, close_one_id: UUID) -> HttpResponse:
    standing = standing_of(reading)
    one = next((row for row in close_ones_of(reading) if row.pk == close_one_id), None)
    if one is None:
        raise NotForYou(request.viewer, reading.subject_id, "close_one")
    form = form_for(request, LetReadForm, name=one.name)
    ask_persons_word(form, standing.first)

    def act(fields: dict[str, Any], _seen: int) -> str:
        may_read = fields["may_read"] == "yes"
        actions.let_close_one_read(
            by=request.viewer, subject_id=reading.subject_id, close_one_id=close_one_id, may_read=may_read, at=now(),
            **persons_word(fields),
        )  # fmt: skip
        return "laser" if may_read else "laser-inte"

    if request.method == "POST" and (
        answer := sent(request, form, act, done=lambda thanks: thanks_at("close_ones", thanks))
    ):
        return answer
    return room(request, "resident/close_ones/let_read.html", reading, {"form": form, "one": one}, standing=standing)


@page(PERSON, writes=True)
def protect_close_one(request: ViewerRequest, close_one_id: UUID) -> HttpResponse:
    """Say that somebody close has a protected identity of their own, or that they no longer have."""
    protected = request.POST.get("protected") == "yes"

    def act(_fields: dict[str, Any], _seen: int) -> object:
        return actions.protect_close_one(
            by=request.viewer, subject_id=subject(request), close_one_id=close_one_id, protected=protected, at=now()
        )

    return _step(request, act, "skyddad" if protected else "inte-skyddad")


@page(PERSON, writes=True)
def end_close_one(request: ViewerRequest, close_one_id: UUID) -> HttpResponse:
    """Somebody is not close any more."""

    def act(_fields: dict[str, Any], _seen: int) -> object:
        return actions.end_close_one(
            by=request.viewer, subject_id=subject(request), close_one_id=close_one_id, at=now()
        )

    return _step(request, act, "slut")


def _step(request: ViewerRequest, act: Any, thanks: str) -> HttpResponse:
    if request.method != "POST":
        return HttpResponseRedirect(reverse("close_ones"))
    reading = opened(request, "close_ones")
    step = form_for(request, HouseForm)
    answer = sent(request, step, act, done=_led(thanks))
    return answer or _shown(request, reading, CloseOneForm(who=as_whom(request)), step)


def _led(thanks: str) -> Any:
    return lambda _row: thanks_at("close_ones", thanks)


def _shown(request: ViewerRequest, reading: Reading, form: HouseForm, step: HouseForm | None = None) -> HttpResponse:
    standing = standing_of(reading)
    speak_of(form, standing, ABOUT, HINTS)
    # Only the person themself sees every ground; a representative can let and end, without seeing which stands.
    grounds = parties_with_ground(reading.subject_id) if standing.themself else None
    close = close_shown(
        close_ones_of(reading), grounds, who_can_sign_in(reading) if standing.answers else (),
        phones=not request.viewer.discreet, to_close=request.viewer.kind == "close_one",
    )  # fmt: skip
    context = {
        "form": form, "forms": [form, *([step] if step else [])], "close": close,
        "representatives": [representative_words(row) for row in representatives(reading)],
        "hindrance": matter_hindrance(reading, "sharing"), "asks_person": persons_word_counts(reading, "sharing"),
        "thanked": thanked(request, thanks_words(standing)),
    }  # fmt: skip
    return room(request, "resident/close_ones/page.html", reading, context, standing=standing)
