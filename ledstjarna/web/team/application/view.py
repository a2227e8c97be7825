"""An application: take it on, investigate, decide, give it to a provider. One page for each step."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import HttpResponse

from ledstjarna.domain.consent.queries import Reading, open_reading
from ledstjarna.domain.plans import actions
from ledstjarna.domain.plans.actions import Decided
from ledstjarna.domain.plans.models import Application
from ledstjarna.domain.plans.queries import application as application_of
from ledstjarna.domain.plans.queries import proposal, review_of_part
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.forms import HouseForm, form_for, sent
from ledstjarna.web.team.about import about
from ledstjarna.web.team.application.form import AssignForm, DecisionForm, InvestigationForm
from ledstjarna.web.team.application.over import over
from ledstjarna.web.team.application.presenter import how_to_appeal, journey_of, period_of, step_of
from ledstjarna.web.team.application.providers import providers
from ledstjarna.web.team.door import show_about
from ledstjarna.web.team.kinds import DECISION_PAGE
from ledstjarna.web.team.person.waiting import decides
from ledstjarna.web.team.ways import way_to


@page(STAFF)
def application(request: ViewerRequest, subject_id: UUID, application_id: UUID) -> HttpResponse:
    """Where the application stands, and what comes next."""
    reading, row = _open(request, subject_id, application_id, "application")
    return _show(request, reading, row, "team/application/page.html", {"form": form_for(request, HouseForm)})


@page(STAFF, writes=True)
def begin_investigation(request: ViewerRequest, subject_id: UUID, application_id: UUID) -> HttpResponse:
    """Take it on; the person sees who."""
    return _step(
        request, subject_id, application_id, "team/application/begin.html", "begun", lambda _row: {}, HouseForm,
        lambda _row, _data, seen: actions.begin_investigation(
            by=request.viewer, subject_id=subject_id, application_id=application_id, seen_version=seen, at=now()
        ),
    )  # fmt: skip


@page(STAFF, writes=True)
def write_investigation(request: ViewerRequest, subject_id: UUID, application_id: UUID) -> HttpResponse:
    """Write it; two who write at once see the difference."""
    return _step(
        request, subject_id, application_id, "team/application/write.html", "investigation",
        lambda row: {"stands": {"investigation": row.investigation}}, InvestigationForm,
        lambda _row, data, seen: actions.write_investigation(
            by=request.viewer, subject_id=subject_id, application_id=application_id, seen_version=seen,
            text=data["investigation"],
        ),
    )  # fmt: skip


@page(STAFF, writes=True)
def decide(request: ViewerRequest, subject_id: UUID, application_id: UUID) -> HttpResponse:
    """Granted, partly or refused. How to appeal is filled in to begin with."""

    def act(_row: Application, data: dict[str, Any], seen: int) -> object:
        last = data.pop("last_day")
        decided = Decided(**data, ends=last + timedelta(days=1) if last else None)
        return actions.decide(
            by=request.viewer, subject_id=subject_id, application_id=application_id, seen_version=seen,
            decided=decided, at=now(),
        )  # fmt: skip

    return _step(
        request, subject_id, application_id, "team/application/decide.html", "decided",
        lambda row: {"initial": {"how_to_appeal": how_to_appeal(row.principal.name)}}, DecisionForm, act,
    )  # fmt: skip


@page(STAFF, writes=True)
def assign(request: ViewerRequest, subject_id: UUID, application_id: UUID) -> HttpResponse:
    """Give what was granted to a provider, own or chosen by the person."""
    return _step(
        request, subject_id, application_id, "team/application/assign.html", "assigned",
        lambda row: _to_choose(row, request.viewer.municipality_id), AssignForm,
        lambda _row, data, _seen: actions.assign(
            by=request.viewer, subject_id=subject_id, application_id=application_id, unit_id=UUID(data["unit"]),
            chosen_by_person=data["chosen_by_person"], at=now(),
        ),
    )  # fmt: skip


def _to_choose(row: Application, municipality_id: str) -> dict[str, Any]:
    found = providers(row, municipality_id)
    return {"found": found, "initial": {"unit": found.wished}}


def _step(
    request: ViewerRequest, subject_id: UUID, application_id: UUID, template: str, thanks: str,
    options: Callable[[Application], dict[str, Any]], form_class: type[HouseForm],
    act: Callable[[Application, dict[str, Any], int], object],
) -> HttpResponse:  # fmt: skip
    reading, row = _open(request, subject_id, application_id, thanks)
    form = form_for(request, form_class, seen_version=row.version, **options(row))
    if request.method == "POST":
        answer = sent(
            request,
            form,
            lambda data, seen: act(row, data, seen),
            done=lambda _row: way_to("application", subject_id, thanks, application_id=application_id),
        )
        if answer:
            return answer
        row = application_of(reading, application_id)  # somebody may have taken the step meanwhile
    if taken := over(row, thanks):
        return _show(request, reading, row, "team/application/over.html", {"form": form, "over": taken})
    return _show(request, reading, row, template, {"form": form})


def _open(request: ViewerRequest, subject_id: UUID, application_id: UUID, what: str) -> tuple[Reading, Application]:
    reading = open_reading(request.viewer, subject_id, what=what, kinds=DECISION_PAGE)
    return reading, application_of(reading, application_id)


def _show(
    request: ViewerRequest, reading: Reading, row: Application, template: str, context: dict[str, Any]
) -> HttpResponse:
    page_of = way_to("application", reading.subject_id, application_id=row.pk)
    home = way_to("team_person", reading.subject_id) if reading.may("plan") else ""
    everything = {
        "application": row,
        "part": row.commitment,
        "decision": getattr(row, "decision", None),
        "period": period_of(row.commitment),
        "step": step_of(row),
        "steps": journey_of(row),
        "why": proposal(reading, row.commitment.proposal_id).why if reading.may("plan") else None,
        "told": [words for code in ("words", "meet") if (words := row.commitment.shared_words.get(code))],
        "mine": decides(request.viewer, row),
        "review": review_of_part(reading, row.commitment_id),
        "back": page_of if request.path != page_of else home,
        **context,
    }
    return show_about(request, template, reading, everything, whom=about(reading))
