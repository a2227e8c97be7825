"""Min plan: the person's own words, the next step, who does what and whom to call."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from ledstjarna.domain.consent.queries import NotForYou, Reading
from ledstjarna.domain.consent.rules import DECISION, PLAN, STORY, TEAM
from ledstjarna.domain.people.queries import story_let
from ledstjarna.domain.plans.queries import (
    PlanView,
    invitations,
    parts_of,
    plan_view,
    readiness_in_sight,
    sip_was_in_force,
    why_it_ended,
)
from ledstjarna.domain.teams.queries import team_to_call
from ledstjarna.domain.worklists.queries import work_for_person
from ledstjarna.web.door import PERSON, ViewerRequest, page
from ledstjarna.web.resident.choosers import matter_hindrance
from ledstjarna.web.resident.mandate.view import mandate_page
from ledstjarna.web.resident.missing import in_own_words
from ledstjarna.web.resident.opening import opened, reads_story, room, standing_of
from ledstjarna.web.resident.plan.presenter import THANKS, plan_page
from ledstjarna.web.resident.standing import Standing
from ledstjarna.web.resident.thanking import thanked
from ledstjarna.web.resident.waiting_yeses import still_asked
from ledstjarna.web.wording.waiting_consents import half_said_by


@page(PERSON)
def plan(request: ViewerRequest) -> HttpResponse:
    """The door's first page. Somebody close who does not read the plan comes to what they are asked or called to."""
    try:
        reading = opened(request, "plan", PLAN, STORY, DECISION, TEAM)
    except NotForYou:
        if request.viewer.kind == "representative":
            return mandate_page(request)
        if request.viewer.kind != "close_one":
            raise
        if reads_story(request):
            return HttpResponseRedirect(reverse("story"))
        called_only = not parts_of(request.viewer) and invitations(request.viewer)
        return HttpResponseRedirect(reverse("resident_meetings" if called_only else "asked"))
    standing = standing_of(reading)
    view = plan_view(reading, chosen=False, meeting=True)
    # What the next step asks for is looked up only where it can matter, so that the page keeps to its queries.
    settled = bool(view.plan and view.plan.state == "agreed") and all(row.state != "open" for row in view.to_choose)
    decides = settled or not standing.themself or matter_hindrance(reading, "plan") is None
    waits = still_asked(reading, work_for_person(reading)) if standing.answers else []
    waits = [item for item in waits if half_said_by(item) != request.viewer.label]  # theirs waits for the other
    members = team_to_call(reading) if reading.may(TEAM) else []
    shown = plan_page(
        view, story=story_let(reading), standing=standing, members=members, waits=waits,
        at=reading.at, decides=decides, lacks=_lacks(reading, view, standing),
        why_ended=why_it_ended(reading, view.ended) if view.ended else "",
        had_sip=sip_was_in_force(reading, view),
    )  # fmt: skip
    asked = [part for part in view.going_on if part.owner_id == request.viewer.party_id and not standing.answers]
    context = {
        "shown": shown, "asked": asked, "reads_team": reading.may(TEAM), "thanked": thanked(request, THANKS),
    }  # fmt: skip
    return room(request, "resident/plan/page.html", reading, context, standing=standing)


def _lacks(reading: Reading, view: PlanView, standing: Standing) -> str:
    """The first thing that hinders agreeing on the plan, as the page for it says; what its form asks is none."""
    if view.plan is None or view.plan.state == "agreed" or not standing.answers:
        return ""
    hinders = [one for one in readiness_in_sight(reading, view).missing if one.code != "sip_others_not_stated"]
    return in_own_words(hinders, standing)[0][0] if hinders else ""
