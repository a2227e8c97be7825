"""The person wants something changed: the team says yes, or proposes something else."""

from uuid import UUID

from django.http import HttpResponse

from ledstjarna.domain.consent.queries import open_reading
from ledstjarna.domain.plans import actions
from ledstjarna.domain.plans.queries import proposal
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.forms import HouseForm, form_for, sent
from ledstjarna.web.team.door import show_about
from ledstjarna.web.team.kinds import PLAN_PAGE
from ledstjarna.web.team.ways import in_meeting, onwards, way_to


@page(STAFF, writes=True)
def counter(request: ViewerRequest, subject_id: UUID, proposal_id: UUID) -> HttpResponse:
    """What was proposed and what the person wants instead, side by side."""
    reading = open_reading(request.viewer, subject_id, what="counter", kinds=PLAN_PAGE)
    wish = proposal(reading, proposal_id)
    form = form_for(request, HouseForm, seen_version=wish.version)
    if request.method == "POST":
        answer = sent(
            request,
            form,
            lambda _data, seen: actions.accept_counter(
                by=request.viewer, subject_id=subject_id, proposal_id=proposal_id, seen_version=seen, at=now()
            ),
            done=lambda _row: onwards(request, subject_id, "wish"),
        )
        if answer:
            return answer
    meeting = "&mote=1" if in_meeting(request) else ""
    instead = way_to("propose", subject_id, goal_id=wish.goal_id)
    context = {
        "form": form,
        "wish": wish,
        "was": wish.answers,
        "waits": wish.state == "asked",
        "instead": f"{instead}?svar={wish.pk}&sort={wish.legal_basis}{meeting}",
        "back": onwards(request, subject_id, ""),
    }
    return show_about(request, "team/counter/page.html", reading, context, shared_screen=in_meeting(request))
