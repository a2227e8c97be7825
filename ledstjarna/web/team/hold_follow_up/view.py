"""Följ upp tillsammans: on a shared screen, the person's view first."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse

from ledstjarna.domain.consent.queries import Reading, open_reading
from ledstjarna.domain.plans import actions
from ledstjarna.domain.plans.models import FollowUp
from ledstjarna.domain.plans.queries import (
    FollowUpSeen,
    follow_up,
    follow_ups,
    plan_view,
    preparation,
    scales,
)
from ledstjarna.domain.teams.queries import team
from ledstjarna.domain.teams.rules import last_day_of_reading
from ledstjarna.foundation.clock import now, today
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.team.about import about
from ledstjarna.web.team.door import show_about
from ledstjarna.web.team.hold_follow_up.form import HoldForm
from ledstjarna.web.team.hold_follow_up.presenter import asked_about, from_follow_up, from_preparation, goal_fields
from ledstjarna.web.team.in_room import in_room
from ledstjarna.web.team.kinds import PLAN_PAGE
from ledstjarna.web.team.ways import in_meeting, way_to
from ledstjarna.web.wording import label_text


@page(STAFF, writes=True)
def hold_follow_up(request: ViewerRequest, subject_id: UUID) -> HttpResponse:
    """Write down a follow-up, or (`ratta`) say the latest one anew."""
    reading = open_reading(request.viewer, subject_id, what="hold_follow_up", kinds=PLAN_PAGE)
    whom, view, corrected = about(reading), plan_view(reading), _corrected(request, reading)
    context: dict[str, Any] = {"back": _back(request, subject_id), "plan": view.plan}
    if view.plan is None:
        return show_about(request, "team/hold_follow_up/no_plan.html", reading, context, whom=whom)
    prepared = corrected.row.preparation if corrected else preparation(reading)
    asked = asked_about(view, scales(reading), today(), _said_before(corrected))
    room = in_room(reading, whom)
    initial = from_follow_up(corrected) if corrected else from_preparation(prepared, room.there, today())
    number = len(follow_ups(reading))
    form = form_for(
        request, HoldForm, seen_version=number, asked=asked, others=room.others, initial=initial,
        members=[(str(row.pk), label_text(row.label)) for row in team(reading)],
    )  # fmt: skip
    if request.method == "POST":
        answer = sent(
            request,
            form,
            lambda _data, seen: actions.hold_follow_up(
                by=request.viewer, subject_id=subject_id, seen_number=seen, at=now(),
                held=form.held(asked, corrected.row.id if corrected else None),
            ),
            done=lambda row: _onwards(request, row),
        )  # fmt: skip
        if answer:
            return answer
    context |= {"form": form, "goals": goal_fields(form, asked, prepared), "prepared": prepared, "corrects": corrected,
                "last_day": last_day_of_reading(today())}  # fmt: skip
    return show_about(
        request, "team/hold_follow_up/page.html", reading, context, whom=whom, shared_screen=in_meeting(request)
    )


def _corrected(request: ViewerRequest, reading: Reading) -> FollowUpSeen | None:
    if not (wanted := request.GET.get("ratta")):
        return None
    try:
        return follow_up(reading, UUID(wanted))
    except ValueError:
        raise Http404 from None


def _said_before(corrected: FollowUpSeen | None) -> set[UUID]:
    return {said.commitment_id for said in corrected.parts} if corrected else set()


def _back(request: ViewerRequest, subject_id: UUID) -> str:
    return way_to("meeting" if in_meeting(request) else "team_follow_ups", subject_id)


def _onwards(request: ViewerRequest, row: FollowUp) -> str:
    done = way_to("team_follow_up", row.subject_id, "ended_plan" if row.ends_plan else "followed", follow_up_id=row.id)
    return done + ("&mote=1" if in_meeting(request) else "")
