"""The plan made anew from the board: asked for, waited for, compared, taken; a failure is told plainly."""

import re
from datetime import timedelta
from typing import Any

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from ledstjarna.domain.visits.models import PlanDraft, Visit
from ledstjarna.domain.visits.rules.drafting import IN_LINE
from ledstjarna.domain.visits.rules.instance import PLAN_FORMAT
from ledstjarna.domain.visits.tests.home import TODAY, Home, moved_in
from ledstjarna.jobs import solve_visits
from ledstjarna.web.team.tests.desk import Desk, hidden_of, text_of

BOARD = "/teamet/planering/"
WHOLE = {"kind": "fortnight", "how": "lite", "seconds": "10"}


@pytest.fixture
def seated(desk: Desk) -> tuple[Desk, Home]:
    """The planner at the desk, with a fortnight that is told."""
    home = moved_in(desk.cast)
    home.published()
    desk.sign_in("planner")
    return desk, home


def answers(monkeypatch: pytest.MonkeyPatch, home: Home, carer: int, *, leaves: int = 0) -> None:
    """The engine lets one carer come every time, but to the first that it `leaves`."""

    def answered(asked: Any) -> dict[str, Any]:
        whose = str(home.carers[carer].party_id)
        routes = [
            {"carer": whose, "day": one["day"], "stops": [{"visit": one["id"], "starts": 660, "ends": 705}]}
            for one in asked.questions[0]["visits"][leaves:]
        ]
        return {"plans": [{"format": PLAN_FORMAT, "routes": routes}]}

    monkeypatch.setattr(solve_visits, "answered", answered)


def work() -> None:
    """Do what waits, as the worker does."""
    for row in PlanDraft.objects.filter(state="asked"):
        solve_visits.solve.func(str(row.pk))


def test_from_a_question_to_another_plan(seated: tuple[Desk, Home], monkeypatch: pytest.MonkeyPatch) -> None:
    desk, home = seated
    answers(monkeypatch, home, 1)
    was = Visit.objects.exclude(carer_id=home.carers[1].party_id).count()
    page = desk.done(f"{BOARD}lagg-om/", WHOLE)
    assert "Det tar ungefär 10 sekunder" in page
    draft = PlanDraft.objects.get()
    job = ProcrastinateJob.objects.get(task_name="solve_visits")
    assert (job.args, job.queue_name) == ({"draft_id": str(draft.pk)}, "planning"), "ids alone"
    assert "Ett förslag räknas redan fram." in desk.refused(f"{BOARD}lagg-om/", WHOLE)
    door = f"{BOARD}forslag/{draft.pk}/"
    assert desk.client.get(door, headers={"HX-Request": "true"}).status_code == 204
    work()
    assert desk.client.get(door, headers={"HX-Request": "true"})["HX-Refresh"] == "true"
    page = desk.get(door)
    assert f"{was} besök flyttas. Ingen möter fler än sex olika." in page
    assert "Besök där någon saknas Nu 0 Förslaget 0 Skillnad Lika" in page
    assert re.search(r"Från: Eva Ask 11\.00 → till: Bo Lind 11\.00", page)
    seen = desk.client.get(door)
    desk.done(f"{BOARD}besok/{Visit.objects.latest('day').pk}/", {"carer": "", "at_time": "11:00"})
    stale = desk.client.post(door, {**hidden_of(seen), "do": "take"}).content.decode()
    assert "Förslaget gäller inte längre" in stale
    assert "Ja, lägg om planen" not in stale, "what cannot be taken is not offered"
    looked = desk.get(door)
    assert "Förslaget gäller inte längre" in looked, "nor to who opens it later"
    assert "Ja, lägg om planen" not in looked
    assert "Det tar ungefär 10 sekunder" in desk.done(door, {"do": "again"})
    draft.refresh_from_db()
    new = PlanDraft.objects.get(state="asked")
    assert (draft.state, new.kind, new.first, new.start, new.end, new.seconds) == (
        "dropped", draft.kind, draft.first, draft.start, draft.end, draft.seconds,
    )  # fmt: skip
    work()
    new.refresh_from_db()
    door = f"{BOARD}forslag/{new.pk}/"
    assert "Ja, lägg om planen" in desk.get(door)
    desk.done(f"{BOARD}besok/{Visit.objects.latest('day').pk}/", {"carer": "", "at_time": "11:05"})
    PlanDraft.objects.filter(pk=new.pk).update(
        kind="day", start=TODAY - timedelta(days=1), end=TODAY - timedelta(days=1)
    )
    over = desk.get(door)
    assert "Förslaget gäller inte längre" in over
    assert "Räkna fram ett nytt" not in over.split("Förslaget bredvid")[1], "of days that are gone nothing is asked"
    assert Visit.objects.filter(carer_id=home.carers[1].party_id).count() < 14
    assert "Förslaget är slängt." in desk.done(door, {"do": "drop"})
    desk.done(f"{BOARD}lagg-om/", WHOLE)
    work()
    again = PlanDraft.objects.get(state="solved")
    other_browser = hidden_of(desk.client.get(f"{BOARD}forslag/{again.pk}/"))
    assert "Planen är omlagd." in desk.done(f"{BOARD}forslag/{again.pk}/", {"do": "take"})
    assert {row.carer_id for row in Visit.objects.all()} == {home.carers[1].party_id}
    late = text_of(desk.client.post(f"{BOARD}forslag/{again.pk}/", {**other_browser, "do": "take"}))
    assert "Förslaget är redan besvarat Pia Plan" in late, "by whom"
    assert "sa ja 3 mars kl. 10.00, och planen är omlagd." in late, "and when"
    assert "Tavlan har ändrats" not in late, "nothing else has"
    assert "Förslaget är redan besvarat. Pia Plan" in desk.get(f"{BOARD}forslag/{again.pk}/")
    assert "Planen är omlagd" in desk.get(f"{BOARD}lagg-om/")


