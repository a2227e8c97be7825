"""En del av planen: the decision in plain words, how to appeal, and how to stop."""

from datetime import date

import pytest
from django.urls import reverse

from ledstjarna.domain.plans.actions import (
    Decided,
    assess_health,
    begin_investigation,
    decide,
    prescribe,
    write_investigation,
)
from ledstjarna.domain.plans.models import Application, Commitment
from ledstjarna.web.resident.tests.world import World


def decided(world: World, **words) -> Commitment:
    part = world.part("Hjälp att duscha", "sol", world.cast.unit_owner("assessment"))
    assessor = world.cast.act(world.cast.staff["assessor"])
    application = Application.objects.get()
    common = {"by": assessor, "subject_id": world.subject_id, "application_id": application.id}
    begin_investigation(**common, seen_version=1, at=world.at())
    write_investigation(**common, seen_version=2, text="Behöver hjälp.")
    decide(**common, seen_version=3, at=world.at(), decided=Decided(**words))
    return part


def test_a_grant_is_told_in_plain_words(world: World) -> None:
    part = decided(
        world, outcome="granted", scope="Hjälp att duscha två gånger i veckan", starts=date(2026, 3, 9),
        ends=date(2026, 7, 1),
    )  # fmt: skip
    page = world.get(f"/min-plan/del/{part.id}/")
    assert "har du rätt till hjälp att duscha två gånger i veckan. Beslutet gäller till och med den 30 juni." in page
    assert "Så överklagar du" in page
    assert "inom tre veckor" in page
    assert "Karin Nyström" in page
    assert "Så överklagar du" in world.get("/min-plan/")


def test_a_partial_grant_says_that_it_is_a_part_and_from_when(world: World) -> None:
    part = decided(
        world, outcome="partly", scope="Hjälp varje morgon på vardagar", starts=date(2026, 3, 9), ends=date(2026, 7, 1),
        reasons="På helgerna klarar du det själv.", how_to_appeal="Skriv till nämnden.",
    )  # fmt: skip
    for page in (world.get("/min-plan/"), world.get(f"/min-plan/del/{part.id}/")):
        assert "Delvis beviljat, väntar på utförare" in page
        assert "Du fick ja till en del av det du ansökte om." in page
        assert "Från och med den 9 mars har du rätt till hjälp varje morgon på vardagar." in page


@pytest.mark.parametrize(("starts", "word"), [(date(2026, 3, 9), "Börjar 9 mars"), (date(2026, 2, 1), "På gång")])
def test_what_has_not_begun_is_not_under_way(world: World, starts: date, word: str) -> None:
    part = decided(world, outcome="granted", scope="Hjälp att duscha", starts=starts, ends=date(2026, 7, 1))
    Commitment.objects.filter(pk=part.pk).update(state="active")
    assert word in world.get("/min-plan/").replace("\xa0", " ")


def test_a_no_says_why_and_is_something_to_read(world: World) -> None:
    world.story()
    part = decided(world, outcome="refused", reasons="Du klarar det själv.", how_to_appeal="Skriv till nämnden.")
    page = world.get(f"/min-plan/del/{part.id}/")
    assert "Du klarar det själv." in page
    assert "Skriv till nämnden." in page
    plan = world.get("/min-plan/")
    assert "Läs svaret du har fått" in plan
    assert "Det här blev inte av" in plan


def test_a_part_is_stopped_after_one_has_read_what_it_means(world: World) -> None:
    part = world.part("Kören hämtar mig", "association", world.cast.unit_owner("choir"), about="Skjuts")
    stop = f"/min-plan/del/{part.id}/sluta/"
    assert "ser inte längre det du har berättat" in world.get(stop)
    answer = world.send(stop, {"why": ""})
    assert "Nu är det avslutat" in world.get(answer["Location"])
    part.refresh_from_db()
    assert part.state == "ended"


def test_an_application_that_is_stopped_is_withdrawn(world: World) -> None:
    part = world.part("Hjälp att duscha", "sol", world.cast.unit_owner("assessment"))
    stop = f"/min-plan/del/{part.id}/sluta/"
    assert "Ansökan tas tillbaka." in world.get(stop)
    world.send(stop, {})
    assert Application.objects.get().state == "withdrawn"


def test_somebody_close_sees_no_decision_and_cannot_stop(world: World) -> None:
    part = decided(world, outcome="granted", scope="Dusch", starts=date(2026, 3, 9))
    daughter = world.daughter()
    world.sign_in(daughter.id, "close_one")
    page = world.get(f"/min-plan/del/{part.id}/")
    assert "Beslutet" not in page
    assert "Jag vill sluta med det här" not in page


def test_what_health_care_says_is_read_with_whose_it_is_and_not_by_somebody_close(world: World) -> None:
    part = world.part("Såromläggning", "health", world.cast.unit_owner("care_centre"))
    nurse = world.cast.act(world.cast.staff["nurse"])
    about = {"by": nurse, "subject_id": world.subject_id, "commitment_id": part.id}
    once, daily = "Omläggning en gång i veckan.", "Omläggning varje dag."
    assess_health(**about, seen_version=1, suitable=True, why="Såret läker.", ordination=once, at=world.at())
    prescribe(**about, seen_version=2, why="Läker sämre.", ordination=daily, at=world.at())
    page = f"/min-plan/del/{part.id}/"
    shown = world.get(page)
    assert "Det passar, enligt Sara Ek, Vårdcentralen Linden: Såret läker." in shown, "the yes to it stands"
    assert f"{daily} (Sara Ek, Vårdcentralen Linden, " in shown
    assert once not in shown
    happened = world.get(reverse("happened"))
    assert "skrev vad som ordineras nu: Såromläggning" in happened
    assert happened.count("bedömde att det passar") == 1
    daughter = world.daughter()
    world.sign_in(daughter.id, "close_one")
    shown = world.get(page)
    assert "Såromläggning" in shown
    for words in ("Ordinerat", daily, "Vårdens bedömning", "Såret läker"):
        assert words not in shown
    happened = world.get(reverse("happened"))
    assert "Såromläggning" in happened
    assert "bedömde" not in happened
    assert "ordineras" not in happened
