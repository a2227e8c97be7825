"""Jag orkar inte längre: somebody close ends their part without blame, and is offered support of their own."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from ledstjarna.domain.consent.queries import NotForYou, open_part, open_reading
from ledstjarna.domain.consent.rules import CARER
from ledstjarna.domain.plans.actions import answer_owner_change, ask_for_carer_support, let_go
from ledstjarna.domain.plans.models import OwnerChange
from ledstjarna.domain.plans.queries import asked_to_take_over, carer_supports, owner_change_of, part
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import PERSON, ViewerRequest, page
from ledstjarna.web.forms import HouseForm, form_for, sent
from ledstjarna.web.frame import show
from ledstjarna.web.leaving import (
    AT_ONCE,
    CarerLeaveForm,
    TakeOverForm,
    leave_context,
    leave_form,
    stay_form,
    stayed,
    stays,
)
from ledstjarna.web.resident.asked.presenter import ASKED_DOOR
from ledstjarna.web.resident.leave.presenter import THANKS, carer_contact
from ledstjarna.web.resident.opening import subject
from ledstjarna.web.resident.thanking import thanked, thanks_at
from ledstjarna.web.wording.shared_facts import facts_in_words


class SupportForm(HouseForm):
    """What a carer wants to talk about, when they want to say, and how they are reached."""

    words = forms.CharField(
        label=_("Vad vill du prata om?"), widget=forms.Textarea(attrs={"rows": 3}), required=False, max_length=2000
    )
    reach_by = forms.CharField(
        label=_("Så vill jag bli nådd"), help_text=_("Till exempel ett telefonnummer och när det passar."),
        max_length=200, error_messages={"required": _("Skriv hur du vill bli nådd, till exempel ett telefonnummer.")},
    )  # fmt: skip


@page(PERSON, writes=True)
def leave_part(request: ViewerRequest, part_id: UUID) -> HttpResponse:
    """End one's own part: now, or when somebody new has said yes; with support for oneself if one wants."""
    reading = open_part(request.viewer, subject(request), part_id, what="leave_part")
    found = part(reading, part_id)
    if found.owner_id not in request.viewer.parties:
        raise NotForYou(request.viewer, subject(request), "leave_part")
    change = owner_change_of(reading, part_id)
    stay = stay_form(request, change)
    form = leave_form(request, CarerLeaveForm, found)
    if answer := stayed(request, stay, change, lambda row: thanks_at("asked_part", "kvar", part_id=row.commitment_id)):
        return answer

    def act(fields: dict[str, Any], seen_version: int) -> OwnerChange:
        return let_go(
            by=request.viewer, subject_id=subject(request), commitment_id=part_id, seen_version=seen_version,
            at_once=fields["when"] == AT_ONCE, words=fields["words"], support=fields["support"],
            reach_by=fields["reach_by"], at=now(),
        )  # fmt: skip

    if request.method == "POST" and not stays(request) and (answer := sent(request, form, act, done=_left)):
        return answer
    context = leave_context(request, found, change, form, stay)
    return _show(request, "resident/leave/page.html", context)


@page(PERSON, writes=True)
def carer_support(request: ViewerRequest) -> HttpResponse:
    """Stöd till dig som hjälper: whom to talk to, what was asked and answered, and asking."""
    viewer = request.viewer
    if viewer.kind != "close_one":
        raise NotForYou(viewer, subject(request), "carer_support")
    open_reading(viewer, subject(request), what="carer_support", kinds=[CARER])
    form = form_for(request, SupportForm)

    def act(fields: dict[str, Any], _seen: int) -> object:
        return ask_for_carer_support(
            by=viewer, subject_id=subject(request), words=fields["words"], reach_by=fields["reach_by"], at=now()
        )

    if request.method == "POST" and (
        answer := sent(request, form, act, done=lambda _row: thanks_at("carer_support", "stod"))
    ):
        return answer
    mine = [row for row in carer_supports(viewer) if row.subject_id == subject(request)]
    context = {
        "form": form, "mine": mine, "waits": any(row.answered_at is None for row in mine),
        "contact": carer_contact(subject(request)), "thanked": thanked(request, THANKS),
    }  # fmt: skip
    return _show(request, "resident/leave/support.html", context)


@page(PERSON, writes=True)
def asked_to_take(request: ViewerRequest, owner_change_id: UUID) -> HttpResponse:
    """Somebody close is asked to take over a part, in the words that the person chose to share."""
    found = next((row for row in asked_to_take_over(request.viewer) if row.pk == owner_change_id), None)
    if found is None or found.subject_id != subject(request):
        raise NotForYou(request.viewer, subject(request), "asked_to_take")
    open_part(request.viewer, subject(request), found.commitment_id, what="asked_to_take")
    form = form_for(request, TakeOverForm, seen_version=found.version)

    def act(fields: dict[str, Any], seen_version: int) -> OwnerChange:
        return answer_owner_change(
            by=request.viewer, subject_id=subject(request), owner_change_id=owner_change_id,
            seen_version=seen_version, yes=fields["answer"] == "yes", words=fields["words"], at=now(),
        )  # fmt: skip

    if request.method == "POST" and (
        answer := sent(request, form, act, done=lambda row: thanks_at("asked", "ja" if row.state == "done" else "nej"))
    ):
        return answer
    return _show(
        request, "resident/leave/take.html", {"form": form, "one": found, "told": facts_in_words(found.shared_words)}
    )


def _left(row: OwnerChange) -> str:
    """Thanks by who answers now: somebody of staff, or the person themself where there is no team."""
    alone = row.meanwhile_id == row.subject_id
    code = "slut" if row.left else "soker"
    return thanks_at("carer_support", f"{code}-utan" if alone else code)


def _show(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    return show(request, template, ASKED_DOOR, {"thanked": None, **context, "standing": None})
