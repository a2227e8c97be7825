"""Vad har ändrats i planen? Two agreed versions beside each other."""

from django.http import HttpResponse

from ledstjarna.domain.consent.rules import PLAN
from ledstjarna.domain.plans.queries import agreements
from ledstjarna.web.comparing import chosen
from ledstjarna.web.door import PERSON, ViewerRequest, page
from ledstjarna.web.resident.opening import opened, room


@page(PERSON, about=PLAN)
def compare_versions(request: ViewerRequest) -> HttpResponse:
    """Pick two versions; the last two to begin with."""
    reading = opened(request, "compare_versions", PLAN)
    context = {"chosen": chosen(request.GET, agreements(reading))}
    return room(request, "resident/compare_versions/page.html", reading, context)
