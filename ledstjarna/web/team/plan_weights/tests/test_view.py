"""The sliders without a script, and the trade-off from plans that were made."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from ledstjarna.domain.visits.models import PlanDraft, PlanWeights
from ledstjarna.domain.visits.rules.comparing import Measures
from ledstjarna.domain.visits.rules.continuity import Continuity
from ledstjarna.domain.visits.rules.instance import PLAN_FORMAT
from ledstjarna.domain.visits.tests.home import NOW, Home, moved_in
from ledstjarna.jobs import solve_visits
from ledstjarna.web.team.plan_weights.presenter import RIGHT, curve
from ledstjarna.web.team.tests.desk import Desk, hidden_of, text_of

PAGE = "/teamet/planering/vikter/"
STANDS = {
    "familiar": "8", "in_time": "7", "wishes": "5", "short_way": "5", "even_load": "5", "little_waiting": "0",
    "little_change": "10", "overtime": "5", "beyond": "0",
}  # fmt: skip


def by_turns(home: Home) -> Any:
    """The first plans send both in turns, the last one only: fewer faces."""

    def answered(asked: Any) -> dict[str, Any]:
        eva, bo = (str(one.party_id) for one in home.carers)
        plans = []
        for number, told in enumerate(asked.questions):
            routes = [
                {"carer": bo if index % 2 and number < 3 else eva, "day": one["day"],
                 "stops": [{"visit": one["id"], "starts": 660}]}
                for index, one in enumerate(told["visits"])
            ]  # fmt: skip
            plans.append({"format": PLAN_FORMAT, "routes": routes})
        return {"plans": plans}

    return answered


def test_a_unit_says_how_long_after_the_shift_somebody_may_work(desk: Desk) -> None:
    moved_in(desk.cast)
    desk.sign_in("planner")
    assert "Hur länge efter passets slut" in desk.get(PAGE)
    desk.done(PAGE, {**STANDS, "beyond": "30", "do": "save"})
    assert PlanWeights.objects.get().sliders["beyond"] == 30
    page = desk.client.get(PAGE)
    assert '<option value="30" selected>' in page.content.decode()
    wrong = desk.client.post(PAGE, {**hidden_of(page), **STANDS, "beyond": "500", "do": "save"})
    assert wrong.status_code == 200
    assert PlanWeights.objects.count() == 1


def test_the_sliders_and_the_trade_off(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    home = moved_in(desk.cast)
    home.published()
    desk.sign_in("planner")
    page = desk.client.get(PAGE).content.decode()
    assert page.count('type="range"') == 8
    assert 'value="5"' in page
    first = desk.client.get(PAGE)
    assert "Nästa förslag väger så här." in desk.done(PAGE, {**STANDS, "do": "save"})
    assert PlanWeights.objects.get().sliders["little_change"] == 10
    moved = {**dict.fromkeys(STANDS, "2"), "beyond": "15"}
    stale = desk.client.post(PAGE, {**hidden_of(first), **moved, "do": "save"}).content.decode()
    assert 'id="keep-little_change-theirs"' in stale
    assert desk.client.post(PAGE, {**hidden_of(first), **STANDS, "familiar": "11", "do": "save"}).status_code == 200
    assert PlanWeights.objects.count() == 1
    assert "När planerna är klara kommer du till avvägningen." in desk.done(PAGE, {"do": "curve"})
    assert "Planerna räknas fram just nu" in desk.get(PAGE)
    monkeypatch.setattr(solve_visits, "answered", by_turns(home))
    solve_visits.solve.func(str(PlanDraft.objects.get().pk))
    draft = PlanDraft.objects.get()
    door = f"/teamet/planering/forslag/{draft.pk}/"
    assert desk.client.get(door)["Location"] == f"{PAGE}#avvagning", "the curve, and not one end of it"
    page = desk.get(PAGE)
    assert "En plan har både kortast väg och minst antal olika: här finns inget att väga." in page
    assert "3 av de fyra är inte med" in page
    measure = "Olika personal i snitt, alla personer"
    assert f"Plan 1 Kända ansikten väger fyra gånger så mycket {measure} 1 På vägen 4 tim 40 min" in page
    assert "Nu, planen som ligger Kända ansikten väger – Olika personal i snitt, alla personer" in page
    assert f"forslag/{PlanDraft.objects.get().pk}/?plan=3" in desk.client.get(PAGE).content.decode()
    beside = desk.get("/teamet/planering/jamfor/")
    for how in ("inte alls", "en fjärdedel", "som vanligt", "fyra gånger så mycket"):
        assert f"Avvägningen, kända ansikten väger {how}" in beside
    key = f"f{PlanDraft.objects.get().pk}"
    assert "7 besök skiljer sig." in desk.get(f"/teamet/planering/jamfor/?fran={key}&till={key}.3")
    assert "En annan plan är bättre både på olika personal och på väg." in desk.get(f"{door}?plan=0")
    shown = desk.client.get(f"{door}?plan=3")
    assert "Plan 1 av 1: kända ansikten väger fyra gånger så mycket." in text_of(shown)
    assert f'href="{PAGE}#avvagning"' in shown.content.decode(), "back to the curve"
    assert "Olika personal i snitt, alla personer Nu 1 " in desk.get(f"{door}?plan=0"), "the curve's number"
    assert "gäller inte längre" not in desk.get(PAGE).lower()
    desk.sign_in("eva")
    desk.get(PAGE, 404)


def test_a_curve_that_holds_no_longer_says_so(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    home = moved_in(desk.cast)
    rows = home.published()
    desk.sign_in("planner")
    desk.done(PAGE, {"do": "curve"})
    monkeypatch.setattr(solve_visits, "answered", by_turns(home))
    solve_visits.solve.func(str(PlanDraft.objects.get().pk))
    assert "Planer att välja mellan" in desk.get(PAGE)
    other = next(one for one in home.carers if one.party_id != rows[5].carer_id)
    place = {"carer": str(other.party_id), "at_time": "11.10"}
    desk.done(f"/teamet/planering/besok/{rows[5].pk}/", place)
    page = desk.get(PAGE)
    assert "Planerna gäller inte längre Tavlan har ändrats sedan de räknades" in page
    assert "Planer att välja mellan" not in page, "nor figures that are counted on another board"
    draft = PlanDraft.objects.get()
    stale = desk.get(f"/teamet/planering/forslag/{draft.pk}/?plan=0")
    assert "Avvägningen, kända ansikten väger inte alls, 3 mars kl. 10.00" in stale, "no number of a curve that is gone"
    assert "Räkna avvägningen på nytt" in page
    desk.done(PAGE, {"do": "curve"})
    draft = PlanDraft.objects.get(state="asked")
    solve_visits.solve.func(str(draft.pk))
    assert "Planen är omlagd." in desk.done(f"/teamet/planering/forslag/{draft.pk}/?plan=3", {"do": "take"})
    assert "Planerna gäller inte längre Pia Plan" in desk.get(PAGE)


class Told:
    """Counts a plan by what it is called."""

    def __init__(self, found: dict[str, tuple[float, int]]) -> None:
        self.found = found

    def of(self, places: Any) -> Measures:
        faces, minutes = self.found[str(next(iter(places), ""))]
        return Measures(Continuity({}), faces, 0, 0, 0, 0, timedelta(minutes=minutes), timedelta())

    def outdates(self, *_told: Any) -> bool:
        return False


def test_a_plan_that_another_beats_is_no_point_of_the_curve_and_the_ends_that_stand_are_compared() -> None:
    plans = {0.0: (9.0, 500), 0.25: (8.0, 480), 1.0: (7.0, 450), 4.0: (6.5, 520)}
    keys = {factor: UUID(int=number) for number, factor in enumerate(plans, 1)}
    starts = datetime(2026, 3, 2, 8, tzinfo=UTC).isoformat()
    row = PlanDraft(
        answers=[{"factor": each, "places": {str(key): [None, starts]}} for each, key in keys.items()]
    )  # fmt: skip
    told = Told({"": (10.0, 600), **{str(keys[each]): its for each, its in plans.items()}})
    found = curve(row, told, NOW)  # type: ignore[arg-type]
    assert (found.now.faces, found.now.x) == ("10", RIGHT), "what stands is on it, and widens it"
    assert found.now.y < min(one.y for one in found.points)
    assert [(one.label, one.how, one.href[-1]) for one in found.points] == [
        ("1", "som vanligt", "2"), ("2", "fyra gånger så mycket", "3")
    ]  # fmt: skip
    assert found.left_out == 2
    assert found.sentence.startswith("Från plan 1 till 2 möter varje person 0,5 färre olika i snitt, och vägarna")
