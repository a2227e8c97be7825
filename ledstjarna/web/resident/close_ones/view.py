"""De som står mig nära: named by the person, let to read, and no longer."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from ledstjarna.domain.consent.models import AccessGround
from ledstjarna.domain.consent.queries import NotForYou, Reading, grounds_now
from ledstjarna.domain.people import actions
from ledstjarna.domain.people.queries import close_ones as close_ones_of
from ledstjarna.domain.people.queries import representatives, who_can_sign_in
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import PERSON, ViewerRequest, page
from ledstjarna.web.entrance.kept_form import as_whom
from ledstjarna.web.forms import HouseForm, form_for, sent
from ledstjarna.web.persons_word import ask_persons_word, persons_word, persons_word_counts
from ledstjarna.web.resident.choosers import matter_hindrance
from ledstjarna.web.resident.close_ones.form import ABOUT, HINTS, CloseOneForm, LetReadForm, let_initial
from ledstjarna.web.resident.close_ones.presenter import close_shown, representative_words, thanks_words
from ledstjarna.web.resident.opening import Standing, opened, room, standing_of, subject
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
    """What somebody close may read and until when, with what each choice opens. The person ends it at once, by one
    button; who answers for them tells here too what they say."""
    reading = opened(request, "close_ones")
    one = next((row for row in close_ones_of(reading) if row.pk == close_one_id), None)
    if one is None or request.viewer.kind == "close_one":
        raise NotForYou(request.viewer, reading.subject_id, "close_one")
    if request.POST.get("stop"):
        return _step(request, _letting(request, close_one_id, may_read=False), "laser-inte")
    standing, asks = standing_of(reading), persons_word_counts(reading, "sharing")
    ground = _grounds(reading, standing).get(close_one_id)
    form = form_for(
        request, LetReadForm, name=one.name, standing=standing, stops_here=asks, initial=let_initial(ground)
    )
    if asks:
        ask_persons_word(form, standing.first)

    def act(fields: dict[str, Any], _seen: int) -> str:
        let = {"lets": form.lets, "last_day": fields["until"]} if fields["reads"] else {}
        _letting(request, close_one_id, may_read=fields["reads"], **let, **persons_word(fields))(fields, _seen)
        return "laser" if fields["reads"] else "laser-inte"

    if request.method == "POST" and (
        answer := sent(request, form, act, done=lambda thanks: thanks_at("close_ones", thanks))
    ):
        return answer
    context = {"form": form, "one": one, "reads": ground is not None, "hindrance": matter_hindrance(reading, "sharing")}
    return room(request, "resident/close_ones/let_read.html", reading, context, standing=standing)


def _letting(request: ViewerRequest, close_one_id: UUID, **let: Any) -> Any:
    return lambda _fields, _seen: actions.let_close_one_read(
        by=request.viewer, subject_id=subject(request), close_one_id=close_one_id, at=now(), **let
    )


def _grounds(reading: Reading, standing: Standing) -> dict[UUID, AccessGround]:
    """By whom the person lets be read now. Only they themself see every ground."""
    rows = grounds_now(reading) if standing.themself else []
    return {row.party_id: row for row in rows if row.basis == "close_one"}


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
    # A representative can let and end, without seeing which stands.
    grounds = _grounds(reading, standing) if standing.themself else None
    close = close_shown(
        close_ones_of(reading), grounds, who_can_sign_in(reading) if standing.answers else (),
        phones=not request.viewer.discreet,
        to_close=request.viewer.party_id if request.viewer.kind == "close_one" else None,
    )  # fmt: skip
    context = {
        "form": form, "forms": [form, *([step] if step else [])], "close": close,
        "representatives": [representative_words(row) for row in representatives(reading)],
        "hindrance": matter_hindrance(reading, "sharing"), "asks_person": persons_word_counts(reading, "sharing"),
        "thanked": thanked(request, thanks_words(standing)),
    }  # fmt: skip
    return room(request, "resident/close_ones/page.html", reading, context, standing=standing)
