"""Samverkansavvikelser: begin one from a plan and send it, answer for one's own organisation, write what was learnt."""

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse

from ledstjarna.domain.consent.queries import Reading, log_listing, open_reading
from ledstjarna.domain.organisations.queries import organisations_by_id
from ledstjarna.domain.people.queries import persons_named
from ledstjarna.domain.plans import actions
from ledstjarna.domain.plans.models import DeviationAnswer
from ledstjarna.domain.plans.queries import (
    Deviation,
    deviation,
    deviations,
    deviations_asked,
    deviations_begun,
    deviations_to_learn_from,
    deviations_waiting,
    plan_view,
    whom_it_can_reach,
)
from ledstjarna.domain.plans.rules.states import DEVIATION
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import READ_FIRST, STAFF, ViewerRequest, page
from ledstjarna.web.forms import HouseForm, form_for, sent
from ledstjarna.web.team.deviations.form import AnswerForm, BeginForm, LearntForm, SendForm
from ledstjarna.web.team.deviations.presenter import Line, begun_line, learn_line, waiting_line
from ledstjarna.web.team.door import MEET_PERSONS, show_about, show_page
from ledstjarna.web.team.home.presenter import list_name
from ledstjarna.web.team.kinds import PLAN_PAGE
from ledstjarna.web.team.ways import way_to
from ledstjarna.web.wording import label_text


@page(STAFF, roles=MEET_PERSONS)
def deviations_home(request: ViewerRequest) -> HttpResponse:
    """What waits for me, for my organisation and, of what we noted, for others; the first promised first."""
    viewer, at = request.viewer, now()
    waits, learn, asked = deviations_waiting(viewer), deviations_to_learn_from(viewer), deviations_asked(viewer)
    begun = deviations_begun(viewer)
    persons = persons_named({row.subject_id for row in (*waits, *learn, *asked, *begun)})
    log_listing(viewer, persons, what="deviations_home")
    named = {key: list_name(row) for key, row in persons.items()}

    def lines(rows: Iterable[DeviationAnswer], whose: Callable[[DeviationAnswer], str]) -> list[Line]:
        return [waiting_line(row, named[row.subject_id], whose(row), at) for row in rows if row.subject_id in named]

    def by(row: DeviationAnswer) -> str:
        return row.deviation.organisation.name

    context = {
        "mine": lines((row for row in waits if row.reaches_id in viewer.parties), by),
        "ours": lines((row for row in waits if row.reaches_id not in viewer.parties), by),
        "begun": [begun_line(row, named[row.subject_id]) for row in begun if row.subject_id in named],
        "learn": [learn_line(row, named[row.subject_id]) for row in learn if row.subject_id in named],
        "asked": lines(asked, lambda row: row.organisation.name),
        "counts": request.viewer.role == "unit_manager",
    }
    return show_page(request, "team/deviations/home.html", context)


@page(STAFF)
def team_deviations(request: ViewerRequest, subject_id: UUID) -> HttpResponse:
    """Every deviation about the person."""
    reading = open_reading(request.viewer, subject_id, what="team_deviations", kinds=PLAN_PAGE)
    form, back = form_for(request, BeginForm), way_to("team_person", subject_id)
    context = {"deviations": deviations(reading), "form": form, "back": back}
    return show_about(request, "team/deviations/list.html", reading, context)


@page(STAFF, writes=True)
def note_deviation(request: ViewerRequest, subject_id: UUID) -> HttpResponse:
    """One tap on the plan makes it, and leads to its page. Shown by itself only when the tap could not be taken."""
    reading = open_reading(request.viewer, subject_id, what="note_deviation_page", kinds=PLAN_PAGE)
    form = form_for(request, BeginForm)
    if request.method == "POST":
        answer = sent(
            request, form, lambda data, _seen: actions.begin_deviation(
                by=request.viewer, subject_id=subject_id, commitment_id=data["part"], at=now()
            ),
            done=lambda row: way_to("team_deviation", subject_id, "deviation_begun", deviation_id=row.pk),
        )  # fmt: skip
        if answer:
            return answer
    context = {"form": form, "back": way_to("team_person", subject_id)}
    return show_about(request, "team/deviations/note.html", reading, context)


