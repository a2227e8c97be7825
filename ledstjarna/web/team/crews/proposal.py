"""Föreslå en indelning: arbetslag that the planning engine proposes, looked at, and taken or thrown away."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse

from ledstjarna.domain.visits import actions
from ledstjarna.domain.visits.models import PlanDraft
from ledstjarna.domain.visits.queries import carers_named, latest_draft
from ledstjarna.domain.visits.rules.doing import PLANS
from ledstjarna.domain.visits.rules.drafting import CREWS
from ledstjarna.domain.visits.rules.states import BEING_MADE
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.forms import HouseForm, form_for, sent
from ledstjarna.web.team.crews.form import SizeForm
from ledstjarna.web.team.door import show_page
from ledstjarna.web.team.replanning.form import DraftForm
from ledstjarna.web.team.replanning.presenter import failed_text
from ledstjarna.web.wording import moment_text

NOTHING_NEW = 204  # htmx leaves the page as it is


@dataclass(frozen=True, slots=True)
class Proposed:
    """One crew of a proposal."""

    name: str
    carers: list[str]
    persons: int


@page(STAFF, writes=True, roles=PLANS)
def propose_crews(request: ViewerRequest) -> HttpResponse:
    """Ask for a proposal; or how far one has come, and what it would be like."""
    viewer = request.viewer
    row = latest_draft(viewer, CREWS)
    if row is None or row.state == "taken":
        return _asking(request)
    under_way = row.state in BEING_MADE and not actions.is_lost(row, now())
    if getattr(request, "htmx", False):
        return HttpResponse(status=NOTHING_NEW) if under_way else HttpResponse(headers={"HX-Refresh": "true"})
    form = form_for(request, DraftForm, seen_version=row.version)
    if request.method == "POST" and (answer := _decided(request, form, row)):
        return answer
    solved = row.state == "solved"
    context = {
        "under_way": under_way, "failed": "" if under_way or solved else failed_text(row),
        "proposed": _proposed(row) if solved else [], "asked": moment_text(row.asked_at),
    }  # fmt: skip
    return _shown(request, form, context)


def _asking(request: ViewerRequest) -> HttpResponse:
    form = form_for(request, SizeForm)
    if request.method == "POST" and request.POST.get("do") != "ask":
        raise Http404
    answer = request.method == "POST" and sent(
        request, form,
        lambda fields, _seen: actions.ask_crews(by=request.viewer, staff=fields["staff"], at=now()),
        done=lambda _row: request.path,
    )  # fmt: skip
    return answer or _shown(request, form, {"asking": True})


def _decided(request: ViewerRequest, form: DraftForm, row: PlanDraft) -> HttpResponse | None:
    told: dict[str, Any] = {"by": request.viewer, "draft_id": row.pk, "at": now()}
    match request.POST.get("do", ""):
        case "take":
            return sent(
                request, form, lambda _data, seen: actions.take_crews(**told, seen_version=seen),
                done=lambda _row: reverse("crews") + "?tack=crews",
            )  # fmt: skip
        case "drop":
            return sent(
                request, form, lambda _data, seen: actions.drop_draft(**told, seen_version=seen),
                done=lambda _none: reverse("crews") + "?tack=crews_dropped",
            )  # fmt: skip
    raise Http404


def _proposed(row: PlanDraft) -> list[Proposed]:
    names = carers_named({UUID(key) for team in row.answers for key in team["carers"]})
    return [
        Proposed(
            team["name"], sorted(names[each] for each in map(UUID, team["carers"]) if each in names), team["persons"]
        )
        for team in row.answers
    ]  # fmt: skip


def _shown(request: ViewerRequest, form: HouseForm, context: dict[str, Any]) -> HttpResponse:
    nothing = {"asking": False, "under_way": False, "failed": "", "proposed": [], "asked": ""}
    return show_page(
        request, "team/crews/proposal.html", {**nothing, **context, "form": form, "back": reverse("crews")}
    )
