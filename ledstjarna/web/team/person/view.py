"""The plan of one person, as the team works with it. At most 12 database queries, the log row included."""

from uuid import UUID

from django.http import HttpResponse

from ledstjarna.domain.consent.queries import open_reading
from ledstjarna.domain.needs.queries import how_many_suggested
from ledstjarna.domain.plans.queries import plan_view, readiness_in_sight, told_by_reading
from ledstjarna.domain.worklists.queries import ours, work_about
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.forms import HouseForm, form_for
from ledstjarna.web.team.about import about
from ledstjarna.web.team.door import show_about
from ledstjarna.web.team.kinds import PLAN_PAGE
from ledstjarna.web.team.person.goals import ended_plan, goal_rows, part_line
from ledstjarna.web.team.person.sip import sip_panel
from ledstjarna.web.team.person.waiting import next_of, waits
from ledstjarna.web.team.reserve import reserve_number_of

REGISTERED = "registered"  # how register_person leads here


@page(STAFF)
def team_person(request: ViewerRequest, subject_id: UUID) -> HttpResponse:
    """Who it is, the plan, and what it waits for: mine first."""
    viewer = request.viewer
    reading = open_reading(viewer, subject_id, what="team_person", kinds=PLAN_PAGE, besides=told_by_reading)
    whom = about(reading, "team_person")
    view = plan_view(reading, chosen=False)
    ready = readiness_in_sight(reading, view)
    everything = waits(whom, view, work_about(reading), ours(viewer), now())
    suggested = 0 if view.goals or not reading.may("needs") else how_many_suggested(reading)
    first, mine, others = next_of(subject_id, whom, view, ready, everything, suggested=suggested)
    if reading.reads_only:  # nothing is asked of who may change nothing
        first, mine = None, []
    return show_about(
        request,
        "team/person/page.html",
        reading,
        {
            "form": form_for(request, HouseForm),
            "plan": view.plan,
            "ended": ended_plan(reading, view),
            "carried": [part_line(viewer, subject_id, part, now()) for part in view.carried],
            "goals": goal_rows(viewer, subject_id, view),
            "ended_goals": [row.goal for row in view.ended_goals],
            "first": first,
            "mine": mine,
            "others": others,
            "sip": sip_panel(viewer, subject_id, view, ready),
            "advised": ready.advised if view.plan else [],
            "new_number": reserve_number_of(reading) if request.GET.get("tack") == REGISTERED else "",
        },
        whom=whom,
    )
