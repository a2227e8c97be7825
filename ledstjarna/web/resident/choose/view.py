"""Välj: one proposal, everything one needs to know about it, and four answers that each say what happens then."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from ledstjarna.domain.consent.queries import Reading
from ledstjarna.domain.consent.rules import DECISION, PLAN
from ledstjarna.domain.organisations.queries import organisations_by_id
from ledstjarna.domain.plans.actions import Answer, reopen_proposal, withdraw_proposal
from ledstjarna.domain.plans.actions import choose as make_choice
from ledstjarna.domain.plans.queries import alternatives, choices_of, plan_view, proposal
from ledstjarna.domain.plans.rules.supports import support_rule
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import PERSON, ViewerRequest, page
from ledstjarna.web.entrance.kept_form import as_whom
from ledstjarna.web.forms import HouseForm, form_for, sent
from ledstjarna.web.persons_word import HOW, SAYS, ask_persons_word, persons_word, persons_word_counts
from ledstjarna.web.resident.choose.form import ChooseForm
from ledstjarna.web.resident.choose.presenter import alternatives_shown, answered_words, onwards, thanks_for
from ledstjarna.web.resident.choosers import choice_hindrance
from ledstjarna.web.resident.offers import if_yes, needs_decision, offer
from ledstjarna.web.resident.opening import opened, room, standing_of, subject
from ledstjarna.web.resident.thanking import thanks_at


@page(PERSON, about=PLAN, writes=True)
def choose(request: ViewerRequest, proposal_id: UUID) -> HttpResponse:
    """Show a proposal and take the answer to it."""
    reading = opened(request, "choose", PLAN, DECISION)
    found = proposal(reading, proposal_id)
    form = form_for(request, ChooseForm, seen_version=found.version)
    if _asks_person(reading, found):
        ask_persons_word(form, standing_of(reading).first, needed=request.POST.get("choice") != "later")
    if request.method == "POST" and (answer := sent(request, form, _choosing(request, found), done=_done)):
        return answer
    return _shown(request, reading, found, form)


@page(PERSON, about=PLAN, writes=True)
def reopen(request: ViewerRequest, proposal_id: UUID) -> HttpResponse:
    """Look again at something one said no to."""
    return _step(request, proposal_id, reopen_proposal, "oppnat", at=now())


@page(PERSON, about=PLAN, writes=True)
def take_back(request: ViewerRequest, proposal_id: UUID) -> HttpResponse:
    """Take back one's own proposal or wish."""
    return _step(request, proposal_id, withdraw_proposal, "tillbakataget")


def _step(request: ViewerRequest, proposal_id: UUID, action: Any, thanks: str, **more: Any) -> HttpResponse:
    """One button's action on a proposal; what hinders it is told on the proposal's page."""
    reading = opened(request, "choose", PLAN, DECISION)
    form = form_for(request, HouseForm)

    def act(_fields: dict[str, Any], seen_version: int) -> object:
        return action(
            by=request.viewer, subject_id=subject(request), proposal_id=proposal_id, seen_version=seen_version, **more
        )

    if request.method == "POST" and (
        answer := sent(request, form, act, done=lambda _row: thanks_at("choose", thanks, proposal_id=proposal_id))
    ):
        return answer
    found = proposal(reading, proposal_id)
    shown = ChooseForm(who=as_whom(request), seen_version=found.version)
    if _asks_person(reading, found):
        ask_persons_word(shown, standing_of(reading).first)
    return _shown(request, reading, found, shown, form)


def _asks_person(reading: Reading, found: Any) -> bool:
    return found.state in ("open", "thinking") and persons_word_counts(reading, support_rule(found.legal_basis).matter)


def _shown(
    request: ViewerRequest, reading: Reading, found: Any, form: HouseForm, step: HouseForm | None = None
) -> HttpResponse:
    standing = standing_of(reading)
    one = offer(found, found.goal.words, standing)
    view = plan_view(reading) if "tack" in request.GET and standing.answers else None
    own = [row for row in view.parts if row.proposal_id == found.id and row.legal_basis == "own"] if view else []
    context = {
        "one": one, "form": form, "forms": [form, *([step] if step else [])], "if_yes": if_yes(one, standing),
        "alternatives": alternatives_shown(alternatives(reading, found), standing),
        "hindrance": choice_hindrance(reading, found.legal_basis),
        "mine": found.proposed_by_id in request.viewer.parties,
        "answered": answered_words(choices_of(reading, found.id), standing),
        "onwards": onwards(view.to_choose) if view else None,
        "time_for": next((row.id for row in own if row.state == "active" and standing.themself), None),
        "thanked": thanks_for(request, found, standing, _receiver(found)),
    }  # fmt: skip
    return room(request, "resident/choose/page.html", reading, context, standing=standing)


def _receiver(found: Any) -> str:
    """The authority that an application about it goes to, by name."""
    if not needs_decision(found) or found.owner_organisation_id is None:
        return ""
    return organisations_by_id({found.owner_organisation_id})[found.owner_organisation_id].name


def _choosing(request: ViewerRequest, found: Any) -> Any:
    def act(fields: dict[str, Any], seen_version: int) -> object:
        told = persons_word(fields)
        answer = Answer(
            kind=fields["choice"], words=fields["words"], person_says=told[SAYS], will_understood_how=told[HOW]
        )
        return make_choice(
            by=request.viewer, subject_id=subject(request), proposal_id=found.id, seen_version=seen_version,
            answer=answer, at=now(),
        )  # fmt: skip

    return act


def _done(choice: Any) -> str:
    return thanks_at("choose", choice.kind, proposal_id=choice.proposal_id)
