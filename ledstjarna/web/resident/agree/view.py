"""Komma överens: everything that is to be agreed on one page, what is missing, and the person's yes."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from ledstjarna.domain.consent.queries import Reading
from ledstjarna.domain.consent.rules import DECISION, PLAN, STORY, TEAM
from ledstjarna.domain.people.queries import guardians, story_let
from ledstjarna.domain.plans.actions import Agreed, agree_plan
from ledstjarna.domain.plans.queries import PlanView, plan_view, readiness, standing_yeses, substance_now
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import PERSON, ViewerRequest, page
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.resident.agree.form import AgreeForm
from ledstjarna.web.resident.agree.presenter import agree_page
from ledstjarna.web.resident.choosers import matter_hindrance
from ledstjarna.web.resident.opening import opened, room, standing_of, subject
from ledstjarna.web.resident.thanking import thanks_at
from ledstjarna.web.resident.words import quoted


@page(PERSON, about=PLAN, writes=True)
def agree(request: ViewerRequest) -> HttpResponse:
    """Show what is to be agreed and take the yes."""
    reading = opened(request, "agree", PLAN, STORY, DECISION, TEAM)
    standing = standing_of(reading)
    view = plan_view(reading)
    form = form_for(request, AgreeForm, seen_version=view.plan.version if view.plan else 0)

    def act(fields: dict[str, Any], seen_version: int) -> object:
        return agree_plan(
            by=request.viewer, subject_id=subject(request), seen_version=seen_version,
            agreed=Agreed(others_none=fields["others_none"], read=request.POST.get("read", "")), at=now(),
        )  # fmt: skip

    if request.method == "POST" and (answer := sent(request, form, act, done=_done)):
        return answer
    stands = substance_now(reading, view) if standing.answers else ""
    context = {
        "form": form, "stands": stands,
        "shown": agree_page(view, readiness(reading, view), _others(reading, view, stands), standing),
        "quote": quoted(story_let(reading), standing.name), "hindrance": matter_hindrance(reading, "plan"),
    }  # fmt: skip
    return room(request, "resident/agree/page.html", reading, context, standing=standing)


def _others(reading: Reading, view: PlanView, stands: str) -> str:
    """The guardians whose yes is waited for after the viewer's own to what stands; empty when none is."""
    said = {row["who"] for row in standing_yeses(view.plan, stands)} if view.plan else set()
    if str(reading.viewer.party_id) not in said:
        return ""
    return ", ".join(one.name for one in guardians(reading) if str(one.id) not in said)


def _done(agreement: Any) -> str:
    return thanks_at("version", "overens", agreement_id=agreement.id) if agreement else reverse("agree")
