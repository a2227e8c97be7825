"""The meetings that I, or my unit, am called to: what waits for an answer first. Also for those outside the team."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from ledstjarna.domain.consent.queries import log_listing, open_part
from ledstjarna.domain.plans import actions
from ledstjarna.domain.plans.queries import Invitation, invitation, invitations, left_out_of, may_tell_place
from ledstjarna.foundation.clock import now
from ledstjarna.web.addresses import address
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.invited.file import calendar_file, left_out_file
from ledstjarna.web.invited.form import ReplyForm
from ledstjarna.web.invited.presenter import invitation_shown, left_out_shown
from ledstjarna.web.team.door import MEET_PERSONS, show_page
from ledstjarna.web.team.ways import way_to


@page(STAFF, roles=MEET_PERSONS)
def my_meetings(request: ViewerRequest) -> HttpResponse:
    """What waits for an answer, what comes, and what will not be."""
    rows, left = _once_each(invitations(request.viewer), request.viewer.party_id), left_out_of(request.viewer)
    about = {row.call.subject_id for row in rows} | {row.subject_id for row in left}
    log_listing(request.viewer, about, what="my_meetings")
    shown = [invitation_shown(row, tell_place=False) for row in rows]
    context = {
        "waiting": [one for one in shown if one.waits],
        "coming": [one for one in shown if not one.waits and one.state in ("asked", "set")],
        "left_out": [left_out_shown(row) for row in left],
        "over": [one for one in shown if one.state in ("held", "cancelled")],
    }
    return show_page(request, "team/my_meetings/list.html", context)


def _once_each(rows: list[Invitation], me: UUID) -> list[Invitation]:
    """One row a meeting: whoever is called both by name and with their unit answers for themself."""
    found: dict[UUID, Invitation] = {}
    for row in rows:
        if row.call.id not in found or row.participant.party_id == me:
            found[row.call.id] = row
    return list(found.values())


@page(STAFF, writes=True)
def my_meeting(request: ViewerRequest, call_id: UUID) -> HttpResponse:
    """One meeting that I am called to, and my answer."""
    row = invitation(request.viewer, call_id)
    reading = open_part(request.viewer, row.call.subject_id, call_id, what="my_meeting")
    form = form_for(
        request, ReplyForm, seen_version=row.participant.version, call=row.call, times=row.times,
        participant=row.participant,
    )  # fmt: skip

    def act(data: dict[str, Any], seen: int) -> object:
        return actions.answer_call(
            by=request.viewer, subject_id=row.call.subject_id, call_id=call_id, participant_id=row.participant.id,
            seen_version=seen, reply=form.reply(data), at=now(),
        )  # fmt: skip

    if request.method == "POST":
        answer = sent(request, form, act, done=lambda _row: address("my_meeting", call_id=call_id) + "?tack=my_answer")
        if answer:
            return answer
    # Whoever reads the plan is to find there; others are not told where a protected person is.
    context = {
        "form": form,
        "one": invitation_shown(row, tell_place=reading.may("plan") or may_tell_place(row.call)),
        "plan": way_to("team_call", row.call.subject_id, call_id=call_id) if reading.may("plan") else "",
    }
    return show_page(request, "team/my_meetings/page.html", context)


@page(STAFF)
def my_meeting_file(request: ViewerRequest, call_id: UUID) -> HttpResponse:
    """My invitation, for my own calendar."""
    row = invitation(request.viewer, call_id)
    open_part(request.viewer, row.call.subject_id, call_id, what="my_meeting_file")
    there = address("my_meeting", call_id=call_id)
    return calendar_file(request, row.call, row.participant, tell_place=may_tell_place(row.call), page=there)


@page(STAFF)
def my_left_meeting_file(request: ViewerRequest, call_id: UUID) -> HttpResponse:
    """What takes a meeting that I need not come to out of my calendar."""
    return left_out_file(request, call_id, page=address("my_meetings"))
