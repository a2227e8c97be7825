"""Jag vill ändra något: say what, and the team answers."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from ledstjarna.domain.consent.rules import PLAN
from ledstjarna.domain.plans.actions import Answer, choose
from ledstjarna.domain.plans.queries import proposal
from ledstjarna.domain.plans.rules.supports import support_rule
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import PERSON, ViewerRequest, page
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.persons_word import HOW, SAYS, ask_persons_word, persons_word, persons_word_counts
from ledstjarna.web.resident.change_proposal.form import ABOUT, ChangeForm
from ledstjarna.web.resident.choosers import choice_hindrance
from ledstjarna.web.resident.offers import offer
from ledstjarna.web.resident.opening import opened, room, subject
from ledstjarna.web.resident.standing import speak_of, standing_of
from ledstjarna.web.resident.thanking import thanks_at


@page(PERSON, about=PLAN, writes=True)
def change_proposal(request: ViewerRequest, proposal_id: UUID) -> HttpResponse:
    """A counter-proposal in the person's words."""
    reading = opened(request, "change_proposal", PLAN)
    found = proposal(reading, proposal_id)
    form = form_for(request, ChangeForm, seen_version=found.version, initial={"new_when": found.when})
    standing = standing_of(reading)
    speak_of(form, standing, ABOUT, {})
    if persons_word_counts(reading, support_rule(found.legal_basis).matter):
        ask_persons_word(form, standing.first)

    def act(fields: dict[str, Any], seen_version: int) -> object:
        when = fields["new_when"] if fields["new_when"] != found.when else ""
        told = persons_word(fields)
        answer = Answer(
            kind="change", words=fields["words"], new_title=fields["new_title"], new_when=when,
            person_says=told[SAYS], will_understood_how=told[HOW],
        )  # fmt: skip
        return choose(
            by=request.viewer, subject_id=subject(request), proposal_id=found.id, seen_version=seen_version,
            answer=answer, at=now(),
        )  # fmt: skip

    if request.method == "POST" and (
        answer := sent(request, form, act, done=lambda _row: thanks_at("choose", "change", proposal_id=proposal_id))
    ):
        return answer
    context = {
        "one": offer(found, found.goal.words, standing), "form": form,
        "hindrance": choice_hindrance(reading, found.legal_basis),
    }  # fmt: skip
    return room(request, "resident/change_proposal/page.html", reading, context, standing=standing)
