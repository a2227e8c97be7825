"""Half past six: somebody is ill. Who and until when, a proposal, and the days are whole again. And what familiar faces
cost in travel."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction

from ledstjarna.demo.sign_in import roles
from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.organisations.models import Assignment
from ledstjarna.domain.visits.models import PlanDraft, Visit
from ledstjarna.domain.visits.rules.instance import PLAN_FORMAT
from ledstjarna.foundation.clock import now, today
from ledstjarna.jobs import solve_visits
from tests.journeys.conftest import Arrive
from tests.journeys.staff_pages import way_in

pytestmark = pytest.mark.journey


def all_to_the_first(asked: Any) -> dict[str, Any]:
    """An engine that leaves who has a visit, and sends the first who works that day to what nobody has."""
    return {"plans": [to_the_first(told) for told in asked.questions]}


def to_the_first(told: Any) -> dict[str, Any]:
    """The same, of one question."""
    routes = []
    for visit in told["visits"]:
        works = [one["id"] for one in told["carers"] if any(row["day"] == visit["day"] for row in one["shifts"])]
        before = visit.get("before", {"carers": works[:1], "starts": visit["windows"][0]["closes"]})
        stop = {"visit": visit["id"], "starts": before["starts"]}
        routes += [{"carer": carer, "day": visit["day"], "stops": [stop]} for carer in before["carers"]]
    return {"format": PLAN_FORMAT, "routes": routes}


def test_somebody_is_ill(arrive: Arrive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solve_visits, "answered", all_to_the_first)
    role = next(one for one in roles() if one.code == "visits_planner")
    with transaction.atomic(), automatic_run("test"):
        unit_id = Assignment.objects.get(pk=role.party_id).unit_id
        ahead = Visit.objects.filter(unit_id=unit_id, starts_at__gt=now(), carer_id__isnull=False)
        ill = Assignment.objects.get(pk=ahead.latest("starts_at").carer_id).staff_member.name
    planner = arrive(way_in(role), "planner", looks=True)
    planner.goes_to("planning").follows("Någon är sjuk").ticks("carer", ill)
    planner.field("until").select_option(index=13)
    planner.presses("Gör besöken fria").is_at("plan_draft").sees("Förslaget räknas fram")
    with transaction.atomic(), automatic_run("test"):
        draft = PlanDraft.objects.get(unit_id=unit_id, state="asked")
    solve_visits.solve.func(str(draft.pk))
    # The page looks by itself, every other second.
    planner.page.get_by_role("button", name="Ja, lägg om planen").wait_for()
    planner.came().sees("Det här flyttas").presses("Ja, lägg om planen")
    planner.is_at("planning").sees("Planen är omlagd.")
    with transaction.atomic(), automatic_run("test"):
        still = Visit.objects.filter(unit_id=unit_id, starts_at__gt=now(), carer_label__startswith=ill)
        assert not still.exclude(state="cancelled").exists()
    # The trade-off is asked for, drawn, and each plan can be looked at.
    planner.follows("Lägg om planen").follows("Vad som väger tyngst").presses("Räkna avvägningen").is_at("plan_draft")
    with transaction.atomic(), automatic_run("test"):
        draft = PlanDraft.objects.get(unit_id=unit_id, state="asked")
    solve_visits.solve.func(str(draft.pk))
    planner.seen.clear()  # the page of the sliders is another with the curve on it
    # The page that waits leads to the curve by itself.
    planner.page.get_by_text("Planer att välja mellan").wait_for()
    planner.came().is_at("plan_weights").follows("Titta").is_at("plan_draft").sees("Plan 1 av")
    planner.follows("Avvägningen").is_at("plan_weights")


@pytest.mark.parametrize("script", [True, False])
def test_the_days_fit_and_on_a_phone_the_chosen_one_is_in_view(arrive: Arrive, *, script: bool) -> None:
    role = next(one for one in roles() if one.code == "visits_planner")
    planner = arrive(way_in(role), "planner", java_script_enabled=script)
    last = today() + timedelta(days=13)
    for width in (390, 1280):
        planner.page.set_viewport_size({"width": width, "height": 800})
        planner.goes_to("planning", f"?dag={last}")
        days = planner.page.get_by_role("navigation", name="Dagar").get_by_role("link")
        boxes = [days.nth(number).bounding_box() for number in range(14)]
        assert boxes[13] is not None
        assert 0 <= boxes[13]["x"] <= width - boxes[13]["width"], "the chosen one"
        if width == 1280:
            assert all(one and 0 <= one["x"] <= width - one["width"] for one in boxes), "all of them"
    planner.page.set_viewport_size({"width": 390, "height": 800})
    planner.goes_to("fortnight_board")
    assert planner.page.get_by_text("Dra i sidled för att se alla fjorton dagar.").is_visible()
