"""The plan and the contact card on paper, for the person to have."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from ledstjarna.domain.consent.queries import open_part, open_reading
from ledstjarna.domain.plans.queries import told_with_parts
from ledstjarna.domain.visits.queries import coming_from, placing_of
from ledstjarna.domain.visits.rules.doing import PLANS
from ledstjarna.foundation.clock import today
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.printed.card import card
from ledstjarna.web.printed.discreet import whose_paper
from ledstjarna.web.printed.paper import answer
from ledstjarna.web.printed.plan import paper_plan
from ledstjarna.web.team.kinds import PLAN_PAGE
from ledstjarna.web.visiting.coming import fortnight


@page(STAFF)
def team_plan_paper(request: ViewerRequest, subject_id: UUID) -> HttpResponse:
    """The person's plan as PDF. What the one who prints does not reach is not on it."""
    reading = open_reading(request.viewer, subject_id, what="plan_paper", kinds=PLAN_PAGE, besides=told_with_parts)
    return answer(
        request, "printed/plan.html", reading, lambda: {"plan": paper_plan(reading)}, name=lambda: _("min-plan")
    )  # fmt: skip


@page(STAFF)
def team_contact_card(request: ViewerRequest, subject_id: UUID) -> HttpResponse:
    """The contact card as PDF, one page."""
    reading = open_reading(request.viewer, subject_id, what="contact_card", kinds=PLAN_PAGE)

    def context() -> dict[str, Any]:
        return card(reading, request.GET.get("storlek", ""))

    return answer(request, "printed/card.html", reading, context, name=lambda: _("mina-kontakter"))


@page(STAFF, roles=PLANS)
def team_who_comes_paper(request: ViewerRequest, visit_id: UUID) -> HttpResponse:
    """Who comes to the person of a visit, and when, from this unit: the letter that the person prints themselves."""
    row = placing_of(request.viewer, visit_id)
    reading = open_part(request.viewer, row.subject_id, row.commitment_id, what="who_comes_paper")

    def context() -> dict[str, Any]:
        return {"ahead": fortnight(coming_from(request.viewer, row, today())), "name": whose_paper(reading).name}

    return answer(request, "printed/visits.html", reading, context, name=lambda: _("vem-kommer"))
