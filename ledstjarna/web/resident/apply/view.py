"""Jag vill ansöka om hjälp: always open, one page, sent at once."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from ledstjarna.domain.consent.rules import DECISION, PLAN
from ledstjarna.domain.people.queries import person
from ledstjarna.domain.plans.actions import SupportOffered, go_ahead
from ledstjarna.domain.plans.queries import plan_view
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import PERSON, ViewerRequest, page
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.resident.apply.form import ABOUT, ApplyForm
from ledstjarna.web.resident.apply.receivers import care_centres, receiver
from ledstjarna.web.resident.choosers import matter_hindrance
from ledstjarna.web.resident.choosing_goal import HINTS
from ledstjarna.web.resident.opening import opened, room, standing_of, subject
from ledstjarna.web.resident.standing import speak_of
from ledstjarna.web.resident.thanking import thanks_at


@page(PERSON, about=PLAN, writes=True)
def apply_for_help(request: ViewerRequest) -> HttpResponse:
    """The person's words become an application to the municipality, or a question to a care centre."""
    reading = opened(request, "apply_for_help", PLAN, DECISION)
    standing = standing_of(reading)
    form = form_for(
        request, ApplyForm, goals=plan_view(reading).goals,
        care_centres=care_centres(request.viewer, person(reading).place),
    )  # fmt: skip
    speak_of(form, standing, ABOUT, HINTS)
    if request.method == "POST" and (answer := sent(request, form, _applying(request, form), done=_done)):
        return answer
    # Those close may propose, never apply; nor does a child alone. A representative's mandate is tried when the kind
    # of help is known.
    hindrance = None if request.viewer.kind == "representative" else matter_hindrance(reading, "social")
    return room(request, "resident/apply/page.html", reading, {"form": form, "hindrance": hindrance}, standing=standing)


def _applying(request: ViewerRequest, form: Any) -> Any:
    def act(fields: dict[str, Any], _seen: int) -> object:
        offered = SupportOffered(
            title=fields["title"], legal_basis=fields["kind"], why=fields["why"],
            can_change_mind=_("Ja. Du kan ta tillbaka ansökan när du vill."),
            after_no=_("Ingen ansökan skickas. Resten av planen är som förut."),
        )  # fmt: skip
        return go_ahead(
            by=request.viewer, subject_id=subject(request), aim=form.aim(), offered=offered,
            owner=receiver(request.viewer, fields["kind"], fields["care_centre"]), yes=True, at=now(),
        )  # fmt: skip

    return act


def _done(proposal: Any) -> str:
    return thanks_at("choose", "yes", proposal_id=proposal.id)
