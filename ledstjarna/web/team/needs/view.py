"""Needs and resources: as they are seen now, suggestions from other systems, instruments."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse

from ledstjarna.domain.consent.queries import open_reading, told_of_blocks
from ledstjarna.domain.consent.rules import STORY
from ledstjarna.domain.keeping.queries import disputes
from ledstjarna.domain.needs.queries import current_needs, open_suggestions, results, suggestions
from ledstjarna.domain.needs.rules import INSTRUMENTS, LIFE_AREAS
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.team.door import show_about
from ledstjarna.web.team.instrument.presenter import result_rows
from ledstjarna.web.team.kinds import NEEDS_PAGE
from ledstjarna.web.team.needs.presenter import senders, suggestion_rows
from ledstjarna.web.team.only_reading import for_writers

AREAS = tuple(area.code for area in LIFE_AREAS)


@page(STAFF)
def needs(request: ViewerRequest, subject_id: UUID) -> HttpResponse:
    """The life areas that have been assessed, and what to look at."""
    reading = open_reading(request.viewer, subject_id, what="needs", kinds=NEEDS_PAGE, also=[STORY])
    rows, found = current_needs(reading), suggestions(reading)
    context: dict[str, Any] = {
        "needs": rows,
        "blocked": told_of_blocks(reading)[0],
        "disputes": [row for row in disputes(reading) if row.about == "need"],
        "suggestions": suggestion_rows(subject_id, found, {need.life_area for need in rows}),
        "senders": senders(found),
        "results": result_rows(results(reading)),
        "instruments": list(INSTRUMENTS),
    }
    return show_about(request, "team/needs/page.html", reading, context, tab="needs")


@page(STAFF)
def choose_areas(request: ViewerRequest, subject_id: UUID) -> HttpResponse:
    """Which life areas to assess now."""
    reading = open_reading(request.viewer, subject_id, what="choose_areas", kinds=NEEDS_PAGE, also=[STORY])
    for_writers(reading)
    if not reading.may("needs"):
        raise Http404
    suggested = {row.life_area for row in open_suggestions(reading)}
    context = {"areas": AREAS, "suggested": suggested, "seen": {need.life_area for need in current_needs(reading)}}
    return show_about(request, "team/needs/choose.html", reading, context)
