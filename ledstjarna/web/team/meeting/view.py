"""Meeting mode: one shared screen, the person chairs, notes become proposals, choices are made in the room."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect

from ledstjarna.domain.consent.queries import Reading, open_reading
from ledstjarna.domain.plans import actions
from ledstjarna.domain.plans.models import PlanMeeting
from ledstjarna.domain.plans.queries import (
    agenda_in_room,
    open_meeting,
    owner_changes,
    plan_view,
    points_of,
    told_with_parts,
)
from ledstjarna.domain.teams.queries import team
from ledstjarna.foundation.clock import now, today
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.printed.discreet import page_without_close, whose_paper
from ledstjarna.web.team.about import About, about
from ledstjarna.web.team.door import show_about
from ledstjarna.web.team.in_room import in_room
from ledstjarna.web.team.kinds import PLAN_PAGE
from ledstjarna.web.team.meeting.form import NoteForm, OpenForm
from ledstjarna.web.team.meeting.paper import next_steps, paper_goals
from ledstjarna.web.team.meeting.presenter import choosing, note_rows, point_rows, wishing
from ledstjarna.web.team.members.presenter import member_rows
from ledstjarna.web.team.person.goals import goal_rows
from ledstjarna.web.team.ways import way_to
from ledstjarna.web.wording.meetings import agenda_text


@page(STAFF, writes=True)
def meeting(request: ViewerRequest, subject_id: UUID) -> HttpResponse:
    """The shared screen; before the meeting is open, a form for who is there."""
    reading = open_reading(request.viewer, subject_id, what="meeting", kinds=PLAN_PAGE, besides=told_with_parts)
    whom, standing = about(reading), open_meeting(reading)
    if standing is None:
        return _opening(request, reading, whom)
    form = form_for(request, NoteForm)
    if request.method == "POST":
        answer = sent(
            request,
            form,
            lambda data, _seen: actions.note_in_meeting(by=request.viewer, subject_id=subject_id, at=now(), **data),
            done=lambda row: _after_note(request, subject_id, row),
        )
        if answer:
            return answer
    return _room(request, reading, whom, standing, {"form": form})


def _after_note(request: ViewerRequest, subject_id: UUID, meeting: PlanMeeting) -> str:
    """Back to the notes, or straight on to what was said as a proposal."""
    if request.POST.get("go") == "proposal":
        return note_rows(subject_id, meeting)[0].href
    return way_to("meeting", subject_id) + "#anteckningar"


def _opening(request: ViewerRequest, reading: Reading, whom: About) -> HttpResponse:
    form = form_for(request, OpenForm, room=in_room(reading, whom))
    if request.method == "POST":
        answer = sent(
            request,
            form,
            lambda data, _seen: actions.open_meeting(
                by=request.viewer, subject_id=reading.subject_id, at=now(),
                present=[line.strip() for line in data["present"].splitlines() if line.strip()],
            ),
            done=lambda _row: way_to("meeting", reading.subject_id),
        )  # fmt: skip
        if answer:
            return answer
    context = {"form": form, "back": way_to("team_person", reading.subject_id)}
    return show_about(request, "team/meeting/open.html", reading, context, whom=whom)


def _room(
    request: ViewerRequest, reading: Reading, whom: About, standing: PlanMeeting, context: dict[str, Any]
) -> HttpResponse:
    view = plan_view(reading)
    everything = {
        "meeting": standing,
        "points": point_rows(reading.subject_id, points_of(reading, standing)),
        "agenda": [agenda_text(item) for item in agenda_in_room(reading, view, today())],
        "goals": goal_rows(
            request.viewer, reading.subject_id, view, {row.commitment_id for row in owner_changes(reading)}
        ),
        "to_choose": choosing(reading.subject_id, view),
        "wishes": wishing(reading.subject_id, view.wishes),
        "notes": note_rows(reading.subject_id, standing),
        "back": way_to("team_person", reading.subject_id),
        **context,
    }
    return show_about(request, "team/meeting/page.html", reading, everything, whom=whom, shared_screen=True)


@page(STAFF)
def meeting_paper(request: ViewerRequest, subject_id: UUID) -> HttpResponse:
    """What was said and chosen, to print before they leave."""
    reading = open_reading(request.viewer, subject_id, what="meeting_paper", kinds=PLAN_PAGE)
    whom, standing, view = about(reading), open_meeting(reading), plan_view(reading)
    if standing is None:
        return HttpResponseRedirect(way_to("team_person", subject_id))
    context = {
        "meeting": standing,
        "points": point_rows(subject_id, points_of(reading, standing)),
        "plan": view.plan,
        "goals": paper_goals(view, whose_paper(reading)),
        "next_steps": next_steps(view),
        "contacts": member_rows(team(reading)),
        "back": way_to("meeting", subject_id),
    }
    answer = show_about(request, "team/meeting/paper.html", reading, context, whom=whom, shared_screen=True)
    return page_without_close(answer, reading)
