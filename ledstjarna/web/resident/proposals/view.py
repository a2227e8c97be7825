"""Förslag: everything that waits for an answer, goal by goal, and what was answered."""

from django.http import HttpResponse

from ledstjarna.domain.consent.rules import DECISION, PLAN
from ledstjarna.domain.plans.queries import plan_view
from ledstjarna.web.door import PERSON, ViewerRequest, page
from ledstjarna.web.resident.choosers import matter_hindrance
from ledstjarna.web.resident.opening import opened, room
from ledstjarna.web.resident.proposals.presenter import goals_shown
from ledstjarna.web.resident.standing import standing_of


@page(PERSON, about=PLAN)
def proposals(request: ViewerRequest) -> HttpResponse:
    """The proposals by goal: the alternatives stand together."""
    reading = opened(request, "proposals", PLAN, DECISION)
    standing = standing_of(reading)
    # A child under 15 reads the same; their guardians answer.
    is_child = standing.themself and matter_hindrance(reading, "plan") is not None
    context = {"goals": goals_shown(plan_view(reading), standing), "is_child": is_child}
    return room(request, "resident/proposals/page.html", reading, context, standing=standing)
