"""Möten: the invitation in plain words, the person's own points, their answer, and whom they do not want there."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from ledstjarna.domain.consent.queries import NotForYou, Viewer, log_listing, persons_in_reach
from ledstjarna.domain.consent.rules import PLAN
from ledstjarna.domain.plans import actions
from ledstjarna.domain.plans.queries import CallView, agenda_of, invitations, left_out_of, may_tell_place
from ledstjarna.foundation.clock import day_of, now
from ledstjarna.web.door import PERSON, ViewerRequest, page
from ledstjarna.web.forms import HouseForm, form_for, sent
from ledstjarna.web.frame import show
from ledstjarna.web.invited.file import calendar_file, left_out_file
from ledstjarna.web.invited.form import ReplyForm
from ledstjarna.web.invited.presenter import invitation_shown, left_out_shown
from ledstjarna.web.resident.meetings.form import ABOUT, PointForm
from ledstjarna.web.resident.meetings.presenter import THANKS, own_points, people, title
from ledstjarna.web.resident.meetings.shown import CALLED_DOOR, Met, met
from ledstjarna.web.resident.opening import DOOR, NARROW_DOOR, OWN_DOOR, room, standing_of, subject
from ledstjarna.web.resident.standing import speak_of
from ledstjarna.web.resident.thanking import thanked, thanks_at
from ledstjarna.web.wording.meetings import agenda_text


@page(PERSON)
def resident_meetings(request: ViewerRequest) -> HttpResponse:
    """The meetings one is called to."""
    viewer = request.viewer
    # Whoever represents the person answers for them too.
    of_both = replace(viewer, parties=(*viewer.parties, subject(request)))
    asked = of_both if viewer.kind == "representative" else viewer
    rows = [row for row in invitations(asked) if row.call.subject_id == subject(request)]
    log_listing(viewer, [subject(request)], what="resident_meetings")
    own = viewer.kind == "person"
    shown = [invitation_shown(row, tell_place=True, own=own) for row in rows]
    context = {
        "waiting": [one for one in shown if one.waits],
        "coming": [one for one in shown if not one.waits and one.state in ("asked", "set")],
        "left_out": [left_out_shown(row) for row in left_out_of(viewer) if row.subject_id == subject(request)],
        "over": [one for one in shown if one.state in ("held", "cancelled")],
        "themself": own, "standing": None, "thanked": None, "called_only": viewer.kind == "close_one",
    }  # fmt: skip
    doors = {"person": OWN_DOOR, "representative": DOOR if _reads_plan(viewer) else NARROW_DOOR}
    whose = viewer.whose if viewer.kind == "representative" else None
    return show(request, "resident/meetings/list.html", doors.get(viewer.kind, CALLED_DOOR), context, whose=whose)


def _reads_plan(viewer: Viewer) -> bool:
    return viewer.kind == "representative" and bool(persons_in_reach(viewer, kind=PLAN))


@page(PERSON)
def resident_meeting(request: ViewerRequest, call_id: UUID) -> HttpResponse:
    """The invitation: what, when, where, who comes and what there is to talk about."""
    return _meeting(request, met(request, call_id, "resident_meeting"), form_for(request, PointForm))


@page(PERSON, writes=True)
def meeting_point(request: ViewerRequest, call_id: UUID) -> HttpResponse:
    """Write down something to talk about."""
    found = _who_reads(met(request, call_id, "meeting_point"))
    form = form_for(request, PointForm)

    def act(data: dict[str, Any], _seen: int) -> object:
        return actions.add_point(by=request.viewer, subject_id=subject(request), call_id=call_id, at=now(), **data)

    done = thanks_at("resident_meeting", "punkt", call_id=call_id)
    if request.method == "POST" and (answer := sent(request, form, act, done=lambda _row: done)):
        return answer
    return _meeting(request, found, form)


@page(PERSON, writes=True)
def take_back_point(request: ViewerRequest, call_id: UUID, point_id: UUID) -> HttpResponse:
    """Take back something that one wrote oneself."""
    _who_reads(met(request, call_id, "take_back_point"))
    back = reverse("resident_meeting", kwargs={"call_id": call_id})
    form = form_for(request, HouseForm)

    def act(_data: dict[str, Any], _seen: int) -> object:
        return actions.take_back_point(by=request.viewer, subject_id=subject(request), point_id=point_id, at=now())

    if request.method == "POST" and (answer := sent(request, form, act, done=lambda _row: back)):
        return answer
    return HttpResponseRedirect(back)


@page(PERSON, writes=True)
def answer_meeting(request: ViewerRequest, call_id: UUID) -> HttpResponse:
    """Which times suit, or whether one comes; and how one wants to take part."""
    found = met(request, call_id, "answer_meeting")
    row = found.invitation
    form = form_for(
        request, ReplyForm, seen_version=row.participant.version, call=row.call, times=row.times,
        participant=row.participant,
    )  # fmt: skip

    if found.own:
        speak_of(form, standing_of(found.reading), ABOUT, {})

    def act(data: dict[str, Any], seen: int) -> object:
        return actions.answer_call(
            by=request.viewer, subject_id=subject(request), call_id=call_id, participant_id=row.participant.id,
            seen_version=seen, reply=form.reply(data), at=now(),
        )  # fmt: skip

    done = thanks_at("resident_meeting", "svar", call_id=call_id)
    if request.method == "POST" and (answer := sent(request, form, act, done=lambda _row: done)):
        return answer
    context = {"form": form, "one": _shown(found), "back": reverse("resident_meeting", kwargs={"call_id": call_id})}
    return _room(request, "resident/meetings/answer.html", found, context)


@page(PERSON, writes=True)
def not_there(request: ViewerRequest, call_id: UUID, participant_id: UUID) -> HttpResponse:
    """The person does not want somebody at the meeting; asked once more."""
    found = _who_reads(met(request, call_id, "not_there"))
    view: CallView = found.view  # type: ignore[assignment]  # _who_reads has seen to it
    row = next((one for one in view.participants if one.id == participant_id and one.kind != "person"), None)
    if row is None:
        raise NotForYou(request.viewer, subject(request), "not_there")
    form = form_for(request, HouseForm)

    def act(_data: dict[str, Any], _seen: int) -> object:
        return actions.leave_out(
            by=request.viewer, subject_id=subject(request), call_id=call_id, participant_id=participant_id, at=now()
        )

    done = thanks_at("resident_meeting", "inte-med", call_id=call_id)
    if request.method == "POST" and (answer := sent(request, form, act, done=lambda _row: done)):
        return answer
    context = {
        "form": form, "who": row.label, "back": reverse("resident_meeting", kwargs={"call_id": call_id}),
    }  # fmt: skip
    return _room(request, "resident/meetings/not_there.html", found, context)


@page(PERSON)
def meeting_file(request: ViewerRequest, call_id: UUID) -> HttpResponse:
    """The invitation for one's own calendar."""
    row = met(request, call_id, "meeting_file").invitation
    there = reverse("resident_meeting", kwargs={"call_id": call_id})
    return calendar_file(request, row.call, row.participant, tell_place=may_tell_place(row.call), page=there)


