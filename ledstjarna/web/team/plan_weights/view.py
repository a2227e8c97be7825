"""What counts in the unit's plans, as sliders; and what familiar faces cost in travel, from plans that were made."""

from datetime import timedelta
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse

from ledstjarna.domain.consent.queries import Viewer, log_listing
from ledstjarna.domain.visits import actions
from ledstjarna.domain.visits.queries import Counted, latest_draft, sliders_of, weights_of
from ledstjarna.domain.visits.rules.doing import PLANS
from ledstjarna.domain.visits.rules.drafting import CURVE
from ledstjarna.domain.visits.rules.needs import DAYS
from ledstjarna.foundation.clock import now, today
from ledstjarna.web.door import STAFF, ViewerRequest, page
from ledstjarna.web.forms import form_for, sent
from ledstjarna.web.team.door import show_page
from ledstjarna.web.team.plan_weights.form import WeightsForm
from ledstjarna.web.team.plan_weights.presenter import curve
from ledstjarna.web.team.planning.form import StepForm
from ledstjarna.web.wording import label_text, moment_text

THINKS = 60  # seconds, for all the plans of the curve


@page(STAFF, writes=True, roles=PLANS)
def plan_weights(request: ViewerRequest) -> HttpResponse:
    """Move the sliders, or see the trade-off."""
    viewer = request.viewer
    unit_id = viewer.unit_id or viewer.party_id
    stands = weights_of(unit_id)
    do = request.POST.get("do", "")
    form = form_for(
        request, WeightsForm, seen_version=stands.version if stands else 0, stands=sliders_of(unit_id)
    )  # fmt: skip
    if request.method == "POST":
        match do:
            case "save":
                answer = sent(
                    request, form,
                    lambda fields, seen: actions.set_weights(by=viewer, sliders=fields, seen_version=seen, at=now()),
                    done=lambda _row: request.path + "?tack=weights",
                )  # fmt: skip
            case "curve":
                return _asked_curve(request, viewer)
            case _:
                raise Http404
        if answer:
            return answer
    context = {
        "form": form, "back": reverse("planning"), "set_by": stands.set_by_label if stands else "",
        "set_at": moment_text(stands.set_at) if stands else "", **_curve(request),
    }  # fmt: skip
    return show_page(request, "team/plan_weights/page.html", context)


def _asked_curve(request: ViewerRequest, by: Viewer) -> HttpResponse:
    form, first = form_for(request, StepForm), today()
    answer = sent(
        request, form,
        lambda _data, _seen: actions.ask_plan(
            by=by, kind=CURVE, first=first, start=first, end=first + timedelta(days=DAYS - 1), seconds=THINKS, at=now()
        ),
        done=lambda row: reverse("plan_draft", args=[row.pk]),
    )  # fmt: skip
    if answer:
        return answer
    unit_id = by.unit_id or by.party_id
    stands = weights_of(unit_id)
    shown = WeightsForm(initial=sliders_of(unit_id), seen_version=stands.version if stands else 0)
    shown.edits(sliders_of(unit_id), shown.seen_version)
    context: dict[str, Any] = {
        "form": shown, "failed": form.non_field_errors(), "back": reverse("planning"),
        "set_by": stands.set_by_label if stands else "", "set_at": moment_text(stands.set_at) if stands else "",
        **_curve(request),
    }  # fmt: skip
    return show_page(request, "team/plan_weights/page.html", context)


def _curve(request: ViewerRequest) -> dict[str, Any]:
    row = latest_draft(request.viewer, CURVE)
    if row is None or row.state not in ("solved", "taken") or row.first != today():
        under_way = row is not None and row.state in ("asked", "solving")
        return {"curve": None, "asked": "", "under_way": row.pk if row is not None and under_way else None}
    counted = Counted(request.viewer, row.first)
    log_listing(request.viewer, set(counted.persons), what="plan_weights")
    taken = {"who": label_text(row.decided_by_label), "at": moment_text(row.decided_at)} if row.decided_at else None
    return {
        "curve": curve(row, counted, now()), "asked": moment_text(row.asked_at), "under_way": None, "taken": taken,
    }  # fmt: skip
