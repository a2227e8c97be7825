"""Meddelanden in the team: mine to answer, what is late, what waits for others; and the threads about one person."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from ledstjarna.domain.consent.queries import Reading, open_reading
from ledstjarna.domain.people.models import Person
from ledstjarna.domain.people.queries import hidden_close_of, not_named_in_lists, persons_named, without_names
from ledstjarna.domain.plans.actions import write_about
from ledstjarna.domain.plans.queries import plan_view
from ledstjarna.domain.teams import actions
from ledstjarna.domain.teams.queries import (
    Unanswered,
    list_messages,
    open_thread,
    recipients,
    threads,
    unanswered,
    unanswered_by_others,
    unread,
)
from ledstjarna.domain.teams.queries import thread as thread_of
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import READ_FIRST, STAFF, ViewerRequest, page
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.messaging.forms import CloseForm, ReplyForm, WriteForm, about_choices, chosen, said
from ledstjarna.web.messaging.presenter import conversation, thread_row, waiting_text
from ledstjarna.web.team.door import MEET_PERSONS, show_about, show_page
from ledstjarna.web.team.home.presenter import label_in, list_name
from ledstjarna.web.team.kinds import PLAN_PAGE
from ledstjarna.web.team.ways import way_to


@page(STAFF, roles=MEET_PERSONS)
def team_messages(request: ViewerRequest) -> HttpResponse:
    """What waits: for the viewer and their unit, and for others about the viewer's persons."""
    at = now()
    mine, others = unanswered(request.viewer, at=at), unanswered_by_others(request.viewer, at=at)
    list_messages(request.viewer, [*mine, *others])
    persons = persons_named({row.subject_id for row in (*mine, *others)})
    names = {subject_id: list_name(person) for subject_id, person in persons.items()}
    mine, others = _unnamed(mine, persons), _unnamed(others, persons)
    context = {
        "late": [_line(row, names) for row in mine if row.late],
        "mine": [_line(row, names) for row in mine if not row.late],
        "others": [_line(row, names, others=True) for row in others],
    }
    return show_page(request, "team/messages/home.html", context)


@page(STAFF)
def person_messages(request: ViewerRequest, subject_id: UUID) -> HttpResponse:
    """Every thread about one person that the viewer reads."""
    reading = open_reading(request.viewer, subject_id, what="messages", kinds=PLAN_PAGE)
    rows = threads(reading)
    new = unread(request.viewer, rows)
    shown = [thread_row(row, row.pk in new, reading.at) for row in rows]
    return show_about(request, "team/messages/list.html", reading, {"shown": shown}, tab="person_messages")


@page(STAFF, writes=True)
def team_write(request: ViewerRequest, subject_id: UUID) -> HttpResponse:
    """A new thread, to the person or to somebody in the team. The person reads all of it."""
    reading = open_reading(request.viewer, subject_id, what="team_write", kinds=PLAN_PAGE)
    view = plan_view(reading)
    about = about_choices([one.goal for one in view.goals], view.going_on)
    form = form_for(request, WriteForm, there=recipients(reading), about=about)

    def act(fields: dict[str, Any], _seen: int) -> object:
        return write_about(by=request.viewer, subject_id=subject_id, at=now(), **chosen(fields))

    if request.method == "POST" and (answer := sent(request, form, act, done=_led)):
        return answer
    context = {"form": form, "back": way_to("person_messages", subject_id)}
    return show_about(request, "team/messages/write.html", reading, context)


@page(STAFF, writes=True, readers=READ_FIRST)
def team_thread(request: ViewerRequest, subject_id: UUID, thread_id: UUID) -> HttpResponse:
    """One thread and the form to answer in it, also for whoever got the question by the ladder alone."""
    reading = open_thread(request.viewer, subject_id, thread_id, what="thread")
    seen = thread_of(reading, thread_id)
    form = form_for(
        request, ReplyForm, there=recipients(reading, seen.thread), initial={"to": str(seen.thread.begun_by_id)}
    )

    def act(fields: dict[str, Any], _seen: int) -> object:
        return actions.write_message(
            by=request.viewer, subject_id=subject_id, thread_id=thread_id, at=now(), **said(fields)
        )

    if request.method == "POST" and (answer := sent(request, form, act, done=_led)):
        return answer
    shown = conversation(seen, request.viewer, reading.at)
    context = {"form": form, "shown": shown, "closes": reading.may("team"), "subject_id": subject_id,
        "own_part": _own_part(reading, seen.thread),
    }  # fmt: skip
    return _show(request, "team/messages/thread.html", reading, context)


@page(STAFF, writes=True)
def team_close_thread(request: ViewerRequest, subject_id: UUID, thread_id: UUID) -> HttpResponse:
    """Close a thread and say what came of it."""
    reading = open_thread(request.viewer, subject_id, thread_id, what="thread")
    seen, form = thread_of(reading, thread_id), form_for(request, CloseForm)

    def act(fields: dict[str, Any], _seen: int) -> object:
        return actions.close_thread(
            by=request.viewer, subject_id=subject_id, thread_id=thread_id, outcome=fields["outcome"], at=now()
        )

    done = way_to("person_messages", subject_id, "thread_closed")
    if request.method == "POST" and (answer := sent(request, form, act, done=lambda _row: done)):
        return answer
    context = {"form": form, "title": seen.thread.title, "back": way_to("team_thread", subject_id, thread_id=thread_id)}
    return _show(request, "team/messages/close.html", reading, context)


def _show(request: ViewerRequest, template: str, reading: Reading, context: dict[str, Any]) -> HttpResponse:
    """About the person for those who reach who it is; for others the thread alone."""
    if reading.may("basic"):
        return show_about(request, template, reading, {"frame": "team/person_frame.html", **context})
    return show_page(request, template, {"frame": "team/messages/alone.html", **context})


def _own_part(reading: Reading, row: Any) -> UUID | None:
    """The part that lets the viewer read the thread, for a unit that reaches nothing else of the plan."""
    own = not reading.may("team") and row.part_owner_id in reading.viewer.parties
    return row.part_id if own else None


def _led(row: Any) -> str:
    return way_to("team_thread", row.subject_id, "message", thread_id=row.pk)


def _unnamed(rows: Sequence[Unanswered], persons: Mapping[UUID, Person]) -> list[Unanswered]:
    """The same, where who has it is named as a list about many may name them, whatever was written before."""
    hidden, who = hidden_close_of(row.subject_id for row in rows), _("någon närstående")
    not_named = not_named_in_lists(row.waits_for_id for row in rows)
    return [
        replace(
            row, title=without_names(row.title, hidden.get(row.subject_id, ()), who),
            waits_for_label=label_in(row.waits_for_label, row.waits_for_id, row.subject_id, persons, not_named),
        )
        for row in rows
    ]  # fmt: skip


def _line(row: Unanswered, names: dict[UUID, str], *, others: bool = False) -> dict[str, Any]:
    return {
        "title": row.title,
        "who": names.get(row.subject_id) or _("En person i er verksamhet"),
        "detail": waiting_text(row),
        "waits_for": row.waits_for_label if others else "",
        "look": "late" if row.late else "waits",
        "passed_on": row.passed_on and not others,
        "href": way_to("team_thread", row.subject_id, thread_id=row.thread_id),
    }
