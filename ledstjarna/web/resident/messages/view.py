"""Meddelanden: threads with the team, as simple as a text app."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from ledstjarna.domain.consent.queries import Reading
from ledstjarna.domain.consent.rules import DECISION, PLAN, TEAM
from ledstjarna.domain.people.queries import close_ones
from ledstjarna.domain.plans.actions import write_about
from ledstjarna.domain.plans.queries import plan_view
from ledstjarna.domain.teams import actions
from ledstjarna.domain.teams.queries import open_thread, recipients, threads, unread
from ledstjarna.domain.teams.queries import thread as thread_of
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import PERSON, ViewerRequest, page
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.messaging.forms import CloseForm, ReplyForm, WriteForm, about_choices, chosen, said
from ledstjarna.web.messaging.presenter import conversation, thread_row
from ledstjarna.web.resident.messages.presenter import THANKS, who_is, writing_hindrance
from ledstjarna.web.resident.opening import opened, room, standing_of, subject
from ledstjarna.web.resident.thanking import thanked, thanks_at


@page(PERSON, about=TEAM)
def messages(request: ViewerRequest) -> HttpResponse:
    """Every thread that this viewer reads, what is new first seen."""
    reading = opened(request, "messages", TEAM)
    rows, standing = threads(reading), standing_of(reading)
    new = unread(request.viewer, rows)
    shown = [thread_row(row, row.pk in new, reading.at, named=who_is(standing)) for row in rows]
    context = {"shown": shown, "hindrance": writing_hindrance(reading), "thanked": thanked(request, THANKS)}
    return room(request, "resident/messages/list.html", reading, context, standing=standing)


@page(PERSON, about=TEAM, writes=True)
def write_message(request: ViewerRequest) -> HttpResponse:
    """A new thread: to somebody named, about a goal, a part or something else."""
    reading = opened(request, "write_message", TEAM, PLAN, DECISION)
    standing, there, view = standing_of(reading), recipients(reading), plan_view(reading)
    about = about_choices(
        [one.goal for one in view.goals], [part for part in view.going_on if part.owner_id != request.viewer.party_id]
    )
    close = [(str(one.pk), one.name) for one in close_ones(reading)] if standing.answers else []
    form = form_for(
        request, WriteForm, there=there, about=about, close=close, lets=standing.answers,
        initial={"about": request.GET.get("om", ""), "to": request.GET.get("till", "")},
    )  # fmt: skip

    def act(fields: dict[str, Any], _seen: int) -> object:
        return write_about(by=request.viewer, subject_id=subject(request), at=now(), **chosen(fields))

    if request.method == "POST" and (answer := sent(request, form, act, done=_led)):
        return answer
    context = {"form": form, "there": there, "hindrance": writing_hindrance(reading)}
    return room(request, "resident/messages/write.html", reading, context, standing=standing)


@page(PERSON, about=TEAM, writes=True)
def message_thread(request: ViewerRequest, thread_id: UUID) -> HttpResponse:
    """One thread and the form to answer in it."""
    reading = open_thread(request.viewer, subject(request), thread_id, what="thread")
    seen = thread_of(reading, thread_id)
    form = form_for(request, ReplyForm, there=recipients(reading, seen.thread))

    def act(fields: dict[str, Any], _seen: int) -> object:
        return actions.write_message(
            by=request.viewer, subject_id=subject(request), thread_id=thread_id, at=now(), **said(fields)
        )

    if request.method == "POST" and (answer := sent(request, form, act, done=_led)):
        return answer
    standing = standing_of(reading)
    shown = conversation(seen, request.viewer, reading.at, named=who_is(standing))
    context = {
        "shown": shown, "form": form, "hindrance": writing_hindrance(reading), "thanked": thanked(request, THANKS),
        "reads": _reads_along(reading, seen.thread.close_ones) if reading.may("basic") else "",
    }  # fmt: skip
    return room(request, "resident/messages/thread.html", reading, context, standing=standing)


@page(PERSON, about=TEAM, writes=True)
def close_message_thread(request: ViewerRequest, thread_id: UUID) -> HttpResponse:
    """Close a thread and say what came of it."""
    reading = open_thread(request.viewer, subject(request), thread_id, what="thread")
    seen, form = thread_of(reading, thread_id), form_for(request, CloseForm)

    def act(fields: dict[str, Any], _seen: int) -> object:
        return actions.close_thread(
            by=request.viewer, subject_id=subject(request), thread_id=thread_id, outcome=fields["outcome"], at=now()
        )

    if request.method == "POST" and (
        answer := sent(request, form, act, done=lambda _row: thanks_at("messages", "avslutat"))
    ):
        return answer
    context = {"form": form, "title": seen.thread.title, "thread_id": thread_id}
    return room(request, "resident/messages/close.html", reading, context)


def _led(row: Any) -> str:
    return thanks_at("message_thread", "skickat", thread_id=row.pk)


def _reads_along(reading: Reading, close: list[UUID]) -> str:
    return ", ".join(one.name for one in close_ones(reading) if one.pk in close)
