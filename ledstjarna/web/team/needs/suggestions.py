"""A suggestion from another system is taken for a need that stands, or put aside with the reason."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse

from ledstjarna.domain.consent.queries import open_reading
from ledstjarna.domain.consent.rules import STORY
from ledstjarna.domain.needs import actions
from ledstjarna.domain.needs.queries import suggestion as suggestion_of
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.forms import HouseForm, form_for, sent
from ledstjarna.web.team.door import show_about
from ledstjarna.web.team.kinds import NEEDS_PAGE
from ledstjarna.web.team.needs.form import ReasonForm
from ledstjarna.web.team.needs.presenter import rests_on
from ledstjarna.web.team.ways import way_to


@page(STAFF, writes=True)
def take_suggestion(request: ViewerRequest, subject_id: UUID, suggestion_id: UUID) -> HttpResponse:
    """Say that it belongs to the need that stands in its life area."""
    return _suggestion(request, subject_id, suggestion_id, take=True)


@page(STAFF, writes=True)
def dismiss_suggestion(request: ViewerRequest, subject_id: UUID, suggestion_id: UUID) -> HttpResponse:
    """Put it aside, saying why."""
    return _suggestion(request, subject_id, suggestion_id, take=False)


def _suggestion(request: ViewerRequest, subject_id: UUID, suggestion_id: UUID, *, take: bool) -> HttpResponse:
    reading = open_reading(request.viewer, subject_id, what="suggestion", kinds=NEEDS_PAGE, also=[STORY])
    form = form_for(request, HouseForm if take else ReasonForm)
    if request.method == "POST":
        known: dict[str, Any] = {
            "by": request.viewer,
            "subject_id": subject_id,
            "suggestion_id": suggestion_id,
            "at": now(),
        }
        answer = sent(
            request,
            form,
            lambda data, _seen: (
                actions.take_suggestion(**known) if take else actions.dismiss_suggestion(reason=data["reason"], **known)
            ),
            done=lambda _row: way_to("needs", subject_id, "suggestion"),
        )
        if answer:
            return answer
    found = suggestion_of(reading, suggestion_id)
    if found is None or found.state != "open":
        raise Http404
    context = {
        "form": form, "suggestion": found, "rests_on": rests_on(found), "take": take,
        "back": way_to("needs", subject_id),
    }  # fmt: skip
    return show_about(request, "team/needs/suggestion.html", reading, context)
