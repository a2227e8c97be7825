"""Agree the plan: read it through, see what is missing, register the person's yes."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from ledstjarna.domain.consent.queries import Reading, open_reading
from ledstjarna.domain.people.queries import guardians, representatives
from ledstjarna.domain.plans import actions
from ledstjarna.domain.plans.actions import Agreed
from ledstjarna.domain.plans.models import Agreement
from ledstjarna.domain.plans.queries import (
    PlanView,
    agreements,
    linked_plans,
    plan_view,
    readiness,
    standing_yeses,
    substance_now,
    told_with_parts,
)
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.persons_word import persons_word, whose_word_needs_it
from ledstjarna.web.team.about import About, about
from ledstjarna.web.team.agree.form import AgreeForm
from ledstjarna.web.team.door import show_about
from ledstjarna.web.team.kinds import PLAN_PAGE
from ledstjarna.web.team.person.goals import goal_rows
from ledstjarna.web.team.person.sip import mended
from ledstjarna.web.team.ways import in_meeting, onwards, way_to

_OTHERS = "sip_others_not_stated"


@page(STAFF, writes=True)
def agree(request: ViewerRequest, subject_id: UUID) -> HttpResponse:
    """The whole plan on one page, then the yes."""
    reading = open_reading(request.viewer, subject_id, what="agree", kinds=PLAN_PAGE, besides=told_with_parts)
    whom, view = about(reading), plan_view(reading)
    ready = readiness(reading, view)
    speakers = _speakers(reading, whom)
    form = form_for(
        request, AgreeForm, speakers=speakers, first_name=whom.person.given_name,
        needs_word=whose_word_needs_it(reading, [UUID(one) for one, _name in speakers[1:]], "plan"),
        asks_others=any(one.code == _OTHERS for one in ready.missing),
        initial={"said_by": str(subject_id), "way": "meeting" if in_meeting(request) else ""},
        seen_version=view.plan.version if view.plan else 0,
    )  # fmt: skip
    if request.method == "POST":
        answer = sent(
            request, form, lambda data, seen: _agree(reading, data, seen, request.POST.get("read", "")),
            done=lambda row: _done(request, subject_id, row),
        )  # fmt: skip
        if answer:
            return answer
    missing = mended(subject_id, [one for one in ready.missing if one.code != _OTHERS])
    is_agreed = view.plan is not None and view.plan.state == "agreed"
    stands = substance_now(reading, view)
    context: dict[str, Any] = {
        "form": form,
        "is_agreed": is_agreed,
        "latest": next(iter(agreements(reading)), None) if is_agreed else None,
        "asks": not missing and not is_agreed,
        "plan": view.plan,
        "goals": goal_rows(request.viewer, subject_id, view),
        "linked": linked_plans(reading),
        "stands": stands,
        "said": _said(reading, view, stands),
        "missing": missing,
        "advised": mended(subject_id, ready.advised),
        "back": onwards(request, subject_id, ""),
    }
    return show_about(request, "team/agree/page.html", reading, context, whom=whom, shared_screen=in_meeting(request))


def _agree(reading: Reading, data: dict[str, Any], seen: int, read: str) -> Agreement | None:
    said_by = UUID(data["said_by"])
    agreed = Agreed(
        way=data["way"], others_none=data.get("others_none", False),
        representative_id=None if said_by == reading.subject_id else said_by, read=read, **persons_word(data),
    )  # fmt: skip
    return actions.agree_plan(
        by=reading.viewer, subject_id=reading.subject_id, seen_version=seen, agreed=agreed, at=now()
    )


def _done(request: ViewerRequest, subject_id: UUID, row: Agreement | None) -> str:
    if row is None:  # one guardian's yes: the page asks for the other's
        return request.get_full_path()
    if in_meeting(request):
        return way_to("meeting", subject_id)
    return way_to("agreed_version", subject_id, "agreed", agreement_id=row.id)


def _said(reading: Reading, view: PlanView, stands: str) -> tuple[str, str]:
    """Of guardians who agree together: who has said yes to the plan, and whose yes is waited for."""
    said = {row["who"] for row in standing_yeses(view.plan, stands)} if view.plan else set()
    both = guardians(reading) if said else []
    names = [[one.name for one in both if (str(one.id) in said) is yes] for yes in (True, False)]
    return ", ".join(names[0]), ", ".join(names[1])


def _speakers(reading: Reading, whom: About) -> list[tuple[str, str]]:
    others = [(str(seen.representative.pk), seen.representative.name) for seen in representatives(reading)]
    return [(str(reading.subject_id), whom.name), *others]
