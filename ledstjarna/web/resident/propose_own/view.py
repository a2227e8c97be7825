"""Föreslå något: by the person, their representative and those close to them."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from ledstjarna.domain.consent.queries import Reading
from ledstjarna.domain.consent.rules import DECISION, PLAN
from ledstjarna.domain.plans.actions import SupportOffered, go_ahead
from ledstjarna.domain.plans.queries import plan_view
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import PERSON, ViewerRequest, page
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.resident.choosers import choice_hindrance
from ledstjarna.web.resident.choosing_goal import ABOUT, HINTS
from ledstjarna.web.resident.opening import opened, room, standing_of, subject
from ledstjarna.web.resident.propose_own.form import ProposeForm
from ledstjarna.web.resident.propose_own.owners import KINDS, ME, candidates, owner
from ledstjarna.web.resident.standing import Standing, speak_of
from ledstjarna.web.resident.thanking import thanks_at


@page(PERSON, about=PLAN)
def propose_own(request: ViewerRequest) -> HttpResponse:
    """First who is to do it."""
    return room(request, "resident/propose_own/who.html", opened(request, "propose_own", PLAN), {})


@page(PERSON, about=PLAN, writes=True)
def propose_as(request: ViewerRequest, kind: str) -> HttpResponse:
    """Then what. One's own doing is in the plan at once; others are asked after a yes."""
    if kind not in KINDS:
        return HttpResponseRedirect(reverse("propose_own"))
    reading = opened(request, "propose_own", PLAN, DECISION)
    standing = standing_of(reading)
    found, goals = candidates(reading, kind), plan_view(reading).goals
    form = form_for(request, ProposeForm, goals=goals, may_set=standing.answers, candidates=found.whom)
    if request.method == "POST" and (
        answer := sent(request, form, _proposing(request, reading, kind, form), done=_onwards(reading, standing))
    ):
        return answer
    speak_of(form, standing, ABOUT, HINTS)
    context = {
        "form": form, "kind": kind, "nobody": kind != ME and not found.whom,
        "no_goal": not goals and not standing.answers,
    }  # fmt: skip
    return room(request, "resident/propose_own/page.html", reading, context, standing=standing)


def _proposing(request: ViewerRequest, reading: Reading, kind: str, form: Any) -> Any:
    def act(fields: dict[str, Any], _seen: int) -> object:
        basis = candidates(reading, kind).basis
        offered = SupportOffered(
            title=fields["title"], legal_basis=basis, why=fields["why"], when=fields["when"],
            can_change_mind=_("Ja, när som helst."), after_no=_("Inget händer. Resten av planen är som förut."),
        )  # fmt: skip
        theirs_to_choose = basis == "own" and choice_hindrance(reading, basis) is None
        return go_ahead(
            by=request.viewer, subject_id=subject(request), aim=form.aim(), offered=offered,
            owner=owner(reading, kind, fields.get("whom", "")), yes=theirs_to_choose, at=now(),
        )  # fmt: skip

    return act


def _onwards(reading: Reading, standing: Standing) -> Any:
    def onwards(proposal: Any) -> str:
        if proposal.state == "chosen":
            return thanks_at("choose", "yes", proposal_id=proposal.id)
        if standing.answers and choice_hindrance(reading, proposal.legal_basis) is None:
            return reverse("share_facts", kwargs={"proposal_id": proposal.id})
        return thanks_at("choose", "foreslaget", proposal_id=proposal.id)

    return onwards
