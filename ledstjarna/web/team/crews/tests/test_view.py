"""Arbetslag: said by the planner, chosen on the boards and the map; what nobody has is shown under every choice."""

from typing import Any

import pytest

from ledstjarna.domain.people.models import Person
from ledstjarna.domain.visits.actions import place_visit
from ledstjarna.domain.visits.models import CrewList, PlanDraft, Visit
from ledstjarna.domain.visits.tests.home import NOW, Home, moved_in
from ledstjarna.jobs import solve_visits
from ledstjarna.web.printed.tests.papers import Paper
from ledstjarna.web.team.tests.desk import Desk, hidden_of

BOARD = "/teamet/planering/"
PAGE, DAYS, MAP = f"{BOARD}arbetslag/", f"{BOARD}fjorton-dagar/", f"{BOARD}karta/"


def fields(home: Home, *names: str) -> dict[str, str]:
    return {f"of_{one.party_id.hex}": name for one, name in zip(home.carers, names, strict=True)}


def test_each_board_shows_one_crew_and_what_nobody_has_under_every_choice(desk: Desk) -> None:
    home = moved_in(desk.cast)
    desk.sign_in("planner")
    home.published()
    first, last = Visit.objects.order_by("starts_at").first(), Visit.objects.order_by("starts_at").last()
    assert first is not None
    assert last is not None
    told = {"by": home.cast.act(home.planner), "subject_id": home.subject_id, "carer_id": None, "lock": False}
    place_visit(**told, visit_id=last.pk, seen_version=last.version, starts_at=last.starts_at, at=NOW)
    assert "Arbetslag" in desk.get(BOARD)
    assert "lag=" not in desk.client.get(BOARD).content.decode(), "nothing but the way there where none are said"
    assert "Arbetslag" not in desk.get(DAYS)

    makes = [one.party_id == first.carer_id for one in home.carers]
    page = desk.done(PAGE, fields(home, *("Norr" if each else " " for each in makes)))
    assert "Så är ni indelade" in page
    who = first.carer_label.split(",")[0]
    other = next(name for name in ("Eva Ask", "Bo Lind") if name != who)
    board = desk.get(f"{BOARD}?lag=Norr")
    assert f"{who} 07.00" in board
    assert f"{other} 07.00" not in board
    assert f"{other} 07.00" in desk.get(f"{BOARD}?lag=-"), "and who is in none has a choice of their own"
    assert f"{other} 07.00" in desk.get(f"{BOARD}?lag=Nowhere")
    for choice in ("", "&lag=Norr", "&lag=-"):
        assert "Arbetslag Norr" in desk.get(f"{BOARD}?dag={last.day}{choice}"), "with whose it would be"
        assert "Arbetslag Norr" in desk.get(f"{MAP}?dag={last.day}{choice}")
        assert "Arbetslag Norr" in desk.get(f"{DAYS}?{choice}")
    shown = desk.client.get(f"{BOARD}?lag=Norr").content.decode()
    assert "karta/?dag=2026-03-03&amp;lag=Norr" in shown
    assert "fjorton-dagar/?lag=Norr" in shown
    door = f"{BOARD}besok/{first.pk}/?lag=Norr"
    assert door in shown
    back = desk.send(door, {"carer": str(first.carer_id), "at_time": "11:00"})
    assert back["Location"] == f"{BOARD}?dag=2026-03-03&lag=Norr&tack=placed&hur=same", "back to the same board"
    stepped = desk.send(f"{BOARD}?dag={last.day}&lag=Norr", {"do": "propose"})
    assert f"dag={last.day}&lag=Norr&tack=propose" in stepped["Location"], "a step leaves one where one was"
    days = desk.client.get(f"{DAYS}?lag=Norr").content.decode()
    assert f"?dag={last.day}&amp;lag=Norr" in days
    assert f'<th scope="row">{other}' not in days
    assert who in desk.get(f"{MAP}?lag=Norr")
    assert who not in desk.get(f"{MAP}?lag=-")
    desk.sign_in("eva")
    desk.get(PAGE, 404)


