"""Möten som ni är kallade till: when, where and who calls, and the answer. Nothing of the plan."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from ledstjarna.domain.consent.queries import log_listing, open_part
from ledstjarna.domain.plans import actions
from ledstjarna.domain.plans.queries import Invitation, invitation, invitations, left_out_of, may_tell_place
from ledstjarna.foundation.clock import now
from ledstjarna.web.association.door import DOOR
from ledstjarna.web.door import ASSOCIATION, ViewerRequest, page
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.frame import show
from ledstjarna.web.invited.file import calendar_file, left_out_file
from ledstjarna.web.invited.form import ReplyForm
from ledstjarna.web.invited.presenter import invitation_shown, left_out_shown


@page(ASSOCIATION)
def association_meetings(request: ViewerRequest) -> HttpResponse:
    """What waits for an answer first."""
    rows, left = invitations(request.viewer), left_out_of(request.viewer)
    about = {row.call.subject_id for row in rows} | {row.subject_id for row in left}
    named = {row.call.subject_id for row in rows if row.participant.about_label}
    named |= {row.subject_id for row in left if row.about_label}
    log_listing(request.viewer, about, what="association_meetings", named=named)
    shown = sorted((invitation_shown(row, tell_place=False) for row in rows), key=lambda one: not one.waits)
    return show(
        request,
        "association/meetings/list.html",
        DOOR,
        {"shown": shown, "left_out": [left_out_shown(row) for row in left]},
    )


@page(ASSOCIATION, writes=True)
def association_meeting(request: ViewerRequest, call_id: UUID) -> HttpResponse:
    """One meeting, and the answer."""
    row = _opened(request, call_id, "association_meeting")
    form = form_for(
        request, ReplyForm, seen_version=row.participant.version, call=row.call, times=row.times,
        participant=row.participant,
    )  # fmt: skip

    def act(data: dict[str, Any], seen: int) -> object:
        return actions.answer_call(
            by=request.viewer, subject_id=row.call.subject_id, call_id=call_id, participant_id=row.participant.id,
            seen_version=seen, reply=form.reply(data), at=now(),
        )  # fmt: skip

    there = reverse("association_meeting", kwargs={"call_id": call_id})
    if request.method == "POST" and (answer := sent(request, form, act, done=lambda _row: f"{there}?tack=svar")):
        return answer
    thanked = (
        _("Tack för ert svar"),
        [_("Den som kallar ser det direkt."), _("Ni kan ändra det tills mötet har varit.")],
    )
    context = {
        "form": form,
        "one": invitation_shown(row, tell_place=may_tell_place(row.call)),
        "thanked": thanked if request.GET.get("tack") == "svar" else None,
    }
    return show(request, "association/meetings/page.html", DOOR, context)


@page(ASSOCIATION)
def association_meeting_file(request: ViewerRequest, call_id: UUID) -> HttpResponse:
    """The invitation for one's own calendar."""
    row = _opened(request, call_id, "association_meeting_file")
    there = reverse("association_meeting", kwargs={"call_id": call_id})
    return calendar_file(request, row.call, row.participant, tell_place=may_tell_place(row.call), page=there)


@page(ASSOCIATION)
def association_left_meeting_file(request: ViewerRequest, call_id: UUID) -> HttpResponse:
    """What takes a meeting that they need not come to out of the calendar."""
    return left_out_file(request, call_id, page=reverse("association_meetings"))


def _opened(request: ViewerRequest, call_id: UUID, what: str) -> Invitation:
    row = invitation(request.viewer, call_id)
    open_part(request.viewer, row.call.subject_id, call_id, what=what)
    return row
