"""The plan as SIP: what it is, where it stands, what is missing; judge, name who answers, close."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from ledstjarna.domain.consent.queries import Reading, open_reading
from ledstjarna.domain.organisations.queries import principals
from ledstjarna.domain.plans import actions
from ledstjarna.domain.plans.models import Sip
from ledstjarna.domain.plans.queries import plan_view, readiness, standing_plan
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.team.about import About, about
from ledstjarna.web.team.door import show_about
from ledstjarna.web.team.kinds import PLAN_PAGE
from ledstjarna.web.team.person.sip import first_goal, mended
from ledstjarna.web.team.sip.form import CloseForm, JudgeForm, ResponsibleForm
from ledstjarna.web.team.ways import way_to


@page(STAFF)
def team_sip(request: ViewerRequest, subject_id: UUID) -> HttpResponse:
    """Everything about the SIP, in plain words."""
    reading = open_reading(request.viewer, subject_id, what="team_sip", kinds=PLAN_PAGE)
    view = plan_view(reading)
    sip = view.plan.sip if view.plan else None
    ready, agreed = readiness(reading, view), bool(view.plan and view.plan.state == "agreed")
    lacking = [] if agreed else [one for one in ready.missing if one.code.startswith("sip")]
    context = {
        "sip": sip if sip and sip.ended_at is None else None,
        "earlier": sip if sip and sip.ended_at else None,
        "missing": mended(subject_id, lacking, first_goal(view)),
        "next": "" if agreed else _next([one.code for one in lacking]),
        "may_judge": request.viewer.organisation_kind in ("region", "municipality"),
        "back": way_to("team_person", subject_id),
    }
    return show_about(request, "team/sip/page.html", reading, context)


def _next(missing: list[str]) -> str:
    """The step that comes first: the person's consent, who answers for it, then the plan itself."""
    if "sip_without_consent" in missing:
        return "consent"
    return "responsible" if {"sip_no_responsible", "sip_took_part_not_stated"} & set(missing) else "agree"


@page(STAFF, writes=True)
def judge_sip(request: ViewerRequest, subject_id: UUID) -> HttpResponse:
    """Region or municipality judges that it is needed. Consent is asked for next."""
    reading = open_reading(request.viewer, subject_id, what="judge_sip", kinds=PLAN_PAGE)
    form = form_for(request, JudgeForm)
    if request.method == "POST":
        answer = sent(
            request,
            form,
            lambda data, _seen: actions.judge_sip(by=request.viewer, subject_id=subject_id, why=data["why"], at=now()),
            done=lambda sip: way_to("team_sip", subject_id, "sip" if sip.state == "judged" else "sip_consented"),
        )
        if answer:
            return answer
    context = {"form": form, "back": way_to("team_person", subject_id)}
    return show_about(request, "team/sip/judge.html", reading, context)


@page(STAFF, writes=True)
def name_responsible(request: ViewerRequest, subject_id: UUID) -> HttpResponse:
    """Exactly one principal has the overall responsibility."""
    reading = open_reading(request.viewer, subject_id, what="name_responsible", kinds=PLAN_PAGE)
    whom, plan = about(reading), standing_plan(reading)
    sip = plan.sip if plan and plan.sip and plan.sip.ended_at is None else None
    if sip is None and request.method != "POST":
        return _no_sip(request, reading)
    form = form_for(
        request, ResponsibleForm, principals=_principals(whom), stands=_stands(sip),
        seen_version=sip.version if sip else 0,
    )  # fmt: skip
    if request.method == "POST":
        answer = sent(
            request, form, lambda data, seen: _name(request, subject_id, data, seen),
            done=lambda _sip: way_to("team_person", subject_id, "responsible"),
        )  # fmt: skip
        if answer:
            return answer
    context = {"form": form, "back": way_to("team_person", subject_id)}
    return show_about(request, "team/sip/responsible.html", reading, context, whom=whom)


@page(STAFF, writes=True)
def close_sip(request: ViewerRequest, subject_id: UUID) -> HttpResponse:
    """Close it when it is no longer needed. The plan, its parts and the decisions stand."""
    reading = open_reading(request.viewer, subject_id, what="close_sip", kinds=PLAN_PAGE)
    plan = standing_plan(reading)
    if request.method != "POST" and (plan is None or plan.sip is None or plan.sip.ended_at is not None):
        return _no_sip(request, reading)
    form = form_for(request, CloseForm)
    if request.method == "POST":
        answer = sent(
            request,
            form,
            lambda data, _seen: actions.close_sip(by=request.viewer, subject_id=subject_id, why=data["why"], at=now()),
            done=lambda _sip: way_to("team_person", subject_id, "sip_closed"),
        )
        if answer:
            return answer
    return show_about(request, "team/sip/close.html", reading, {"form": form, "back": way_to("team_sip", subject_id)})


def _no_sip(request: ViewerRequest, reading: Reading) -> HttpResponse:
    return show_about(request, "team/sip/none.html", reading, {"back": way_to("team_sip", reading.subject_id)})


def _name(request: ViewerRequest, subject_id: UUID, data: dict[str, Any], seen: int) -> Sip:
    return actions.name_responsible(
        by=request.viewer, subject_id=subject_id, seen_version=seen, organisation_id=UUID(str(data["responsible"])),
        person_took_part=data["person_took_part"], close_ones_note=data["close_ones_note"],
    )  # fmt: skip


def _principals(whom: About) -> list[tuple[str, str]]:
    rows = principals(county_id=whom.person.county_id, municipality_id=whom.person.municipality_id or "")
    return [(str(row.pk), row.name) for row in rows]


def _stands(sip: Sip | None) -> dict[str, Any]:
    if sip is None:
        return {"responsible": "", "person_took_part": "", "close_ones_note": ""}
    took_part = {True: "yes", False: "no", None: ""}[sip.person_took_part]
    return {
        "responsible": str(sip.responsible_id or ""),
        "person_took_part": took_part,
        "close_ones_note": sip.close_ones_note,
    }
