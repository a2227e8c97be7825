"""Ingen kom and Jag är inte nöjd: reaches somebody named, who has promised an answer."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from ledstjarna.domain.consent.rules import DECISION, PLAN, TEAM
from ledstjarna.domain.organisations.queries import unit_kinds
from ledstjarna.domain.plans.actions import tell, write_about
from ledstjarna.domain.plans.queries import missed_of_report, plan_view
from ledstjarna.domain.plans.queries import report as report_of
from ledstjarna.domain.plans.queries import reports as reports_of
from ledstjarna.domain.teams.queries import Thread, team
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import PERSON, ViewerRequest, page
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.resident.contacts import contacts
from ledstjarna.web.resident.opening import opened, room, standing_of, subject
from ledstjarna.web.resident.report.form import ReportForm
from ledstjarna.web.resident.report.presenter import (
    KINDS,
    message_answered,
    part_choices,
    promised,
    report_shown,
    thanks_for,
)
from ledstjarna.web.resident.thanking import thanks_at
from ledstjarna.web.wording.meetings import time_text


@page(PERSON, about=TEAM, writes=True)
def report(request: ViewerRequest, kind: str) -> HttpResponse:
    """Tell what went wrong."""
    if kind not in KINDS:
        return HttpResponseRedirect(reverse("reports"))
    reading = opened(request, "report", TEAM, PLAN, DECISION)
    view = plan_view(reading)
    # Nobody can have stayed away from what has not begun.
    begun = [part for part in view.going_on if part.state == "active" or kind != "ingen-kom"]
    members = team(reading)
    hindrance = view.hindrance("tell")
    reached = next((member for member in members if member.organisation_id), None) if hindrance is None else None
    units = unit_kinds([part.owner_id for part in begun]) if hindrance is None and reached is None else {}
    # Without a team that nobody came still reaches whoever was to come, who reads nothing of the person's words; what
    # the person is not satisfied with goes as a message to whoever answers for it, whom they let read it.
    by_unit = bool(units) and kind == "ingen-kom"
    by_owner = bool(units) and kind == "inte-nojd" and standing_of(reading).answers
    form = form_for(
        request, ReportForm, parts=part_choices(begun, units if by_owner else None),
        words_needed=KINDS[kind] == "not_satisfied", part_needed=by_owner,
    )  # fmt: skip

    def act(fields: dict[str, Any], _seen: int) -> object:
        told: dict[str, Any] = {
            "by": request.viewer, "subject_id": subject(request), "words": fields["words"], "at": now(),
            "commitment_id": UUID(fields["part"]) if fields.get("part") else None,
        }  # fmt: skip
        return write_about(**told, let_owner_in=True) if by_owner else tell(**told, kind=KINDS[kind], way="digital")

    if request.method == "POST" and (answer := sent(request, form, act, done=_done)):
        return answer
    context = {
        "form": form, "kind": kind, "by_unit": by_unit, "by_owner": by_owner,
        "reaches": reached.label if reached else "", "contacts": contacts(members),
        "team": any(member.organisation_id for member in members),
        "promised": promised(KINDS[kind], reached.party_id, reading.at) if reached else message_answered(reading.at),
    }  # fmt: skip
    return room(request, "resident/report/page.html", reading, context)


@page(PERSON, about=PLAN)
def reports(request: ViewerRequest) -> HttpResponse:
    """Everything that was told, and the answers."""
    reading = opened(request, "reports", PLAN)
    shown = [report_shown(row, reading.at, standing_of(reading)) for row in reports_of(reading)]
    return room(request, "resident/report/list.html", reading, {"reports": shown})


@page(PERSON, about=PLAN)
def report_told(request: ViewerRequest, report_id: UUID) -> HttpResponse:
    """One thing that was told: who has it, when an answer is promised, and the answer."""
    reading = opened(request, "report_told", PLAN)
    found = report_of(reading, report_id)
    missed = missed_of_report(reading, found.pk)
    context = {
        "missed": missed,
        "one": report_shown(found, reading.at, standing_of(reading)),
        "when": time_text(missed.should_have_begun) if missed and missed.should_have_begun else "",
        "thanked": thanks_for(request, found),
    }
    return room(request, "resident/report/told.html", reading, context)


def _done(told: Any) -> str:
    if isinstance(told, Thread):
        return thanks_at("message_thread", "skickat", thread_id=told.pk)
    return thanks_at("report_told", "sagt", report_id=told.id)
