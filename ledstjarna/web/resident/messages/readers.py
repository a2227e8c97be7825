"""Vilka läser det här: which of those close read a thread, seen and changed by the person or who decides for them."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from ledstjarna.domain.consent.queries import NotForYou
from ledstjarna.domain.consent.rules import TEAM
from ledstjarna.domain.people.queries import close_ones
from ledstjarna.domain.teams.actions import let_close_ones_in
from ledstjarna.domain.teams.queries import open_thread
from ledstjarna.domain.teams.queries import thread as thread_of
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import PERSON, ViewerRequest, page
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.messaging.forms import ReadersForm
from ledstjarna.web.resident.messages.presenter import writing_hindrance
from ledstjarna.web.resident.opening import room, standing_of, subject
from ledstjarna.web.resident.thanking import thanks_at


@page(PERSON, about=TEAM, writes=True)
def thread_readers(request: ViewerRequest, thread_id: UUID) -> HttpResponse:
    """Everybody close, marked where they read this thread."""
    reading = open_thread(request.viewer, subject(request), thread_id, what="thread_readers")
    standing = standing_of(reading)
    if not standing.answers:
        raise NotForYou(request.viewer, subject(request), "thread_readers")
    row = thread_of(reading, thread_id).thread
    close = [(str(one.pk), one.name) for one in close_ones(reading)]
    form = form_for(request, ReadersForm, close=close, initial={"close_ones": [str(one) for one in row.close_ones]})

    def act(fields: dict[str, Any], _seen: int) -> object:
        return let_close_ones_in(
            by=request.viewer, subject_id=subject(request), thread_id=thread_id, at=now(),
            close_ones=[UUID(one) for one in fields["close_ones"]],
        )  # fmt: skip

    if request.method == "POST" and (
        answer := sent(request, form, act, done=lambda _row: thanks_at("message_thread", "lasare", thread_id=thread_id))
    ):
        return answer
    context = {
        "form": form, "thread": row, "close": close, "hindrance": writing_hindrance(reading),
        "owner": row.part_owner_label,
    }  # fmt: skip
    return room(request, "resident/messages/readers.html", reading, context, standing=standing)
