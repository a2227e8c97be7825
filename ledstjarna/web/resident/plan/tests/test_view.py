"""Min plan: the person's words, the next step, who does what, whom to call."""

from datetime import timedelta
from typing import Any

import pytest

from ledstjarna.domain.plans.actions import Arrangement, ask_times, call_meeting, set_meeting_time
from ledstjarna.domain.teams.actions import About, begin_thread
from ledstjarna.foundation.clock import clock_set_to
from ledstjarna.web.resident.tests.world import NOW, World


def test_an_empty_plan_invites_to_tell(world: World) -> None:
    page = world.get("/min-plan/")
    assert "Berätta vad som är viktigt för dig" in page
    assert "Jag vill ansöka om hjälp" in page
    assert "Ingen är med i ditt team än" in page


def test_the_plan_tells_who_does_what(world: World) -> None:
    world.story()
    world.nurse_in_team()
    goal = world.goal()
    world.yes(world.proposal(goal, "Jag går en promenad", "own", world.cast.own()))
    world.yes(world.proposal(goal, "Kören hämtar mig", "association", world.cast.unit_owner("choir")), name="Astrid")
    world.yes(world.proposal(goal, "Hjälp att duscha", "sol", world.cast.unit_owner("assessment")))
    page = world.get("/min-plan/")
    assert "Kören är mitt liv." in page
    for heading in ("Jag själv", "Föreningar", "Kommunen"):
        assert heading in page
    assert "Fick frågan den 2 mars och har inte svarat än." in page
    assert "Ansökan skickades den 2 mars. Här står sedan vem som utreder den." in page
    assert "Sedan kan ni komma överens om planen Ingen annan har sagt ja till sin del än." in page
    assert "Sara Ek" in page
    assert "Ingen kom" in page
    assert "Jag är inte nöjd" in page


def test_the_next_step_is_to_choose(world: World) -> None:
    world.story()
    goal = world.goal()
    for title in ("Kören hämtar mig", "Färdtjänst"):
        world.proposal(goal, title, "association", world.cast.unit_owner("choir"))
    assert "Välj mellan 2 förslag" in world.get("/min-plan/")


def test_what_is_new_and_what_waits_is_told_on_the_first_page(world: World) -> None:
    world.story()
    nurse = world.nurse_in_team()
    world.proposal(world.goal(), "Färdtjänst", "sol", world.cast.unit_owner("assessment"))
    assert "väntar på dig" not in world.get("/min-plan/")  # the next step tells of the proposal
    whom: dict[str, Any] = {"by": world.cast.act(nurse), "subject_id": world.subject_id}
    call = call_meeting(
        arranged=Arrangement("room", 60, "care_centre", "Linden"), who=[nurse.party_id], at=world.at(), **whom
    )
    start = world.at() + timedelta(days=9)
    ask_times(call_id=call.id, seen_version=call.version, starts=[start], at=world.at(), **whom)
    thread = begin_thread(
        about=About(title="Tiden på torsdag"), words="Hej", to=world.subject_id, at=world.at(), **whom
    )
    assert "3 saker väntar på dig" in world.get("/min-plan/")
    page = world.get("/min-plan/vantar/")
    for told in ("Färdtjänst", "En kallelse till ett möte att svara på", "Tiden på torsdag", "Ett nytt meddelande"):
        assert told in page
    world.get(f"/min-plan/meddelanden/{thread.pk}/")
    assert "2 saker väntar på dig" in world.get("/min-plan/")
    assert "Ett nytt meddelande" not in world.get("/min-plan/vantar/")


def test_somebody_close_reads_what_they_are_let_read(world: World) -> None:
    world.story()
    daughter = world.daughter()
    world.sign_in(daughter.id, "close_one")
    page = world.get("/min-plan/")
    assert "Du är här som dotter till Astrid. Du kan läsa och föreslå. Det är Astrid som väljer." in page
    assert "Kören är mitt liv." in page
    assert "Nästa steg" not in page


def test_somebody_close_who_may_not_read_is_told_no_more_than_that(world: World) -> None:
    daughter = world.daughter(reads=False)
    world.sign_in(daughter.id, "close_one")
    assert world.client.get("/min-plan/").status_code in (302, 404)


def test_a_representative_is_told_for_whom_they_answer(world: World) -> None:
    god_man = world.god_man()
    world.sign_in(god_man.id, "representative")
    page = world.get("/min-plan/")
    assert "Du är här som god man och företräder Astrid i frågor om vård, omsorg och boende." in page
    assert "När du svarar här svarar du för Astrid" in page


def test_staff_do_not_come_in_here(world: World) -> None:
    nurse = world.cast.staff["nurse"]
    world.sign_in(nurse.party_id, "staff")
    assert world.client.get("/min-plan/").status_code == 404


def test_nobody_signed_in_is_led_to_the_sign_in_page(world: World) -> None:
    world.client.session.flush()
    world.client.cookies.clear()
    answer = world.client.get("/min-plan/")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/logga-in/")


@pytest.mark.parametrize("kind", ["person", "representative", "close_one"])
def test_the_plan_is_opened_in_a_dozen_queries(world: World, django_assert_max_num_queries: Any, kind: str) -> None:
    world.story()
    world.nurse_in_team()
    goal = world.goal()
    for title in ("Promenad", "Frukost", "Kören"):
        world.yes(world.proposal(goal, title, "own", world.cast.own()))
    who = {"person": world.person.party_id, "representative": world.god_man().id, "close_one": world.daughter().id}
    world.sign_in(who[kind], kind)
    world.get("/min-plan/")
    with django_assert_max_num_queries(12 + 2):  # and a savepoint, since a test already is in a transaction
        world.get("/min-plan/")


@pytest.mark.parametrize("begun", [True, False])
def test_a_meeting_that_is_decided_is_told_until_it_has_been(world: World, begun: bool) -> None:
    nurse = world.nurse_in_team()
    if begun:
        world.goal()
    whom: dict[str, Any] = {"by": world.cast.act(nurse), "subject_id": world.subject_id, "at": NOW}
    call = call_meeting(arranged=Arrangement("room", 60, "care_centre", "Linden"), who=[nurse.party_id], **whom)
    assert "Möte om planen" not in world.get("/min-plan/"), "nothing is decided yet"
    start = NOW + timedelta(days=2, hours=3)
    set_meeting_time(call_id=call.id, seen_version=call.version, start=start, **whom | {"by": world.cast.act(nurse)})
    page = world.get("/min-plan/")
    assert "Möte om planen" in page
    assert "Ni ses torsdag 5 mars kl. 13.00." in page
    with clock_set_to(start + timedelta(hours=2)):
        assert "Möte om planen" not in world.get("/min-plan/")
