"""Det som snart tar slut: what happens now; applying anew, or saying that it goes on. Nothing goes on by itself."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from ledstjarna.domain.consent.queries import current_consents
from ledstjarna.domain.consent.rules import DECISION, PLAN
from ledstjarna.domain.plans.actions import Aim, Owner, SupportOffered, go_ahead
from ledstjarna.domain.plans.models import Commitment
from ledstjarna.domain.plans.queries import ending_parts, expiring_parts, part
from ledstjarna.domain.plans.rules.expiring import ENDED, expiry_phase
from ledstjarna.foundation.clock import now, today
from ledstjarna.foundation.ids import new_id
from ledstjarna.web.door import PERSON, ViewerRequest, page
from ledstjarna.web.entrance.kept_form import as_whom, who_note
from ledstjarna.web.forms import HouseForm, form_for, sent
from ledstjarna.web.how_long import holds_text, renewed_text
from ledstjarna.web.lasting import shown_for
from ledstjarna.web.resident.choosers import choice_hindrance
from ledstjarna.web.resident.opening import opened, room, standing_of, subject
from ledstjarna.web.resident.sharing.presenter import QUESTIONS
from ledstjarna.web.resident.thanking import thanks_at
from ledstjarna.web.wording import date_text


@page(PERSON, about=PLAN)
def expiring(request: ViewerRequest) -> HttpResponse:
    """The decisions and the parts that come to their end, the nearest first."""
    reading = opened(request, "expiring", PLAN, DECISION)
    ending = ending_parts(reading)
    seen = {"ending": [shown_for(reading, one) for one in ending], "key": new_id(), "who": who_note(as_whom(request))}
    decisions, standing = [_row(one) for one in expiring_parts(reading)], standing_of(reading)
    yeses = [
        (QUESTIONS[kind](standing)[0], holds_text(row), row.state == "ended", kind)
        for kind, row in current_consents(reading).items()
        if renewed_text(reading, row)
    ]
    return room(
        request, "resident/expiring/list.html", reading, {"rows": decisions, "yeses": yeses, **seen}, standing=standing
    )


@page(PERSON, about=PLAN, writes=True)
def apply_anew(request: ViewerRequest, part_id: UUID) -> HttpResponse:
    """A new application for the same support: it is looked into and decided, as the first one was."""
    reading = opened(request, "apply_anew", PLAN, DECISION)
    found = part(reading, part_id)
    if found not in expiring_parts(reading):
        return HttpResponseRedirect(reverse("expiring"))
    form = form_for(request, HouseForm)
    first = found.proposal

    def act(_fields: dict[str, Any], _seen: int) -> object:
        offered = SupportOffered(
            title=found.title, legal_basis=found.legal_basis, when=first.when, why=first.why,
            can_change_mind=_("Ja. Du kan ta tillbaka ansökan när du vill."),
            after_no=_("Ingen ansökan skickas. Resten av planen är som förut."),
        )  # fmt: skip
        owner = Owner(first.owner_id, "unit", first.owner_label, first.owner_organisation_id, "municipality")
        return go_ahead(
            by=request.viewer, subject_id=subject(request), aim=Aim(goal_id=found.goal_id), offered=offered,
            owner=owner, yes=True, at=now(),
        )  # fmt: skip

    if request.method == "POST" and (
        answer := sent(request, form, act, done=lambda row: thanks_at("choose", "yes", proposal_id=row.id))  # type: ignore[attr-defined]
    ):
        return answer
    context = {"form": form, "one": _row(found), "hindrance": choice_hindrance(reading, found.legal_basis)}
    return room(request, "resident/expiring/apply.html", reading, context)


def _row(found: Commitment) -> dict[str, Any]:
    """A part as these pages show it, with the last day that the decision holds."""
    assert found.ends_on is not None
    over = expiry_phase(found.legal_basis, found.ends_on, today()) == ENDED
    last = date_text(found.ends_on - timedelta(days=1), with_year=True)
    return {
        "part": found, "over": over,
        "when": (_("Beslutet gällde till och med %(day)s") if over else _("Beslutet gäller till och med %(day)s"))
        % {"day": last},
    }  # fmt: skip
