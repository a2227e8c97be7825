"""Agreed versions that never change, and the papers that stand beside the plan."""

from datetime import datetime
from uuid import UUID

from django.http import HttpResponse

from ledstjarna.domain.consent.queries import open_reading
from ledstjarna.domain.consent.rules import PLAN
from ledstjarna.domain.plans import actions
from ledstjarna.domain.plans.queries import agreement, agreements, is_intact, linked_plans
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.printed.paper import ways_to_print
from ledstjarna.web.team.documents.form import LinkForm
from ledstjarna.web.team.documents.presenter import agreement_rows, version_name, version_view
from ledstjarna.web.team.door import show_about
from ledstjarna.web.team.kinds import PLAN_PAGE
from ledstjarna.web.team.needs.suggested import suggested, with_suggestion
from ledstjarna.web.team.ways import way_to


@page(STAFF)
def team_documents(request: ViewerRequest, subject_id: UUID) -> HttpResponse:
    """Every paper around the plan."""
    reading = open_reading(request.viewer, subject_id, what="team_documents", kinds=PLAN_PAGE)
    context = {
        "agreements": agreement_rows(agreements(reading)), "linked": linked_plans(reading), "ways": ways_to_print(),
    }  # fmt: skip
    return show_about(request, "team/documents/page.html", reading, context, tab="team_documents")


@page(STAFF)
def agreed_version(request: ViewerRequest, subject_id: UUID, agreement_id: UUID) -> HttpResponse:
    """One agreed version, to read and to print."""
    reading = open_reading(request.viewer, subject_id, what="agreed_version", kinds=PLAN_PAGE)
    row = agreement(reading, agreement_id)
    context = {
        "agreement": row,
        "name": version_name(row),
        "intact": is_intact(row),
        "version": version_view(row.snapshot),
        "agreed_at": datetime.fromisoformat(row.snapshot["agreed_at"]),
        "back": way_to("team_documents", subject_id),
    }
    return show_about(request, "team/documents/version.html", reading, context)


@page(STAFF, writes=True, about=PLAN)
def link_plan(request: ViewerRequest, subject_id: UUID) -> HttpResponse:
    """Note that a paper stands beside the plan. Its content is never merged."""
    reading = open_reading(request.viewer, subject_id, what="link_plan", kinds=PLAN_PAGE)
    found = suggested(request, reading, "plan")
    initial = {"title": found.text, "held_by": found.source_system} if found else {}
    if found:
        initial |= {"kind": found.details.get("linked_kind", ""), "reference": found.details.get("reference", "")}
    form = form_for(request, LinkForm, initial=initial)
    if request.method == "POST":
        answer = sent(
            request,
            form,
            lambda data, _seen: with_suggestion(
                reading, found, actions.link_plan(by=request.viewer, subject_id=subject_id, at=now(), **data)
            ),
            done=lambda _row: way_to("team_documents", subject_id, "linked"),
        )
        if answer:
            return answer
    context = {"form": form, "back": way_to("team_documents", subject_id)}
    return show_about(request, "team/documents/link.html", reading, context)
