"""Meddelanden om det du gör: somebody close who answers for a part writes about it, and reads nothing else."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from ledstjarna.domain.consent.queries import NotForYou, Reading, open_part
from ledstjarna.domain.plans.actions import write_about
from ledstjarna.domain.plans.models import Commitment
from ledstjarna.domain.plans.queries import part
from ledstjarna.domain.teams.actions import write_message
from ledstjarna.domain.teams.queries import Thread, open_thread, recipients, threads, unread
from ledstjarna.domain.teams.queries import thread as thread_of
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import PERSON, ViewerRequest, page
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.frame import show
from ledstjarna.web.messaging.forms import ReplyForm, said
from ledstjarna.web.messaging.presenter import conversation, thread_row
from ledstjarna.web.resident.asked.presenter import ASKED_DOOR, asked_shown
from ledstjarna.web.resident.messages.presenter import THANKS
from ledstjarna.web.resident.opening import subject
from ledstjarna.web.resident.thanking import thanked, thanks_at


@page(PERSON, writes=True)
def asked_messages(request: ViewerRequest, part_id: UUID) -> HttpResponse:
    """The threads about the part, and a form to begin one: it goes to whoever holds the plan together."""
    reading = open_part(request.viewer, subject(request), part_id, what="part_messages")
    found = _own(reading, part_id)
    rows, there = [row for row in threads(reading) if row.part_id == part_id], recipients(reading)
    form = form_for(request, ReplyForm, there=there)

    def act(fields: dict[str, Any], _seen: int) -> Thread:
        return write_about(
            by=request.viewer, subject_id=subject(request), commitment_id=part_id, at=now(), **said(fields)
        )

    if request.method == "POST" and (answer := sent(request, form, act, done=lambda row: _led(part_id, row.pk))):
        return answer
    new = unread(request.viewer, rows)
    context = {
        "form": form, "one": asked_shown(found), "there": there, "thanked": None, "standing": None,
        "shown": [thread_row(row, row.pk in new, reading.at) for row in rows],
    }  # fmt: skip
    return show(request, "resident/asked/messages.html", ASKED_DOOR, context)


@page(PERSON, writes=True)
def asked_thread(request: ViewerRequest, part_id: UUID, thread_id: UUID) -> HttpResponse:
    """One thread and the form to answer in it. Its title is the words that were shared, never the plan's own."""
    reading = open_thread(request.viewer, subject(request), thread_id, what="thread")
    seen, one = thread_of(reading, thread_id), asked_shown(_own(reading, part_id))
    if seen.thread.part_id != part_id:
        raise NotForYou(request.viewer, subject(request), "thread")
    form = form_for(request, ReplyForm, there=recipients(reading, seen.thread))

    def act(fields: dict[str, Any], _seen: int) -> Thread:
        return write_message(
            by=request.viewer, subject_id=subject(request), thread_id=thread_id, at=now(), **said(fields)
        )

    if request.method == "POST" and (answer := sent(request, form, act, done=lambda row: _led(part_id, row.pk))):
        return answer
    context = {
        "form": form, "one": one, "shown": conversation(seen, request.viewer, reading.at), "standing": None,
        "thanked": thanked(request, THANKS),
    }  # fmt: skip
    return show(request, "resident/asked/thread.html", ASKED_DOOR, context)


def _own(reading: Reading, part_id: UUID) -> Commitment:
    found = part(reading, part_id)
    if found.owner_id not in reading.viewer.parties:
        raise NotForYou(reading.viewer, reading.subject_id, "part_messages")
    return found


def _led(part_id: UUID, thread_id: UUID) -> str:
    return thanks_at("asked_thread", "skickat", part_id=part_id, thread_id=thread_id)
