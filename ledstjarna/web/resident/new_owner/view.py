"""Ska någon ny få frågan? The person chooses, and what the new one gets to know, before anybody new learns anything."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from ledstjarna.domain.consent.rules import PLAN, STORY
from ledstjarna.domain.people.queries import person, story_let
from ledstjarna.domain.plans.actions import choose_owner as choose
from ledstjarna.domain.plans.models import OwnerChange
from ledstjarna.domain.plans.queries import owner_change
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import PERSON, ViewerRequest, page
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.resident.choosers import choice_hindrance
from ledstjarna.web.resident.new_owner.form import OwnerForm
from ledstjarna.web.resident.offers import UNBOUND
from ledstjarna.web.resident.opening import opened, room, standing_of, subject
from ledstjarna.web.resident.share_facts.form import ABOUT
from ledstjarna.web.resident.standing import speak_of
from ledstjarna.web.resident.thanking import thanks_at


@page(PERSON, about=PLAN, writes=True)
def choose_owner(request: ViewerRequest, owner_change_id: UUID) -> HttpResponse:
    """Who leaves, who could take over, what they would get to know; yes or no."""
    reading = opened(request, "choose_owner", PLAN, STORY)
    found, standing = owner_change(reading, owner_change_id), standing_of(reading)
    told, whom = story_let(reading), person(reading)
    form = form_for(request, OwnerForm, seen_version=found.version, initial={
        "about": found.commitment.title, "name": whom.given_name, "when": found.commitment.when,
        "meet": told.how_to_meet_me if told else "",
    })  # fmt: skip
    form.keep_unsaid(whom.protected_identity if found.new_basis == "association" else "")
    speak_of(form, standing, ABOUT, {})

    def act(fields: dict[str, Any], seen_version: int) -> OwnerChange:
        return choose(
            by=request.viewer, subject_id=subject(request), owner_change_id=owner_change_id,
            seen_version=seen_version, yes=fields["answer"] == "yes", shared_words=form.shared(), at=now(),
        )  # fmt: skip

    if request.method == "POST" and (
        answer := sent(
            request, form, act,
            done=lambda row: thanks_at("waiting", "fragad" if row.state == "asked" else "inte-fragad"),
        )
    ):  # fmt: skip
        return answer
    context = {
        "form": form, "one": found, "part": found.commitment, "unbound": found.new_basis in UNBOUND,
        "hindrance": choice_hindrance(reading, found.new_basis or found.commitment.legal_basis),
    }  # fmt: skip
    return room(request, "resident/new_owner/page.html", reading, context, standing=standing)
