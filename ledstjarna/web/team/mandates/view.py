"""Representatives and their mandates: registered by staff who have seen the ground, and ended."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse

from ledstjarna.domain.consent.queries import Reading, open_reading
from ledstjarna.domain.people import actions
from ledstjarna.domain.people.models import Mandate
from ledstjarna.domain.people.queries import close_ones, representatives
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.forms import HouseForm, form_for, sent
from ledstjarna.web.team.door import show_about
from ledstjarna.web.team.kinds import PLAN_PAGE
from ledstjarna.web.team.mandates.form import NEW, MandateForm
from ledstjarna.web.team.ways import way_to
from ledstjarna.web.wording import scope_name


@page(STAFF)
def mandates(request: ViewerRequest, subject_id: UUID) -> HttpResponse:
    """Everybody who may act for the person today, and in what."""
    reading = open_reading(request.viewer, subject_id, what="mandates", kinds=PLAN_PAGE)
    context = {
        "representatives": representatives(reading),
        "scope_name": scope_name,
        "back": way_to("team_story", subject_id),
    }
    return show_about(request, "team/mandates/page.html", reading, context)


@page(STAFF, writes=True)
def register_mandate(request: ViewerRequest, subject_id: UUID) -> HttpResponse:
    """Register one. Two of the same kind that overlap get a clear message."""
    reading = open_reading(request.viewer, subject_id, what="register_mandate", kinds=PLAN_PAGE)
    form = form_for(request, MandateForm, known=_known(reading))
    if request.method == "POST":
        answer = sent(
            request,
            form,
            lambda data, _seen: _register(request, subject_id, data),
            done=lambda _mandate: way_to("mandates", subject_id, "mandate"),
        )
        if answer:
            return answer
    context = {"form": form, "back": way_to("mandates", subject_id)}
    return show_about(request, "team/mandates/register.html", reading, context)


@page(STAFF, writes=True)
def end_mandate(request: ViewerRequest, subject_id: UUID, mandate_id: UUID) -> HttpResponse:
    """End one from today. Asked once more before it is done."""
    reading = open_reading(request.viewer, subject_id, what="end_mandate", kinds=PLAN_PAGE)
    form = form_for(request, HouseForm)
    found = [
        (seen.representative, row) for seen in representatives(reading) for row in seen.mandates if row.pk == mandate_id
    ]
    if request.method == "POST":
        answer = sent(
            request,
            form,
            lambda _data, _seen: actions.end_mandate(
                by=request.viewer, subject_id=subject_id, mandate_id=mandate_id, at=now()
            ),
            done=lambda _mandate: way_to("mandates", subject_id, "mandate_ended"),
        )
        if answer:
            return answer
    if not found:
        raise Http404
    context = {
        "form": form,
        "representative": found[0][0],
        "mandate": found[0][1],
        "back": way_to("mandates", subject_id),
    }
    return show_about(request, "team/mandates/end.html", reading, context)


def _known(reading: Reading) -> list[tuple[str, str]]:
    """Those who are representatives or close already: the same human is the same party."""
    known = {str(seen.representative.pk): seen.representative.name for seen in representatives(reading)}
    for row in close_ones(reading):
        known.setdefault(str(row.pk), row.name)
    return list(known.items())


def _register(request: ViewerRequest, subject_id: UUID, data: dict[str, Any]) -> Mandate:
    who, last = data["representative"], data["last_day"]
    return actions.register_mandate(
        by=request.viewer, subject_id=subject_id, representative=data["name"] if who == NEW else UUID(who),
        kind=data["kind"], scopes=data["scopes"], start=data["start"], end=last + timedelta(days=1) if last else None,
        phone=data["phone"], at=now(),
    )  # fmt: skip
