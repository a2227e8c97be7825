"""Meddelanden about one part: what the association is in, and nothing else."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from ledstjarna.domain.consent.queries import open_part
from ledstjarna.domain.plans.actions import write_about
from ledstjarna.domain.plans.queries import part
from ledstjarna.domain.teams.actions import write_message
from ledstjarna.domain.teams.queries import Thread, open_thread, recipients, threads, unread
from ledstjarna.domain.teams.queries import thread as thread_of
from ledstjarna.foundation.clock import now
from ledstjarna.web.addresses import address
from ledstjarna.web.association.door import DOOR
from ledstjarna.web.association.requests.presenter import request_shown
from ledstjarna.web.association.requests.view import about_whom
from ledstjarna.web.door import ASSOCIATION, ViewerRequest, page
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.frame import show
from ledstjarna.web.messaging.forms import ReplyForm, said
from ledstjarna.web.messaging.presenter import conversation, thread_row


@page(ASSOCIATION, writes=True)
def part_messages(request: ViewerRequest, part_id: UUID) -> HttpResponse:
    """The threads about a part, and a form to begin one: it goes to whoever holds the plan together."""
    subject_id = about_whom(request, part_id)
    reading = open_part(request.viewer, subject_id, part_id, what="part_messages")
    found, rows, there = part(reading, part_id), threads(reading, part_id=part_id), recipients(reading)
    form = form_for(request, ReplyForm, there=there)

    def act(fields: dict[str, Any], _seen: int) -> Thread:
        return write_about(by=request.viewer, subject_id=subject_id, commitment_id=part_id, at=now(), **said(fields))

    if request.method == "POST" and (answer := sent(request, form, act, done=lambda row: _led(part_id, row.pk))):
        return answer
    one, new = request_shown(found), unread(request.viewer, rows)
    shown = [thread_row(row, row.pk in new, reading.at) for row in rows]
    context = {"one": one, "form": form, "shown": shown, "there": there}
    return show(request, "association/messages/list.html", DOOR, context)


@page(ASSOCIATION, writes=True)
def part_thread(request: ViewerRequest, part_id: UUID, thread_id: UUID) -> HttpResponse:
    """One thread and the form to answer in it. Its title is the words that were shared, never the plan's own."""
    subject_id = about_whom(request, part_id)
    reading = open_thread(request.viewer, subject_id, thread_id, what="thread")
    seen, one = thread_of(reading, thread_id), request_shown(part(reading, part_id))
    form = form_for(request, ReplyForm, there=recipients(reading, seen.thread))

    def act(fields: dict[str, Any], _seen: int) -> Thread:
        return write_message(by=request.viewer, subject_id=subject_id, thread_id=thread_id, at=now(), **said(fields))

    if request.method == "POST" and (answer := sent(request, form, act, done=lambda row: _led(part_id, row.pk))):
        return answer
    context = {"one": one, "form": form, "shown": conversation(seen, request.viewer, reading.at)}
    return show(request, "association/messages/thread.html", DOOR, context)


def _led(part_id: UUID, thread_id: UUID) -> str:
    return address("part_thread", part_id=part_id, thread_id=thread_id)