@page(PERSON)
def left_meeting_file(request: ViewerRequest, call_id: UUID) -> HttpResponse:
    """What takes a meeting that somebody close need not come to out of their calendar."""
    return left_out_file(request, call_id, page=reverse("resident_meetings"), subject_id=subject(request))


def _meeting(request: ViewerRequest, found: Met, form: PointForm) -> HttpResponse:
    call, view = found.invitation.call, found.view
    on = day_of(call.starts_at or now())
    told = call.state in ("asked", "set")
    if found.own:
        speak_of(form, standing_of(found.reading), ABOUT, {})
    context = {
        "form": form,
        "one": _shown(found),
        "title": title(found),
        "open": told,
        "agenda": [agenda_text(item) for item in agenda_of(found.reading, view, on)] if view and told else [],
        "points": own_points(found, request.viewer) if told else [],
        "people": people(found) if view else [],
        "agreed": call.agreed if view else "",
        "reads": view is not None,
        "thanked": thanked(request, THANKS),
    }
    return _room(request, "resident/meetings/page.html", found, context)


def _shown(found: Met) -> Any:
    own = found.own and found.reading.viewer.kind == "person"
    return invitation_shown(found.invitation, tell_place=found.tell_place, own=own)


def _who_reads(found: Met) -> Met:
    """Whoever is called without reading the plan adds nothing to it."""
    if found.view is None:
        raise NotForYou(found.reading.viewer, found.reading.subject_id, "meeting")
    return found


def _room(request: HttpRequest, template: str, found: Met, context: dict[str, Any]) -> HttpResponse:
    if found.view is None:
        return show(request, template, CALLED_DOOR, {"thanked": None, **context, "standing": None})
    return room(request, template, found.reading, context, standing=standing_of(found.reading))
