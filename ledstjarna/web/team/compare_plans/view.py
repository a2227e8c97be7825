"""Two plans of the same fortnight beside each other: as it stands, as it was told, or as it is proposed."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from ledstjarna.domain.consent.queries import Viewer, log_listing
from ledstjarna.domain.visits.queries import Counted, carers_named, draft, drafts, places_in, published_plans
from ledstjarna.domain.visits.rules.comparing import Places
from ledstjarna.domain.visits.rules.doing import PLANS
from ledstjarna.domain.visits.rules.drafting import CURVE
from ledstjarna.domain.visits.rules.weighing import CURVE as CURVE_FACTORS
from ledstjarna.foundation.clock import day_of, today
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.lived.words import day_heading
from ledstjarna.web.team.compare_plans.presenter import differ_text, draft_name, published_name
from ledstjarna.web.team.door import show_page
from ledstjarna.web.team.planning.presenter import continuity_text
from ledstjarna.web.team.replanning.presenter import figures, moved_days, moved_ones

NOW, TOLD = "nu", "m"
Choice = tuple[str, str, Callable[[], Places]]  # its key in the address, its name, and where its visits lie


@page(STAFF, roles=PLANS)
def compare_plans(request: ViewerRequest) -> HttpResponse:
    """What each comes to, and which visits differ. Unless others are asked for the latest told is before and what
    stands after; where nothing was told what stands is before, and the latest proposal after."""
    viewer = request.viewer
    found = _choices(viewer)
    told = next((one for one in found if one[0].startswith(TOLD)), None)
    before = _chosen(found, request.GET.get("fran", ""), told or found[0])
    after = _chosen(found, request.GET.get("till", ""), found[0] if told else found[min(1, len(found) - 1)])
    context: dict[str, Any] = {
        "choices": [(key, name) for key, name, _places in found], "before": before[:2], "after": after[:2],
        "back": reverse("planning"), "others": len(found) > 1,
        **(_beside(request, before[2](), after[2]()) if len(found) > 1 else {}),
    }  # fmt: skip
    return show_page(request, "team/compare_plans/page.html", context)


def _choices(viewer: Viewer) -> list[Choice]:
    """Now first, then what was told, the newest first, then what is proposed: of the trade-off each of its plans."""
    found: list[Choice] = [(NOW, _("Planen som ligger nu"), dict)]
    for told in published_plans(viewer):
        found.append((f"{TOLD}{told.pk}", published_name(told), lambda told=told: places_in(told.places)))  # type: ignore[misc]
    for row in drafts(viewer):
        if row.state == "solved" and row.first == today():
            for number, factor in enumerate(CURVE_FACTORS if row.kind == CURVE else (None,)):
                key, name = f"f{row.pk}" + (f".{number}" if number else ""), draft_name(row, factor)
                found.append((key, name, lambda row=row, number=number: _proposed(viewer, row.pk, number)))  # type: ignore[misc]
    return found


def _proposed(viewer: Viewer, which: Any, number: int) -> Places:
    answers = draft(viewer, which).answers
    return places_in(answers[number]["places"]) if number < len(answers) else {}


def _chosen(found: list[Choice], key: str, otherwise: Choice) -> Choice:
    return next((one for one in found if one[0] == key), otherwise)


def _beside(request: ViewerRequest, before: Places, after: Places) -> dict[str, Any]:
    counted = Counted(request.viewer, today())
    log_listing(request.viewer, set(counted.persons), what="compare_plans")
    moves = counted.between(before, after)
    days = sorted({day_of(one.starts_before) for one in moves})
    day = next((each for each in days if str(each) == request.GET.get("dag", "")), days[0] if days else None)
    of_day = [one for one in moves if day_of(one.starts_before) == day]
    names = carers_named(each for one in of_day for each in (one.before, one.after))
    told = counted.of(after)
    return {
        "figures": figures(counted.of(before), told), "sentence": differ_text(counted.how_many(moves)),
        "national": continuity_text(told.national)[1], "days": moved_days(moves, counted, day),
        "heading_day": day_heading(day) if day else "", "moves": moved_ones(of_day, counted, names),
    }  # fmt: skip