def test_two_planners_keep_what_only_one_of_them_changed(desk: Desk) -> None:
    home = moved_in(desk.cast)
    desk.sign_in("planner")
    seen = hidden_of(desk.client.get(PAGE))
    desk.done(PAGE, fields(home, "Norr", ""))
    again = desk.client.post(PAGE, {**seen, **fields(home, "", "söder")})
    assert again.status_code == 302, "theirs stands beside mine"
    kept = {home.carers[0].party_id: "Norr", home.carers[1].party_id: "söder"}
    row = CrewList.objects.get(replaced_at=None)
    assert (row.version, row.crews) == (2, {str(key): name for key, name in kept.items()})
    seen = hidden_of(desk.client.get(PAGE))
    desk.done(PAGE, fields(home, "Väster", "söder"))
    both = desk.client.post(PAGE, {**seen, **fields(home, "Öster", "söder")}).content.decode()
    assert f"keep-of_{home.carers[0].party_id.hex}-theirs" in both
    assert "högst 30 tecken" in desk.refused(PAGE, fields(home, "-", ""))
    assert CrewList.objects.get(replaced_at=None).version == 3


def test_the_engine_proposes_and_the_planner_takes_it_or_leaves_it(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    home = moved_in(desk.cast)
    desk.sign_in("planner")
    home.published()
    Person.objects.filter(pk=home.subject_id).update(place="Torp")
    propose = f"{PAGE}forslag/"
    asked: list[Any] = []

    def answered(told: Any) -> dict[str, Any]:
        asked.append(told)
        carers = [str(one.party_id) for one in home.carers]
        return {
            "teams": [
                {"carers": carers[:1], "persons": [str(home.subject_id)]}, {"carers": carers[1:], "persons": []}
            ]
        }  # fmt: skip

    monkeypatch.setattr(solve_visits, "answered", answered)

    def worked_out() -> None:
        assert "Förslaget räknas fram" in desk.done(propose, {"do": "ask", "staff": "4"})
        assert desk.client.get(propose, headers={"HX-Request": "true"}).status_code == 204
        solve_visits.solve.func(str(PlanDraft.objects.get(state="asked").pk))
        desk.cast.act(home.planner)

    assert "högst 40" in desk.refused(propose, {"do": "ask", "staff": "41"})
    worked_out()
    assert asked[0].staff == 4
    row = PlanDraft.objects.get()
    assert str(home.subject_id) not in str(row.answers), "how many persons, and not who"
    page = desk.get(propose)
    assert "Torp Eva Ask 1 medarbetare, 1 person" in page
    assert "Bo Lind 1 medarbetare, 0 personer" in page
    desk.get(f"{BOARD}forslag/{row.pk}/", 404)
    assert "Förslag till plan" not in desk.get(f"{BOARD}lagg-om/"), "no plan among plans"
    assert "Så är ni indelade" in desk.done(propose, {"do": "take"})
    assert set(CrewList.objects.get().crews.values()) == {"Torp", "1"}
    worked_out()
    seen = hidden_of(desk.client.get(propose))
    desk.done(PAGE, fields(home, "Norr", "Norr"))
    stale = desk.client.post(propose, {**seen, "do": "take"}).content.decode()
    assert "Förslaget gäller inte längre" in stale
    assert set(CrewList.objects.get(replaced_at=None).crews.values()) == {"Norr"}
    assert "Indelningen är som den var." in desk.done(propose, {"do": "drop"})
    desk.sign_in("eva")
    desk.get(propose, 404)


def test_one_crew_is_told_and_printed_at_a_time_and_the_page_says_what_is_left(desk: Desk) -> None:
    home = moved_in(desk.cast)
    desk.sign_in("planner")
    home.published()
    eva, bo = home.carers
    desk.done(PAGE, fields(home, "Norr", "Söder"))
    rows = list(Visit.objects.order_by("starts_at"))
    for number, row in enumerate(rows):
        who = (eva, bo)[number % 2]
        Visit.objects.filter(pk=row.pk).update(
            state="planned", published_at=None, carer_id=who.party_id, carer_label=who.label
        )
    board = desk.get(f"{BOARD}?lag=Norr")
    assert "Arbetslag Norr: 7 besök är inte meddelade" in board
    assert "7 andra besök i enheten är inte meddelade" in board
    publish = f"{BOARD}meddela/"
    shown = desk.client.get(f"{BOARD}?lag=Norr").content.decode()
    assert f'href="{publish}?lag=Norr"' in shown
    assert "planering/dagen.pdf?dag=2026-03-03&amp;lag=Norr" in shown
    south = desk.client.get(f"{publish}?lag=S%C3%B6der")
    page = desk.get(f"{publish}?lag=Norr")
    assert "7 besök hos 1 personer meddelas" in page
    assert "7 andra besök i enheten blir kvar och meddelas inte nu." in page
    assert "Meddela arbetslag Norr" in page
    told = desk.send(f"{publish}?lag=Norr", {})
    assert told["Location"] == f"{BOARD}?tack=published_crew&lag=Norr"
    assert "Enhetens andra besök är som de var." in desk.get(told["Location"])
    assert Visit.objects.filter(state="published", carer_id=eva.party_id).count() == 7
    assert not Visit.objects.filter(state="published", carer_id=bo.party_id).exists()
    assert "Enheten har andra besök kvar att meddela." in desk.get(f"{publish}?lag=Norr")
    meanwhile = desk.client.post(f"{publish}?lag=S%C3%B6der", hidden_of(south))
    assert meanwhile.status_code == 302, "the other crew's page holds, though one was told in between"
    assert not Visit.objects.filter(state="planned").exists()
    assert "Allt är meddelat." in desk.get(publish)


def test_a_crew_that_is_called_something_else_meanwhile_does_not_become_all(desk: Desk) -> None:
    home = moved_in(desk.cast)
    desk.sign_in("planner")
    home.published()
    desk.done(PAGE, fields(home, "Norr", "Söder"))
    Visit.objects.update(state="planned", published_at=None)
    first = Visit.objects.order_by("starts_at").first()
    assert first is not None
    other = next(one for one in home.carers if one.party_id != first.carer_id)
    Visit.objects.filter(pk=first.pk).update(carer_id=other.party_id, carer_label=other.label)
    seen = desk.client.get(f"{BOARD}meddela/?lag=Norr")
    desk.done(PAGE, fields(home, "Nord", "Söder"))
    stale = desk.client.post(f"{BOARD}meddela/?lag=Norr", hidden_of(seen))
    assert "Planeringen har ändrats" in stale.content.decode()
    assert not Visit.objects.filter(state="published").exists()


def test_the_paper_of_a_crew_has_its_days_and_what_nobody_has(desk: Desk) -> None:
    home = moved_in(desk.cast)
    desk.sign_in("planner")
    first = home.published()[0]
    desk.done(PAGE, fields(home, "Norr", "Söder"))
    who = first.carer_label.split(",")[0]
    own, other = ("Norr", "S%C3%B6der") if who == "Eva Ask" else ("S%C3%B6der", "Norr")
    paper = f"{BOARD}dagen.pdf?dag={first.day}&lag="

    def titles(crew: str) -> str:
        return "; ".join(Paper(desk.client.get(f"{paper}{crew}").content).bookmarks())

    assert who in titles(own)
    assert who not in titles(other)
    assert "Utan någon än" not in titles(own)
    Visit.objects.filter(pk=first.pk).update(carer_id=None, carer_label="")
    assert "Utan någon än" in titles(own)
    assert "Utan någon än" in titles(other), "what nobody has is on every paper"