def test_one_lands_on_the_first_day_that_changed(seated: tuple[Desk, Home], monkeypatch: pytest.MonkeyPatch) -> None:
    desk, home = seated
    answers(monkeypatch, home, 1)
    bo = str(home.carers[1].party_id)
    desk.done(f"{BOARD}besok/{Visit.objects.get(day=TODAY).pk}/", {"carer": bo, "at_time": "11:00"})
    desk.done(f"{BOARD}besok/{Visit.objects.get(day=TODAY + timedelta(days=1)).pk}/", {"carer": "", "at_time": "11:00"})
    desk.done(f"{BOARD}lagg-om/", WHOLE)
    work()
    taken = desk.send(f"{BOARD}forslag/{PlanDraft.objects.get().pk}/", {"do": "take"})
    assert taken["Location"] == f"{BOARD}?dag={TODAY + timedelta(days=1)}&tack=replanned"


def test_what_a_proposal_leaves_without_anybody_says_why(
    seated: tuple[Desk, Home], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, home = seated
    answers(monkeypatch, home, 0, leaves=2)
    for number in (0, 1):
        desk.done(f"{BOARD}arbetar/{home.carers[number].party_id}/?dag={TODAY}", {"do": "off"})
    desk.done(f"{BOARD}lagg-om/", WHOLE)
    work()
    page = desk.get(f"{BOARD}forslag/{PlanDraft.objects.get().pk}/")
    assert "Utan någon i förslaget, och varför" in page
    left = page.split("Utan någon i förslaget")[1]
    assert re.search(r"tis 3 11\.00–11\.45 · Hjälp att duscha Ingen arbetar då\.", left)
    assert re.search(r"ons 4 11\.00–11\.45 · Hjälp att duscha \w+ \w+ kan\. Ge det till någon för hand", left)
    assert "tors 5" not in left


def test_as_little_as_can_be_or_from_the_ground_up_and_a_worse_one_is_told(
    seated: tuple[Desk, Home], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, home = seated
    asked: list[Any] = []
    answers(monkeypatch, home, 1)
    plain = solve_visits.answered

    def worse(told: Any) -> dict[str, Any]:
        asked.append(told)
        found = plain(told)
        found["plans"][0]["worse"] = True
        return found

    monkeypatch.setattr(solve_visits, "answered", worse)
    form = desk.client.get(f"{BOARD}lagg-om/?hur=lite").content.decode()
    assert re.search(r'value="lite"[^>]*checked', form)
    assert "Välj hur mycket som får ändras." in desk.refused(f"{BOARD}lagg-om/", WHOLE | {"how": ""})
    for how, title, other in (
        ("grunden", "Alla 14 dagar, från grunden", "?hur=lite"), ("lite", "Alla 14 dagar", "?hur=grunden"),
    ):  # fmt: skip
        desk.done(f"{BOARD}lagg-om/", WHOLE | {"how": how})
        work()
        row = PlanDraft.objects.get(state="solved")
        assert row.anew == (how == "grunden")
        page = desk.client.get(f"{BOARD}forslag/{row.pk}/").content.decode()
        assert title in page
        assert f"{BOARD}lagg-om/{other}" in page
        assert "Förslaget är sämre än planen som ligger" in page
        desk.done(f"{BOARD}forslag/{row.pk}/", {"do": "drop"})
    from_the_ground, little = ([one["before"] for one in told.questions[0]["visits"]] for told in asked)
    free = [one.get("priced", True) for one in from_the_ground]
    assert free == sorted(free, reverse=True), "of today and tomorrow what is told keeps its price"
    assert (free.count(True), len(free)) == (2, 14)
    assert all("priced" not in one for one in little)


def test_whoever_waits_for_what_is_lost_is_told(seated: tuple[Desk, Home]) -> None:
    desk, _home = seated
    desk.done(f"{BOARD}lagg-om/", WHOLE)
    row = PlanDraft.objects.get()
    door = f"{BOARD}forslag/{row.pk}/"
    assert desk.client.get(door, headers={"HX-Request": "true"}).status_code == 204
    PlanDraft.objects.update(asked_at=row.asked_at - IN_LINE - timedelta(minutes=1))
    assert desk.client.get(door, headers={"HX-Request": "true"})["HX-Refresh"] == "true"
    page = desk.get(door)
    assert "Det blev inget förslag" in page
    assert "raknas" not in page


def test_one_day_and_a_failure_that_is_told(seated: tuple[Desk, Home], monkeypatch: pytest.MonkeyPatch) -> None:
    desk, _home = seated
    monkeypatch.setattr(solve_visits, "answered", lambda _asked: {"fault": "no_carers"})
    assert "Välj vad som ska läggas om." in desk.refused(f"{BOARD}lagg-om/", {"seconds": "10"})
    desk.done(f"{BOARD}lagg-om/", {"kind": "day", "day": str(TODAY), "how": "grunden", "seconds": "10"})
    row = PlanDraft.objects.get()
    assert (row.start, row.end) == (TODAY, TODAY)
    work()
    page = desk.get(f"{BOARD}forslag/{row.pk}/")
    assert "Det blev inget förslag" in page
    assert "Ingen har något arbetspass de dagarna." in page
    desk.sign_in("eva")
    desk.get(f"{BOARD}forslag/{row.pk}/", 404)
    desk.get(f"{BOARD}lagg-om/", 404)
