"""Assess some life areas together with the person. Two who write at once see the difference field by field."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect

from ledstjarna.domain.consent.queries import Reading, open_reading
from ledstjarna.domain.needs import actions
from ledstjarna.domain.needs.models import Assessment, Need
from ledstjarna.domain.needs.queries import current_needs, open_suggestions
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.team.door import show_about
from ledstjarna.web.team.kinds import NEEDS_PAGE
from ledstjarna.web.team.needs.form import FIELDS, AssessForm
from ledstjarna.web.team.needs.view import AREAS
from ledstjarna.web.team.race import kept
from ledstjarna.web.team.ways import way_to


@page(STAFF, writes=True)
def assess(request: ViewerRequest, subject_id: UUID) -> HttpResponse:
    """The areas stand in the address (`omrade`), so that the form is the same when it comes back."""
    areas = [area for area in AREAS if area in request.GET.getlist("omrade")]
    if not areas:
        return HttpResponseRedirect(way_to("choose_areas", subject_id))
    reading = open_reading(request.viewer, subject_id, what="assess", kinds=NEEDS_PAGE)
    standing = {need.life_area: need for need in current_needs(reading)}
    suggestions = open_suggestions(reading)
    form = form_for(
        request, AssessForm, areas=areas, suggestions=suggestions, initial=_initial(areas, standing, suggestions)
    )
    seen = _seen(request, areas, standing)
    if request.method == "POST":
        answer = sent(
            request, form, lambda data, _seen: _save(request, reading, form, data, seen, standing),
            done=lambda _assessment: way_to("needs", subject_id, "needs"),
        )  # fmt: skip
        if answer:
            return answer
        if form.conflict:
            seen = {area: str(standing[area].pk) if area in standing else "" for area in areas}
    context = {"form": form, "areas": areas, "seen": seen, "back": way_to("needs", subject_id)}
    return show_about(request, "team/needs/assess.html", reading, context)


def _save(
    request: ViewerRequest, reading: Reading, form: Any, data: dict[str, Any], seen: dict[str, str],
    standing: dict[str, Need],
) -> Assessment:  # fmt: skip
    saved = {f"{area}.{name}": getattr(need, name) for area, need in standing.items() for name in FIELDS}
    return actions.assess(
        by=reading.viewer, subject_id=reading.subject_id, way=data["way"], person_took_part=data["person_took_part"],
        areas=form.assessed(kept(request, data, saved)), seen={area: _uuid(seen[area]) for area in form.areas},
        takes=[UUID(one) for one in data.get("takes", [])], at=now(),
    )  # fmt: skip


def _initial(areas: list[str], standing: dict[str, Need], suggestions: list[Any]) -> dict[str, Any]:
    initial: dict[str, Any] = {"takes": [str(row.pk) for row in suggestions if row.life_area in areas]}
    for area in areas:
        need = standing.get(area)
        for name in FIELDS:
            initial[f"{area}.{name}"] = getattr(need, name) if need else ""
    return initial


def _seen(request: ViewerRequest, areas: list[str], standing: dict[str, Need]) -> dict[str, str]:
    """Which need the writer saw in each area: as sent, else as it stands."""
    if request.method == "POST":
        return {area: request.POST.get(f"seen-{area}", "") for area in areas}
    return {area: str(standing[area].pk) if area in standing else "" for area in areas}


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
