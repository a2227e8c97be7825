"""Frågor till dig: what somebody close has been asked to do, and their answer. Nothing else of the plan shows here."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from ledstjarna.domain.consent.queries import NotForYou, log_listing, open_part
from ledstjarna.domain.plans.actions import answer_part
from ledstjarna.domain.plans.queries import asked_to_take_over, carer_supports, own_parts_sought, part, parts_of
from ledstjarna.domain.teams.queries import recipients
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import PERSON, ViewerRequest, page
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.frame import show
from ledstjarna.web.resident.asked.form import AnswerForm
from ledstjarna.web.resident.asked.presenter import ASKED_DOOR, THANKS, asked_shown
from ledstjarna.web.resident.contacts import contact_of
from ledstjarna.web.resident.opening import subject
from ledstjarna.web.resident.thanking import thanked, thanks_at


@page(PERSON)
def asked(request: ViewerRequest) -> HttpResponse:
    """What waits for an answer, and what was answered."""
    mine = [row for row in parts_of(request.viewer) if row.subject_id == subject(request)]
    taking_over = [row for row in asked_to_take_over(request.viewer) if row.subject_id == subject(request)]
    supports = [row for row in carer_supports(request.viewer) if row.subject_id == subject(request)][:1]
    if mine or taking_over:  # what they have asked for themself is nothing of the person's
        log_listing(request.viewer, [subject(request)], what="asked")
    sought = own_parts_sought(request.viewer)
    context = {
        "asked": [asked_shown(row, sought.get(row.pk)) for row in mine], "taking_over": taking_over,
        "supports": supports, "is_close": request.viewer.kind == "close_one", "thanked": thanked(request, THANKS),
    }  # fmt: skip
    return _show(request, "resident/asked/list.html", context)


@page(PERSON, writes=True)
def asked_part(request: ViewerRequest, part_id: UUID) -> HttpResponse:
    """One question: what one was told, and the answer."""
    reading = open_part(request.viewer, subject(request), part_id, what="asked_part")
    found = part(reading, part_id)
    if found.owner_id not in request.viewer.parties:
        raise NotForYou(request.viewer, subject(request), "asked_part")
    form = form_for(request, AnswerForm, seen_version=found.version)

    def act(fields: dict[str, Any], seen_version: int) -> object:
        return answer_part(
            by=request.viewer, subject_id=subject(request), commitment_id=part_id, seen_version=seen_version,
            yes=fields["answer"] == "yes", words=fields["words"], at=now(),
        )  # fmt: skip

    if request.method == "POST" and (answer := sent(request, form, act, done=_done)):
        return answer
    to_call = [contact_of(one) for one in recipients(reading)[:1]]
    one = asked_shown(found, own_parts_sought(request.viewer).get(part_id))
    context = {"form": form, "one": one, "to_call": to_call, "thanked": thanked(request, THANKS)}
    return _show(request, "resident/asked/page.html", context)


def _done(answered: Any) -> str:
    return thanks_at("asked_part", "ja" if answered.state == "active" else "nej", part_id=answered.id)


def _show(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    return show(request, template, ASKED_DOOR, {"thanked": None, **context, "standing": None})
