"""Skriv ut min plan: the plan and the contact card on paper, in plain or large print, in Swedish or English."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from ledstjarna.domain.consent.rules import DECISION, PLAN, STORY, TEAM
from ledstjarna.web.door import PERSON, ViewerRequest, page
from ledstjarna.web.printed.card import card
from ledstjarna.web.printed.paper import answer, ways_to_print
from ledstjarna.web.printed.plan import paper_plan
from ledstjarna.web.resident.opening import opened, room


@page(PERSON, about=PLAN)
def print_plan(request: ViewerRequest) -> HttpResponse:
    """What can be printed, and how."""
    reading = opened(request, "print_plan", PLAN, TEAM)
    context = {"ways": ways_to_print(), "reads_team": reading.may(TEAM)}
    return room(request, "resident/printing/page.html", reading, context)


@page(PERSON, about=PLAN)
def plan_paper(request: ViewerRequest) -> HttpResponse:
    """The plan as PDF."""
    reading = opened(request, "plan_paper", PLAN, STORY, DECISION, TEAM)
    return answer(
        request, "printed/plan.html", reading, lambda: {"plan": paper_plan(reading)}, name=lambda: _("min-plan")
    )  # fmt: skip


@page(PERSON, about=TEAM)
def contact_card(request: ViewerRequest) -> HttpResponse:
    """The contact card as PDF, one page."""
    reading = opened(request, "contact_card", TEAM, PLAN)

    def context() -> dict[str, Any]:
        return card(reading, request.GET.get("storlek", ""))

    return answer(request, "printed/card.html", reading, context, name=lambda: _("mina-kontakter"))
