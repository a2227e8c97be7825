"""Whom a planner could ring in for what a proposal leaves, and the way from a yes to a proposal that counts it."""

import re
from datetime import time, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db.models import F

from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.domain.visits.actions import call_in_sick, set_shift
from ledstjarna.domain.visits.models import PlanDraft, Visit, WorkShift
from ledstjarna.domain.visits.queries import Counted, ToFill
from ledstjarna.domain.visits.rules.calling_in import BARRED, TIMES, CallingIn, CanCome
from ledstjarna.domain.visits.rules.instance import PLAN_FORMAT
from ledstjarna.domain.visits.rules.nobody import Binds
from ledstjarna.domain.visits.tests.home import NOW, TODAY, hire, moved_in
from ledstjarna.jobs import solve_visits
from ledstjarna.web.team.replanning.presenter import left_ones
from ledstjarna.web.team.replanning.ringing import NAMES, rung_for
from ledstjarna.web.team.tests.desk import Desk

TOMORROW = TODAY + timedelta(days=1)
ANSWER: dict[str, Any] = {"plans": [{"format": PLAN_FORMAT, "routes": []}]}  # an engine that finds nobody


@pytest.fixture
def ill(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> tuple[Desk, Viewer, str]:
    """Eva is ill today and tomorrow, when Bo is off; as he works all the other days he may not work today."""
    monkeypatch.setattr(solve_visits, "answered", lambda _asked: ANSWER)
    home = moved_in(desk.cast)
    home.published()
    by = home.cast.act(home.planner)
    eva, bo = (one.party_id for one in home.carers)
    for day in (TODAY, TOMORROW):
        set_shift(by=by, carer_id=bo, day=day, hours=None, at=NOW)
    call_in_sick(by=by, carer_id=eva, until=TOMORROW, at=NOW)
    row = PlanDraft.objects.get()
    solve_visits.solve.func(str(row.pk))
    desk.sign_in("planner")
    return desk, home.planner, f"/teamet/planering/forslag/{row.pk}/"


def test_nobody_to_ring_and_why(ill: tuple[Desk, Viewer, str]) -> None:
    desk, _planner, door = ill
    page = desk.get(door)
    assert "Vem kan ringas in?" in page
    rung = page.split("Vem kan ringas in?")[1]
    assert "Utan någon i förslaget" in rung, "what waits is told too"
    today, tomorrow = rung.split("i stället för Eva Ask")[1:]
    assert "tis 3 10.00–20.00" in rung, "what is left of the day"
    assert "Ingen går att ringa in. Av dem som är lediga: 1 behöver vila (arbetstidslagen (1982:673) 14 §)." in today
    assert tomorrow.startswith(" Bo Lind Kan ta 1 av 1 besök, har inte träffat personen.")


def test_who_has_to_rest_is_said_to_before_they_are_taken_in(ill: tuple[Desk, Viewer, str]) -> None:
    desk, planner, _door = ill
    bo = desk.staff("bo").party_id
    rests = "Behöver vila: arbetar hen den här dagen blir vilan för kort (arbetstidslagen (1982:673) 14 §)."
    board, shift = "/teamet/planering/", f"/teamet/planering/arbetar/{bo}/"
    assert f"Bo Lind {rests}" in desk.get(board)
    assert rests in desk.get(f"{shift}?dag={TODAY}")
    assert rests in desk.get(f"{shift}?dag={TODAY}&fran=10:00&till=20:00")
    assert "Behöver vila" not in desk.get(f"{shift}?dag={TODAY}&fran=10:00&till=12:00"), "then there is time to rest"
    assert "Behöver vila" not in desk.get(f"{board}?dag={TOMORROW}")
    assert "Behöver vila" not in desk.get(f"{shift}?dag={TOMORROW}")
    caj = hire(desk.cast, "Caj", "Ek", "assistant_nurse")
    by = desk.cast.act(planner)
    set_shift(by=by, carer_id=caj.party_id, day=TOMORROW, hours=(time(7), time(16)), at=NOW)
    night = f"{shift}?dag={TOMORROW}&fran=22:00&till=06:00"
    assert "blir vilan för kort (arbetstidslagen (1982:673) 13 §)" in desk.get(night), "before the next day's"


def test_from_a_call_to_a_proposal_that_counts_it(ill: tuple[Desk, Viewer, str]) -> None:
    desk, _planner, door = ill
    caj = hire(desk.cast, "Caj", "Ek", "assistant_nurse")
    page = desk.get(door)
    assert "Caj Ek Kan ta 1 av 1 besök, har inte träffat personen." in page
    assert "Av de andra lediga: 1 behöver vila" in page
    html = desk.client.get(door).content.decode().replace("&amp;", "&")
    way = next(
        each for each in re.findall(rf'href="([^"]*{caj.party_id}[^"]*)"', html) if f"dag={TOMORROW}" in each
    )  # fmt: skip
    shown = desk.client.get(way).content.decode()
    assert f'href="{door}' in shown, "back to the proposal"
    assert [re.search(rf'name="{name}"[^>]*value="([^"]*)"', shown)[1] for name in ("starts", "ends")] == [
        "07:00", "20:00",
    ]  # fmt: skip
    thanked = desk.done(way, {"starts": "07:00", "ends": "20:00", "do": "works"})
    assert "Räkna fram ett nytt förslag, så räknas passet med." in thanked
    assert "Förslaget gäller inte längre" in thanked
    assert WorkShift.objects.filter(assignment_id=caj.party_id).count() == 1
    asked = desk.done(door, {"do": "again"})
    assert "Förslaget räknas fram" in asked
    new = PlanDraft.objects.get(state="asked")
    assert new.kind == "sick"
    solve_visits.solve.func(str(new.pk))
    page = desk.get(f"/teamet/planering/forslag/{new.pk}/")
    left = list(re.findall(r"(\w+ \d) 07\.00–20\.00, i stället", page))
    assert "ons 4" in left, "the engine gave it to nobody: still told"
    assert "Caj Ek Kan ta" not in page.split("ons 4 07.00")[1].split("Utan någon")[0], "at work by now"


def test_where_two_are_lacking_one_is_not_enough_and_it_says_so(ill: tuple[Desk, Viewer, str]) -> None:
    desk, _planner, door = ill
    row = Visit.objects.get(day=TOMORROW)
    row.pk, row.position = UUID(int=1), 2
    row.save(force_insert=True)
    PlanDraft.objects.update(state="taken")
    told = "Bo Lind Kan ta 1 av 1 besök"
    assert f"{told} (vid 1 behövs en till), har inte träffat personen." in desk.get(door)
    eva = desk.staff("eva")
    Visit.objects.filter(pk=UUID(int=1)).update(carer_id=eva.party_id, carer_label=eva.label)
    assert f"{told}, har inte träffat personen." in desk.get(door), "somebody is the other"


def test_who_is_ill_is_named_though_they_work_other_hours(ill: tuple[Desk, Viewer, str]) -> None:
    desk, planner, door = ill
    PlanDraft.objects.update(state="taken")
    by = desk.cast.act(planner)
    for day in (TODAY, TOMORROW):
        set_shift(by=by, carer_id=desk.staff("eva").party_id, day=day, hours=(time(20, 30), time(22)), at=NOW)
    assert "ons 4 07.00–20.00, i stället för Eva Ask" in desk.get(door)


def test_why_nobody_is_named_where_the_board_leads_there(ill: tuple[Desk, Viewer, str]) -> None:
    desk, _planner, door = ill
    Visit.objects.filter(day=TOMORROW + timedelta(days=1)).update(version=F("version") + 1)
    assert f'href="{door}#ringa"' in desk.client.get(f"/teamet/planering/?dag={TOMORROW}").content.decode()
    page = desk.client.get(door).content.decode()
    assert 'id="ringa"' in page
    assert "Räkna fram ett nytt förslag, så står det där vem som kan ringas in." in page
    assert 'value="again"' in page
    Visit.objects.filter(carer_id=None).update(state="cancelled")
    PlanDraft.objects.update(state="taken")
    page = desk.get(door)
    assert "Inget besök är kvar att ringa in någon för" in page
    PlanDraft.objects.update(kind="day")
    assert "Inget besök är kvar att ringa in någon för" not in desk.get(door)


def test_what_was_taken_is_asked_of_the_board(ill: tuple[Desk, Viewer, str]) -> None:
    desk, _planner, door = ill
    PlanDraft.objects.update(state="taken")
    page = desk.get(door)
    assert "Förslaget är redan besvarat." in page
    assert "Ingen går att ringa in." in page
    PlanDraft.objects.update(kind="day")
    assert "Vem kan ringas in?" not in desk.get(door), "where nobody was called in ill nobody is rung"


def test_the_board_leads_there(ill: tuple[Desk, Viewer, str]) -> None:
    desk, _planner, door = ill
    board = f"/teamet/planering/?dag={TOMORROW}"
    assert f'href="{door}#ringa"' in desk.client.get(board).content.decode()
    PlanDraft.objects.update(end=TODAY)
    assert "#ringa" not in desk.client.get(board).content.decode(), "not of a day that it is not about"


def test_on_whom_a_visit_hangs_is_named(ill: tuple[Desk, Viewer, str]) -> None:
    desk, planner, _door = ill
    by, eva = desk.cast.act(planner), desk.staff("eva").party_id
    found = Binds("elsewhere_then", (("elsewhere_then", 1),), only=eva)
    (told,) = left_ones([(Visit.objects.earliest("day"), found)], Counted(by, TODAY))
    assert told.why.startswith("Bara Eva Ask kan komma")


def test_no_more_names_than_fit_and_the_rest_in_numbers() -> None:
    hours, free = (NOW, NOW + timedelta(hours=4)), [UUID(int=number) for number in range(NAMES + 2)]
    found = CallingIn(tuple(CanCome(each, (each,), 2, 1) for each in free), {BARRED: 1, TIMES: 2})
    one = ToFill(TODAY, hours, ("Bo Lind", "Eva Ask"), 3, found, {each: f"Nr {each.int}" for each in free})
    (told,) = rung_for([one], UUID(int=99))
    assert told.title == "tis 3 10.00–14.00, i stället för Bo Lind, Eva Ask"
    assert len(told.rows) == NAMES
    assert told.rows[0].text == "Kan ta 1 av 3 besök, har träffat 1 av de 2 personerna."
    assert told.others == (
        "Av de andra lediga: 2 till kan, 1 har inte delegeringen eller kunskapen, eller är inte önskad av personen, "
        "för 2 ligger besöken utanför passet."
    )
    assert told.nobody == ""


def test_a_bad_address_asks_for_nothing(ill: tuple[Desk, Viewer, str]) -> None:
    desk, planner, _door = ill
    page = desk.client.get(f"/teamet/planering/arbetar/{planner.party_id}/?dag={TODAY}&fran=99:99&till=x&forslag=y")
    assert page.status_code == 200
    assert re.search(r'name="starts"[^>]*value="[^"]', page.content.decode()) is None
    assert "Förslag till plan" not in page.content.decode()
