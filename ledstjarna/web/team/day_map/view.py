"""Where everybody is a day: the routes of a unit on a map, one route by itself, and what nobody has."""

from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse

from ledstjarna.domain.visits.queries import without_carer
from ledstjarna.domain.visits.rules.doing import PLANS
from ledstjarna.domain.visits.rules.needs import DAYS
from ledstjarna.foundation.clock import today
from ledstjarna.web.addresses import address
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.lived.words import day_heading
from ledstjarna.web.team.crews.chosen import Chosen, chosen
from ledstjarna.web.team.day_map.geometry import Place, bar_of, frame_of
from ledstjarna.web.team.day_map.ground import ground_of
from ledstjarna.web.team.day_map.presenter import (
    Route,
    drawn,
    homes_of,
    loose_rows,
    places_text,
    routes_of,
    stop_rows,
)
from ledstjarna.web.team.day_map.reading import day_read
from ledstjarna.web.team.door import show_page
from ledstjarna.web.team.planning.days import day_asked, day_name


@page(STAFF, roles=PLANS)
def day_map(request: ViewerRequest) -> HttpResponse:
    """A day by place: everybody's route, or one of them with its visits in order."""
    viewer, day, lag = request.viewer, day_asked(request.GET.get("dag", "")), chosen(request)
    found = day_read(viewer, day, lag, what="day_map")
    rows, persons, seen = lag.shown(found.rows), found.persons, found.seen
    here = lag.way(request.path, dag=day)
    homes = homes_of(found.rows, persons)
    # Marked as among all, so that somebody looks the same whichever is chosen.
    all_routes = routes_of(found.rows, seen, homes, here)
    routes = [each for each in all_routes if lag.has(each.carer.id)]
    one = next((each for each in routes if str(each.carer.id) == request.GET.get("vem", "")), None)
    loose = without_carer(lag.own_first(rows))
    context = {
        "heading_day": day_heading(day), "day": day, "here": here, "lag": lag,
        "crews": lag.links(request.path, seen.carers, dag=day),
        "back": lag.way(address("planning"), dag=day), "days": _days(lag, today(), day), "one": one, "routes": routes,
        "stops": stop_rows(one.rows, persons, homes) if one else [],
        "places": {each.carer.id: places_text(each.rows, persons, homes) for each in routes},
        "loose": loose_rows(loose, seen, persons, homes, lag.whose),
        "hidden": sum(row.subject_id not in homes for row in rows),
        **_picture([one] if one else routes, [homes[row.subject_id] for row in loose if row.subject_id in homes]),
    }  # fmt: skip
    return show_page(request, "team/day_map/page.html", context)


def _days(lag: Chosen, first: date, current: date) -> list[tuple[str, str, bool]]:
    """The days of the fortnight: where each leads, its name, and whether it is this one."""
    days = [first + timedelta(days=number) for number in range(DAYS)]
    return [(lag.way(address("day_map"), dag=each), day_name(each), each == current) for each in days]


def _picture(routes: list[Route], loose: list[Place]) -> dict[str, Any]:
    """What is drawn; one route by itself fills the picture, and of what nobody has it shows what lies within."""
    frame = frame_of([home for each in routes for home in each.drawn] or loose)
    if frame is None:
        return {"frame": None}
    if len(routes) != 1 and loose:
        frame = frame_of([*(home for each in routes for home in each.drawn), *loose]) or frame
    return {
        "frame": frame, "drawn": drawn(routes, frame), "ground": ground_of(frame), "bar": bar_of(frame),
        "asks": sorted({frame.at(home) for home in loose if frame.holds(home)}),
    }  # fmt: skip
