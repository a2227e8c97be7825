"""A unit's day on paper: for whoever goes out without a telephone, and for the day when nothing works."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from ledstjarna.domain.consent.queries import log_listing
from ledstjarna.domain.people.queries import persons_named
from ledstjarna.domain.visits.queries import board, seen_for
from ledstjarna.domain.visits.rules.doing import PLANS
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.lived.words import day_heading
from ledstjarna.web.printed.paper import answer
from ledstjarna.web.team.day_map.presenter import paper_days
from ledstjarna.web.team.planning.days import day_asked


@page(STAFF, roles=PLANS)
def day_paper(request: ViewerRequest) -> HttpResponse:
    """Everybody's day by time, a part of the paper for each. Protected identities and addresses are not on it."""
    viewer, day = request.viewer, day_asked(request.GET.get("dag", ""))
    rows = board(viewer, day, 1)
    persons = persons_named({row.subject_id for row in rows})
    log_listing(viewer, set(persons), what="day_paper")
    seen = seen_for(viewer.unit_id or viewer.party_id, rows, day, 1)

    def context() -> dict[str, Any]:
        days, loose = paper_days(rows, seen, persons, day)
        return {"days": days, "loose": loose, "heading_day": day_heading(day), "unit": viewer.unit_name}

    return answer(request, "printed/day.html", None, context, name=lambda: _("dagens-besok"))
