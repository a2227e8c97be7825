"""Vad har hänt: the plan as a story, newest first."""

from django.http import HttpResponse

from ledstjarna.domain.consent.queries import emergencies_about
from ledstjarna.domain.consent.rules import DECISION, PLAN, TEAM
from ledstjarna.domain.people.queries import close_ones, representatives
from ledstjarna.domain.plans.queries import happenings, owners_once, plan_view, reports, words_said
from ledstjarna.domain.teams.queries import contacts_ever, team_ever
from ledstjarna.web.door import PERSON, ViewerRequest, page
from ledstjarna.web.resident.days import moment_in
from ledstjarna.web.resident.happened.names import Known, names
from ledstjarna.web.resident.happened.presenter import PAGE, story_shown
from ledstjarna.web.resident.opening import opened, room, standing_of


@page(PERSON, about=PLAN)
def happened(request: ViewerRequest) -> HttpResponse:
    """What has happened, a page at a time."""
    reading = opened(request, "happened", PLAN, DECISION, TEAM)
    standing = standing_of(reading)
    rows = happenings(reading, limit=PAGE + 1, before=moment_in(request.GET.get("fore", "")))
    team = reading.may(TEAM)
    known = Known(
        view=plan_view(reading), members=team_ever(reading) if team else [],
        close=close_ones(reading), told=reports(reading),
        contacts=contacts_ever(reading) if team else [], owners_once=owners_once(reading),
        emergencies=emergencies_about(reading) if standing.answers else (),
        representatives=[row.representative for row in representatives(reading)],
    )  # fmt: skip
    shown = story_shown(
        rows, names(known, request.viewer, reading.subject_id, standing.name), words_said(reading, rows),
        may_decisions=standing.answers,
    )  # fmt: skip
    return room(request, "resident/happened/page.html", reading, {"shown": shown}, standing=standing)
