"""A unit's day on paper: for whoever goes out without a telephone, and for the day when nothing works."""

from dataclasses import replace
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from ledstjarna.domain.visits.rules.doing import PLANS
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.lived.words import day_heading
from ledstjarna.web.printed.paper import answer
from ledstjarna.web.team.crews.chosen import chosen
from ledstjarna.web.team.day_map.presenter import paper_days
from ledstjarna.web.team.day_map.reading import day_read
from ledstjarna.web.team.planning.days import day_asked


@page(STAFF, roles=PLANS)
def day_paper(request: ViewerRequest) -> HttpResponse:
    """Everybody's day by time, or one arbetslag's, a part of the paper for each. No protected identity or address."""
    viewer, day = request.viewer, day_asked(request.GET.get("dag", ""))
    lag = chosen(request)
    found = day_read(viewer, day, lag, what="day_paper")

    def context() -> dict[str, Any]:
        seen = replace(found.seen, carers=[one for one in found.seen.carers if lag.has(one.id)])
        days, loose = paper_days(found.rows, seen, found.persons, day, lag.whose)
        return {
            "days": days, "loose": loose, "heading_day": day_heading(day), "unit": viewer.unit_name,
            "crew": lag.called,
        }  # fmt: skip

    return answer(request, "printed/day.html", None, context, name=lambda: _("dagens-besok"))