@page(STAFF, writes=True, readers=READ_FIRST)
def team_deviation(request: ViewerRequest, subject_id: UUID, deviation_id: UUID) -> HttpResponse:
    """One of them: what happened, the answers, and the one thing the viewer can do now."""
    reading = open_reading(request.viewer, subject_id, what="team_deviation", kinds=PLAN_PAGE)
    found = deviation(reading, deviation_id)
    does = _what_to_do(request, found)
    form = _form(request, reading, found, does)
    if request.method == "POST":
        if not does:
            raise Http404
        answer = sent(
            request, form, lambda data, _seen: _act(request, reading, found, does, data),
            done=lambda row: way_to(
                "team_deviation", subject_id, "deviation" if does == "send" else f"deviation_{row.state}",
                deviation_id=row.pk,
            ),
        )  # fmt: skip
        if answer:
            return answer
    context = {
        "form": form, "does": does, "deviation": found.row, "answers": found.answers, "at": now(),
        "withdraws": DEVIATION.may(found.row.state, "withdraw")
        and found.row.organisation_id == request.viewer.organisation_id,
        "back": way_to("team_deviations", subject_id),
    }  # fmt: skip
    return show_about(request, "team/deviations/one.html", reading, context)


@page(STAFF, writes=True)
def withdraw_deviation(request: ViewerRequest, subject_id: UUID, deviation_id: UUID) -> HttpResponse:
    """Take one back that was noted by mistake."""
    reading = open_reading(request.viewer, subject_id, what="withdraw_deviation_page", kinds=PLAN_PAGE)
    found, form = deviation(reading, deviation_id), form_for(request, HouseForm)
    if request.method == "POST":
        answer = sent(
            request, form, lambda _data, _seen: actions.withdraw_deviation(
                by=request.viewer, subject_id=subject_id, deviation_id=deviation_id, at=now()
            ),
            done=lambda _row: way_to("team_deviations", subject_id, "deviation_withdrawn"),
        )  # fmt: skip
        if answer:
            return answer
    back = way_to("team_deviation", subject_id, deviation_id=deviation_id)
    context = {"form": form, "deviation": found.row, "back": back}
    return show_about(request, "team/deviations/withdraw.html", reading, context)


def _form(request: ViewerRequest, reading: Reading, found: Deviation, does: str) -> HouseForm:
    if does != "send":
        return form_for(request, {"answer": AnswerForm, "learn": LearntForm}.get(does, HouseForm))
    reached, about = _reached(reading), found.row.commitment
    answers = [key for key, _name in reached if about and key == str(about.owner_organisation_id)]
    if len(reached) == 1:
        answers = [reached[0][0]]
    initial = {"organisations": answers, "part": str(about.pk) if about else ""}
    return form_for(request, SendForm, parts=_parts(reading), reached=reached, initial=initial)


def _what_to_do(request: ViewerRequest, found: Deviation) -> str:
    if found.row.state == "draft":
        return "send"
    own = request.viewer.organisation_id
    waits = any(one.organisation_id == own and one.answered_at is None for one in found.answers)
    if found.row.state == "open" and waits:
        return "answer"
    concerned = {found.row.organisation_id, *(one.organisation_id for one in found.answers)}
    return "learn" if found.row.state == "answered" and own in concerned else ""


def _act(request: ViewerRequest, reading: Reading, found: Deviation, does: str, data: dict[str, Any]) -> Any:
    about: dict[str, Any] = {
        "by": request.viewer,
        "subject_id": reading.subject_id,
        "deviation_id": found.row.pk,
        "at": now(),
    }
    if does == "send":
        return actions.send_deviation(
            **about, kind=data["kind"], words=data["words"],
            organisations=[UUID(one) for one in data["organisations"]],
            commitment_id=UUID(data["part"]) if data["part"] else None,
        )  # fmt: skip
    if does == "answer":
        return actions.answer_deviation(**about, answer=data["answer"])
    return actions.learn_from_deviation(**about, learnt=data["learnt"])


def _reached(reading: Reading) -> list[tuple[str, str]]:
    members = whom_it_can_reach(reading)
    names = organisations_by_id([row.organisation_id for row in members])
    return [
        (str(row.organisation_id), f"{names[row.organisation_id].name}: {label_text(row.label)}") for row in members
    ]


def _parts(reading: Reading) -> list[tuple[str, str]]:
    return [(str(row.pk), f"{row.title}, {label_text(row.owner_label)}") for row in plan_view(reading).going_on]
