"""What the person said by phone or in a meeting, written down as theirs: who said it, and who wrote it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from ledstjarna.domain.consent.queries import Reading, open_reading
from ledstjarna.domain.people.queries import mandate_hindrance, person, representatives
from ledstjarna.domain.plans.actions import write_about
from ledstjarna.domain.plans.queries import plan_view
from ledstjarna.domain.teams import actions
from ledstjarna.domain.teams.queries import staff_who_answer
from ledstjarna.domain.teams.queries import thread as thread_of
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.messaging.forms import about_choices, chosen, said
from ledstjarna.web.team.door import show_about
from ledstjarna.web.team.kinds import PLAN_PAGE
from ledstjarna.web.team.messages.form import ToldForm, ToldReplyForm, told_of
from ledstjarna.web.team.ways import way_to


@page(STAFF, writes=True)
def tell_message(request: ViewerRequest, subject_id: UUID) -> HttpResponse:
    """Something new that was said."""
    reading = open_reading(request.viewer, subject_id, what="tell_message", kinds=PLAN_PAGE)
    view = plan_view(reading)
    form = form_for(
        request, ToldForm, there=staff_who_answer(reading), tellers=_tellers(reading),
        about=about_choices([one.goal for one in view.goals], view.going_on), initial={"said_by": str(subject_id)},
    )  # fmt: skip

    def act(fields: dict[str, Any], _seen: int) -> object:
        return write_about(
            by=request.viewer, subject_id=subject_id, at=now(), told=told_of(fields), **chosen(fields)
        )  # fmt: skip

    if request.method == "POST" and (answer := sent(request, form, act, done=_led)):
        return answer
    context = {"form": form, "title": "", "back": way_to("person_messages", subject_id)}
    return show_about(request, "team/messages/told.html", reading, context)


@page(STAFF, writes=True)
def tell_in_thread(request: ViewerRequest, subject_id: UUID, thread_id: UUID) -> HttpResponse:
    """Something more that was said about a matter that is there."""
    reading = open_reading(request.viewer, subject_id, what="tell_message", kinds=PLAN_PAGE)
    seen = thread_of(reading, thread_id)
    form = form_for(
        request, ToldReplyForm, there=staff_who_answer(reading), tellers=_tellers(reading),
        initial={"said_by": str(subject_id)},
    )  # fmt: skip

    def act(fields: dict[str, Any], _seen: int) -> object:
        return actions.write_message(
            by=request.viewer, subject_id=subject_id, thread_id=thread_id, at=now(), told=told_of(fields),
            **said(fields),
        )  # fmt: skip

    if request.method == "POST" and (answer := sent(request, form, act, done=_led)):
        return answer
    back = way_to("team_thread", subject_id, thread_id=thread_id)
    return show_about(
        request, "team/messages/told.html", reading, {"form": form, "title": seen.thread.title, "back": back}
    )


def _tellers(reading: Reading) -> list[tuple[str, str]]:
    """The person, and those who may speak for them about the plan."""
    speaking = [one.representative for one in representatives(reading)]
    speaking = [one for one in speaking if mandate_hindrance(reading, one.pk, "plan") is None]
    return [(str(reading.subject_id), person(reading).name), *((str(one.pk), one.name) for one in speaking)]


def _led(row: Any) -> str:
    return way_to("team_thread", row.subject_id, "told_message", thread_id=row.pk)
