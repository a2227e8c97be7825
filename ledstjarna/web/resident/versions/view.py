"""Det vi har kommit överens om: every agreed version, and one of them to read and print."""

from uuid import UUID

from django.http import HttpResponse

from ledstjarna.domain.consent.rules import PLAN
from ledstjarna.domain.plans.queries import agreement, agreements
from ledstjarna.web.door import PERSON, ViewerRequest, page
from ledstjarna.web.resident.opening import opened, room
from ledstjarna.web.resident.thanking import thanked
from ledstjarna.web.resident.versions.presenter import THANKS, list_shown, version_shown


@page(PERSON, about=PLAN)
def versions(request: ViewerRequest) -> HttpResponse:
    """The versions, newest first."""
    reading = opened(request, "versions", PLAN)
    rows = agreements(reading)
    context = {"versions": list_shown(rows), "runs": not rows or rows[0].plan.ended_at is None}
    return room(request, "resident/versions/list.html", reading, context)


@page(PERSON, about=PLAN)
def version(request: ViewerRequest, agreement_id: UUID) -> HttpResponse:
    """One version, exactly as it was agreed."""
    reading = opened(request, "version", PLAN)
    shown = version_shown(agreement(reading, agreement_id))
    return room(request, "resident/versions/page.html", reading, {"shown": shown, "thanked": thanked(request, THANKS)})
