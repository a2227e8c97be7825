"""A unit's day on paper: for whoever goes out without a telephone, and for the day when nothing works."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from ledstjarna.domain.visits.rules.doing import PLANS
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.lived.words import day_heading
from ledstjarna.web.printed.paper import answer
from ledstjarna.web.team.day_map.presenter import paper_days
from ledstjarna.web.team.day_map.reading import day_read
from ledstjarna.web.team.planning.days import day_asked


@page(STAFF, roles=PLANS)
def day_paper(request: ViewerRequest) -> HttpResponse:
    """Everybody's day by time, a part of the paper for each. Protected identities and addresses are not on it."""
    viewer, day = request.viewer, day_asked(request.GET.get("dag", ""))
    found = day_read(viewer, day, what="day_paper")

    def context() -> dict[str, Any]:
        days, loose = paper_days(found.rows, found.seen, found.persons, day)
        return {"days": days, "loose": loose, "heading_day": day_heading(day), "unit": viewer.unit_name}

    return answer(request, "printed/day.html", None, context, name=lambda: _("dagens-besok"))
