"""Min dag: one carer's visits, from the list to the door and back."""

from collections.abc import Iterator

import pytest

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessLog
from ledstjarna.domain.plans.models import ActivityMark
from ledstjarna.domain.visits.models import HelpCall, Visit, VisitNote
from ledstjarna.domain.visits.tests.home import Home, at_hour, moved_in
from ledstjarna.foundation.clock import clock_set_to
from ledstjarna.web.team.tests.desk import Desk

DAY, THE_DOOR = "/teamet/min-dag/", "my_visit"


@pytest.fixture
def out(desk: Desk) -> Iterator[tuple[Desk, Home, list[Visit]]]:
    """A carer at their phone, a quarter to eleven, with a published fortnight."""
    desk.contact("nurse")
    desk.share(desk.cast.municipality)
    home = moved_in(desk.cast)
    rows = home.published()
    desk.sign_in("eva" if rows[0].carer_id == home.carers[0].party_id else "bo")
    with clock_set_to(at_hour(10, 45)):
        yield desk, home, rows


def test_a_visit_from_the_list_to_the_door_and_back(out: tuple[Desk, Home, list[Visit]]) -> None:
    desk, home, [row, *_later] = out
    day = desk.get(DAY)
    assert "Nästa besök 11.00 Astrid Lind" in day
    assert "0 av 1 besök är avslutade." in day
    assert "Rast 10.30–11.00, rast 15.00–15.30." in day
    note = desk.path("visit_note", commitment_id=home.part.pk)
    assert "Välj om en eller två kommer." in desk.refused(note, {"getting_in": "", "careful": "", "carers": "3"})
    desk.done(note, {"getting_in": "Portkod 1234", "careful": "Allergisk mot nötter", "carers": "1"})
    door = f"{DAY}{row.pk}/"
    assert "Allergisk mot nötter" in desk.get(DAY)
    page = desk.get(door)
    assert "Portkod 1234" in page
    assert "Dusch varje dag" in page, "what was decided, until it is written how"
    assert "Tryck på Klart" in desk.done(door, {"do": "begin"})
    assert "Du är här nu" in desk.get(DAY)
    assert "Skriv" in desk.refused(door, {"do": "observe", "words": " ", "wants_answer": "on"})
    assert "Det är skickat" in desk.done(door, {"do": "observe", "words": "Hon är yr i dag.", "wants_answer": "on"})
    assert "Välj varför" in desk.refused(door, {"do": "miss", "reason": "", "words": ""})
    asked = desk.refused(door, {"do": "finish", "words": "Åt frukost."})
    assert "Besöket tog 0 minuter, stämmer det?" in asked
    assert "Ja, det stämmer" in asked
    assert "Dagens besök är klara" in desk.done(door, {"do": "finish", "words": "Åt frukost.", "sure": "on"})
    assert "Åt frukost." in desk.get(door)
    row.refresh_from_db()
    assert (row.state, ActivityMark.objects.get().state, VisitNote.objects.count()) == ("done", "done", 1)
    desk.send(door, {"do": "finish", "words": ""})
    with automatic_run("test"):
        reads = AccessLog.objects.filter(subject_id=desk.subject_id, what="my_visit", verb="read")
        assert reads.count() >= 3
        assert AccessLog.objects.filter(subject_id=desk.subject_id, what="my_visits", verb="list").exists()


def test_two_phones_and_a_call_for_help(out: tuple[Desk, Home, list[Visit]]) -> None:
    desk, home, [row, *_later] = out
    door = f"{DAY}{row.pk}/"
    desk.done(door, {"do": "begin"})
    shown = desk.client.get(door)
    desk.done(door, {"do": "regret"})
    old = {"do": "finish", "words": "Klar", "version": "4", "key": "0192a000-0000-7000-8000-000000000001"}
    answer = desk.client.post(door, old)
    assert answer.status_code == 200
    assert "Någon hann före" in answer.content.decode()
    assert "Klar</textarea>" in answer.content.decode()
    assert shown.status_code == 200
    assert "Ingen har svarat än" in desk.done(door, {"do": "help", "words": "Tungt lyft"})
    call = HelpCall.objects.get()
    desk.sign_in("manager")
    assert "behöver hjälp" in desk.get(DAY)
    assert "Din kollega ser att du kommer" in desk.done(DAY, {"help_call_id": str(call.pk)})
    desk.sign_in("eva" if row.carer_id == home.carers[0].party_id else "bo")
    with automatic_run("test"):
        Visit.objects.filter(pk=row.pk).update(state="cancelled")
    assert "hjälpen inte behövs längre" in desk.done(DAY, {"help_call_id": str(call.pk), "do": "end_help"})
    desk.sign_in("nurse")
    desk.get(door, 404)
    assert "Du har inga besök den här dagen" in desk.get(DAY)
    assert "behöver hjälp" not in desk.get(DAY)


def test_how_far_the_day_has_come_and_whose_a_visit_is(out: tuple[Desk, Home, list[Visit]]) -> None:
    desk, home, [row, *_later] = out
    door = f"{DAY}{row.pk}/"
    assert desk.client.get(f"{DAY}packa/").json()["breaks"] == "Rast 10.30–11.00, rast 15.00–15.30.", "as with a net"
    mine = "eva" if row.carer_id == home.carers[0].party_id else "bo"
    desk.sign_in("bo" if mine == "eva" else "eva")
    who = row.carer_label.split(", ")[0]
    assert f"{who} kommer i stället." in desk.get(door), "it is still to come"
    with clock_set_to(at_hour(12)):
        assert f"{who} skulle ha kommit." in desk.get(door)
    desk.sign_in(mine)
    desk.done(door, {"do": "begin"})
    desk.sign_in("bo" if mine == "eva" else "eva")
    assert f"{who} har börjat besöket." in desk.get(door)
    desk.sign_in(mine)
    told = desk.done(door, {"do": "miss", "reason": "person_not_home"})
    assert "1 av 1 besök är avslutade. 1 blev inte av." in told
    assert "Dagens besök är avslutade" in told


def test_what_is_over_and_untold_is_no_next_visit_and_how_late_it_is_is_said(
    out: tuple[Desk, Home, list[Visit]],
) -> None:
    desk, _home, [row, *_later] = out
    with clock_set_to(at_hour(11, 12)):
        day = desk.get(DAY)
        assert "Nästa besök 11.00" in day, "it can still be made"
        assert "Skulle ha börjat för 12 minuter sedan." in day
        assert "Inte sagt hur det gick" not in day
    with clock_set_to(at_hour(20, 46)):
        day = desk.get(DAY)
        assert "Nästa besök" not in day
        assert "Dagens besök är" not in day
        assert "Inte sagt hur det gick" in day
        assert "Skulle ha varit klart för 9 timmar 1 min sedan." in day
        assert "Skulle ha varit klart för 9 timmar 1 min sedan." in desk.get(f"{DAY}{row.pk}/")
        told = desk.done(f"{DAY}{row.pk}/", {"do": "miss", "reason": "person_not_home"})
        assert "Inte sagt hur det gick" not in told


def test_a_visit_of_some_minutes_is_not_asked_about(out: tuple[Desk, Home, list[Visit]]) -> None:
    desk, _home, [row, *_later] = out
    desk.done(f"{DAY}{row.pk}/", {"do": "begin"})
    with clock_set_to(at_hour(10, 47)):
        assert "Dagens besök är klara" in desk.done(f"{DAY}{row.pk}/", {"do": "finish", "words": ""})
