"""A proposal, its alternatives, and the person's answer as staff were told it."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from ledstjarna.domain.consent.queries import open_reading
from ledstjarna.domain.people.queries import representatives
from ledstjarna.domain.plans import actions
from ledstjarna.domain.plans.queries import alternatives, choices_of, proposal
from ledstjarna.domain.plans.rules.states import PROPOSAL
from ledstjarna.domain.plans.rules.supports import support_rule
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.forms import HouseForm, form_for, sent
from ledstjarna.web.persons_word import whose_word_needs_it
from ledstjarna.web.team.about import about
from ledstjarna.web.team.choice.form import ChoiceForm
from ledstjarna.web.team.choice.shared import TOLD_BY_FACT, fact_choices, facts_to_share, told
from ledstjarna.web.team.door import show_about
from ledstjarna.web.team.kinds import PLAN_PAGE
from ledstjarna.web.team.ways import in_meeting, onwards
from ledstjarna.web.wording import mandate_name


@page(STAFF, writes=True)
def register_choice(request: ViewerRequest, subject_id: UUID, proposal_id: UUID) -> HttpResponse:
    """What is proposed, beside its alternatives, and the form for the answer while it can be answered."""
    reading = open_reading(request.viewer, subject_id, what="register_choice", kinds=PLAN_PAGE)
    whom, row = about(reading), proposal(reading, proposal_id)
    if row.state == "asked":  # the person's own wish: it is answered on a page of its own
        return HttpResponseRedirect(reverse("counter", args=[subject_id, proposal_id]))
    facts = facts_to_share(whom, row)
    answers_for = representatives(reading)
    form = form_for(
        request, ChoiceForm, seen_version=row.version,
        representatives=[
            (str(seen.representative.pk), f"{seen.representative.name}, {mandate_name(seen.mandates[0].kind)}")
            for seen in answers_for
        ],
        first_name=whom.person.given_name,
        needs_word=whose_word_needs_it(
            reading, [seen.representative.pk for seen in answers_for], support_rule(row.legal_basis).matter
        ),
        facts=fact_choices(facts) if row.legal_basis in TOLD_BY_FACT else None,
    )  # fmt: skip
    if request.method == "POST":
        answer = sent(
            request,
            form,
            lambda data, seen: actions.choose(
                by=request.viewer, subject_id=subject_id, proposal_id=proposal_id, seen_version=seen,
                answer=form.answer(
                    data, told(row, facts, data.get("shared_facts", []), data.get("shared_phone", ""))
                ),
                at=now(),
            ),
            done=lambda _choice: onwards(request, subject_id, "choice"),
        )  # fmt: skip
        if answer:
            return answer
    context = {
        "form": form,
        "proposal": row,
        "alternatives": alternatives(reading, row),
        "choices": choices_of(reading, proposal_id),
        "open": PROPOSAL.may(row.state, "yes"),
        "mine": row.proposed_by_id in request.viewer.parties,
        "back": onwards(request, subject_id, ""),
    }
    return show_about(request, "team/choice/page.html", reading, context, whom=whom, shared_screen=in_meeting(request))


@page(STAFF, writes=True)
def withdraw_proposal(request: ViewerRequest, subject_id: UUID, proposal_id: UUID) -> HttpResponse:
    """Take back one's own proposal. Asked once more before it is done."""
    reading = open_reading(request.viewer, subject_id, what="withdraw_proposal", kinds=PLAN_PAGE)
    row = proposal(reading, proposal_id)
    form = form_for(request, HouseForm, seen_version=row.version)
    if request.method == "POST":
        answer = sent(
            request,
            form,
            lambda _data, seen: actions.withdraw_proposal(
                by=request.viewer, subject_id=subject_id, proposal_id=proposal_id, seen_version=seen
            ),
            done=lambda _row: onwards(request, subject_id, "withdrawn"),
        )
        if answer:
            return answer
    context = {"form": form, "proposal": row, "back": onwards(request, subject_id, "")}
    return show_about(request, "team/choice/withdraw.html", reading, context)
