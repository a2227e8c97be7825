"""Frågor till föreningen: one card each, two buttons, and thanks that say what happens now."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from ledstjarna.domain.consent.queries import NotForYou, log_listing, open_part
from ledstjarna.domain.plans.actions import answer_part
from ledstjarna.domain.plans.queries import asked_to_take_over, missed_waiting, part, parts_of
from ledstjarna.foundation.clock import now
from ledstjarna.web.association.door import DOOR
from ledstjarna.web.association.requests.form import AnswerForm
from ledstjarna.web.association.requests.presenter import cards, request_shown, thanks_at_home, thanks_for
from ledstjarna.web.door import ASSOCIATION, ViewerRequest, page
from ledstjarna.web.entrance.kept_form import as_whom
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.frame import show
from ledstjarna.web.leaving import may_leave
from ledstjarna.web.told.presenter import tells_name


@page(ASSOCIATION)
def requests(request: ViewerRequest) -> HttpResponse:
    """What waits for the association, and what it has answered."""
    rows = parts_of(request.viewer)
    named = {row.subject_id for row in rows if tells_name(row)}
    log_listing(request.viewer, {row.subject_id for row in rows}, what="association_home", named=named)
    # Each card is a form of its own, sent once: a key for each.
    forms = {row.id: AnswerForm(who=as_whom(request), seen_version=row.version) for row in rows}
    context = {
        "cards": cards(rows), "forms": forms, "taking_over": asked_to_take_over(request.viewer),
        "thanked": thanks_at_home(request), "missed": missed_waiting(request.viewer),
    }  # fmt: skip
    return show(request, "association/requests/list.html", DOOR, context)


@page(ASSOCIATION, writes=True)
def answer_request(request: ViewerRequest, part_id: UUID) -> HttpResponse:
    """One question in the person's own words, and the answer to it."""
    subject_id = about_whom(request, part_id)
    reading = open_part(request.viewer, subject_id, part_id, what="answer_request")
    found = part(reading, part_id)
    form = form_for(request, AnswerForm, seen_version=found.version)

    def act(fields: dict[str, Any], seen_version: int) -> object:
        return answer_part(
            by=request.viewer, subject_id=subject_id, commitment_id=part_id, seen_version=seen_version,
            yes=fields["answer"] == "yes", words=fields["words"], at=now(),
        )  # fmt: skip

    if request.method == "POST" and (answer := sent(request, form, act, done=_done)):
        return answer
    context = {"form": form, "one": request_shown(found), "thanked": thanks_for(request, found)}
    context["may_leave"] = may_leave(found, request.viewer.parties)
    context["says_no"] = request.GET.get("svar") == "nej"
    return show(request, "association/requests/page.html", DOOR, context)


def about_whom(request: ViewerRequest, part_id: UUID) -> UUID:
    """The person that a part is about, among the parts that this association answers for."""
    for row in parts_of(request.viewer):
        if row.id == part_id:
            subject_id: UUID = row.subject_id
            return subject_id
    raise NotForYou(request.viewer, None, "answer_request")


def _done(answered: Any) -> str:
    code = "ja" if answered.state == "active" else "nej"
    return f"{reverse('answer_request', kwargs={'part_id': answered.id})}?tack={code}"
