"""Two agreed versions beside each other, goal by goal and part by part."""

from uuid import UUID

from django.http import HttpResponse

from ledstjarna.domain.consent.queries import open_reading
from ledstjarna.domain.plans.queries import agreements
from ledstjarna.web.comparing import chosen
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.team.door import show_about
from ledstjarna.web.team.kinds import PLAN_PAGE
from ledstjarna.web.team.ways import way_to


@page(STAFF)
def team_compare(request: ViewerRequest, subject_id: UUID) -> HttpResponse:
    """Pick two versions; the last two to begin with."""
    reading = open_reading(request.viewer, subject_id, what="team_compare", kinds=PLAN_PAGE)
    context = {"chosen": chosen(request.GET, agreements(reading)), "back": way_to("team_documents", subject_id)}
    return show_about(request, "team/compare_versions/page.html", reading, context)
