"""Ja tack, step by step: what the one who is asked gets to know, seen before it is sent."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from ledstjarna.domain.consent.queries import Reading
from ledstjarna.domain.consent.rules import PLAN, STORY
from ledstjarna.domain.people.queries import person, story_let
from ledstjarna.domain.plans.actions import Answer, choose
from ledstjarna.domain.plans.queries import proposal
from ledstjarna.domain.plans.rules.supports import support_rule
from ledstjarna.domain.plans.rules.telling import Protection, told_to_association
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import PERSON, ViewerRequest, page
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.persons_word import HOW, SAYS, ask_persons_word, persons_word, persons_word_counts
from ledstjarna.web.resident.choosers import choice_hindrance
from ledstjarna.web.resident.offers import SHARES, UNBOUND, offer
from ledstjarna.web.resident.opening import opened, room, subject
from ledstjarna.web.resident.share_facts.form import ABOUT, ShareForm
from ledstjarna.web.resident.standing import speak_of, standing_of
from ledstjarna.web.resident.thanking import thanks_at
from ledstjarna.web.wording.shared_facts import facts_in_words


@page(PERSON, about=PLAN, writes=True)
def share_facts(request: ViewerRequest, proposal_id: UUID) -> HttpResponse:
    """Choose the facts, see exactly what is told, then send."""
    reading = opened(request, "share_facts", PLAN, STORY)
    found = proposal(reading, proposal_id)
    if found.legal_basis not in SHARES or found.state not in ("open", "thinking"):
        return HttpResponseRedirect(reverse("choose", kwargs={"proposal_id": proposal_id}))
    standing = standing_of(reading)
    protected = person(reading).protected_identity if found.legal_basis == "association" else ""
    form = form_for(request, ShareForm, seen_version=found.version, initial=_begins_with(reading, found))
    form.keep_unsaid(protected)
    speak_of(form, standing, ABOUT, {})
    if persons_word_counts(reading, support_rule(found.legal_basis).matter):
        ask_persons_word(form, standing.first)
    if "send" in request.POST and (answer := sent(request, form, _sending(request, found, form), done=_done)):
        return answer
    shared = form.shared() if "preview" in request.POST and form.is_valid() else None
    protection = Protection(protected, reading.at)  # what is shared now is not from before
    seen = facts_in_words(told_to_association(shared, protection, reading.at)) if shared else None
    context = {
        "one": offer(found, found.goal.words, standing), "form": form, "seen": seen,
        "unbound": found.legal_basis in UNBOUND, "is_association": found.legal_basis == "association",
        "hindrance": choice_hindrance(reading, found.legal_basis), "protected": protected,
    }  # fmt: skip
    return room(request, "resident/share_facts/page.html", reading, context, standing=standing)


def _begins_with(reading: Reading, found: Any) -> dict[str, Any]:
    """The words are there to be ticked; nothing is told but what the person ticks, fact by fact."""
    told = story_let(reading)
    return {
        "about": found.title, "name": person(reading).given_name, "phone": "",
        "meet": told.how_to_meet_me if told else "", "when": found.when,
    }  # fmt: skip


def _sending(request: ViewerRequest, found: Any, form: Any) -> Any:
    def act(fields: dict[str, Any], seen_version: int) -> object:
        shared, told = form.shared(), persons_word(fields)
        return choose(
            by=request.viewer, subject_id=subject(request), proposal_id=found.id, seen_version=seen_version,
            at=now(), answer=Answer(
                kind="yes", shared_facts=tuple(shared), shared_words=shared, person_says=told[SAYS],
                will_understood_how=told[HOW],
            ),
        )  # fmt: skip

    return act


def _done(choice: Any) -> str:
    return thanks_at("choose", "yes", proposal_id=choice.proposal_id)
