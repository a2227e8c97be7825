"""Assess some life areas together with the person. Two who write at once see the difference field by field."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect

from ledstjarna.domain.consent.queries import Reading, open_reading
from ledstjarna.domain.consent.rules import STORY
from ledstjarna.domain.needs import actions
from ledstjarna.domain.needs.models import Assessment, Need
from ledstjarna.domain.needs.queries import current_needs, open_suggestions
from ledstjarna.foundation.clock import now
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.merging import BASE
from ledstjarna.web.team.door import show_about
from ledstjarna.web.team.kinds import NEEDS_PAGE
from ledstjarna.web.team.needs.form import FIELDS, AssessForm
from ledstjarna.web.team.needs.view import AREAS
from ledstjarna.web.team.ways import way_to


@page(STAFF, writes=True)
def assess(request: ViewerRequest, subject_id: UUID) -> HttpResponse:
    """The areas stand in the address (`omrade`), so that the form is the same when it comes back."""
    areas = [area for area in AREAS if area in request.GET.getlist("omrade")]
    if not areas:
        return HttpResponseRedirect(way_to("choose_areas", subject_id))
    reading = open_reading(request.viewer, subject_id, what="assess", kinds=NEEDS_PAGE, also=[STORY])
    standing = {need.life_area: need for need in current_needs(reading)}
    suggestions = open_suggestions(reading)
    form = form_for(
        request, AssessForm, areas=areas, suggestions=suggestions, seen_version=0, stands=_stands(areas, standing),
        initial={"takes": [str(row.pk) for row in suggestions if row.life_area in areas]},
    )  # fmt: skip
    seen = _seen(form, areas, standing)
    if request.method == "POST":
        answer = sent(
            request, form, lambda data, _seen: _save(reading, form, data, seen),
            done=lambda _assessment: way_to("needs", subject_id, "needs"),
        )  # fmt: skip
        if answer:
            return answer
        if form.conflict:
            seen = {area: str(standing[area].pk) if area in standing else "" for area in areas}
    context = {"form": form, "areas": areas, "seen": seen, "back": way_to("needs", subject_id)}
    return show_about(request, "team/needs/assess.html", reading, context)


def _save(
    reading: Reading, form: AssessForm, data: dict[str, Any], seen: dict[str, str]
) -> Assessment:  # fmt: skip
    return actions.assess(
        by=reading.viewer, subject_id=reading.subject_id, way=data["way"], person_took_part=data["person_took_part"],
        areas=form.assessed(data), seen={area: _uuid(seen[area]) for area in form.areas},
        takes=[UUID(one) for one in data.get("takes", [])], at=now(),
    )  # fmt: skip


def _stands(areas: list[str], standing: dict[str, Need]) -> dict[str, Any]:
    return {
        f"{area}.{name}": getattr(standing[area], name) if area in standing else "" for area in areas for name in FIELDS
    }


def _seen(form: AssessForm, areas: list[str], standing: dict[str, Need]) -> dict[str, str]:
    """Which need the writer has seen in each area: what stands, once it has been taken into the form; else as sent."""
    if form.is_bound and BASE not in form.data:
        return {area: form.data.get(f"seen-{area}", "") for area in areas}
    return {area: str(standing[area].pk) if area in standing else "" for area in areas}


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
