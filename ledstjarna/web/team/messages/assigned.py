"""Messages about one part, for a unit that answers for it and reaches nothing else of the plan."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from ledstjarna.domain.consent.queries import NotForYou, open_part
from ledstjarna.domain.plans.actions import write_about
from ledstjarna.domain.plans.queries import part as part_of
from ledstjarna.domain.teams.queries import recipients, threads, unread
from ledstjarna.domain.visits.queries import placing_of, together_with
from ledstjarna.domain.visits.rules.doing import PLANS
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.messaging.forms import ReplyForm, as_id, said
from ledstjarna.web.messaging.presenter import thread_row
from ledstjarna.web.team.door import show_about, show_page
from ledstjarna.web.team.planning.together import SUGGESTS, suggestion
from ledstjarna.web.team.ways import way_to


@page(STAFF, writes=True)
def assigned_messages(request: ViewerRequest, subject_id: UUID, commitment_id: UUID) -> HttpResponse:
    """The threads about the part, and a form to begin one: it goes to whoever holds the plan together."""
    reading = open_part(request.viewer, subject_id, commitment_id, what="part_messages")
    found = part_of(reading, commitment_id)
    if found.owner_id not in request.viewer.parties:
        raise NotForYou(request.viewer, subject_id, "part_messages")
    rows, there = threads(reading, part_id=commitment_id), recipients(reading)
    form = form_for(request, ReplyForm, there=there, initial={"words": _suggested(request, commitment_id)})

    def act(fields: dict[str, Any], _seen: int) -> object:
        return write_about(
            by=request.viewer, subject_id=subject_id, commitment_id=commitment_id, at=now(), **said(fields)
        )

    if request.method == "POST" and (answer := sent(request, form, act, done=_led)):
        return answer
    new = unread(request.viewer, rows)
    context = {
        "form": form, "there": there, "subject_id": subject_id, "title": found.title,
        "shown": [thread_row(row, row.pk in new, reading.at) for row in rows],
    }  # fmt: skip
    if reading.may("basic"):
        return show_about(
            request, "team/messages/assigned.html", reading, {"frame": "team/person_frame.html", **context}
        )
    return show_page(request, "team/messages/assigned.html", {"frame": "team/messages/alone.html", **context})


def _suggested(request: ViewerRequest, commitment_id: UUID) -> str:
    """What a message begins with where whoever plans comes from a visit that another's lies close to."""
    visit_id = as_id(request.GET.get(SUGGESTS, ""))
    # What is sent has its words already: nothing is looked up, nor told to the log, for it.
    if request.method == "POST" or visit_id is None or request.viewer.role not in PLANS:
        return ""
    row = placing_of(request.viewer, visit_id)
    close = together_with(request.viewer, row, now()) if row.commitment_id == commitment_id else ()
    return suggestion(row, close) if close else ""


def _led(row: Any) -> str:
    return way_to("team_thread", row.subject_id, "message", thread_id=row.pk)
