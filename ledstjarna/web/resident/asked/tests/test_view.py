"""Frågor till dig: somebody close answers for their own part, and sees no more than that."""

import pytest

from ledstjarna.domain.consent.models import AccessLog
from ledstjarna.domain.plans.actions import Owner, write_about
from ledstjarna.domain.plans.models import Commitment
from ledstjarna.web.resident.tests.world import NOW, World


def question(world: World) -> Commitment:
    daughter = world.daughter(reads=False)
    owner = Owner(daughter.id, "close_one", "Karin Lind")
    part = world.part("Handlar på lördagar", "close_one", owner, about="Handla mat", when="lördagar")
    world.sign_in(daughter.id, "close_one")
    return part


def test_they_see_what_they_were_told_and_say_yes(world: World) -> None:
    part = question(world)
    assert world.client.get("/min-plan/")["Location"] == "/min-plan/fragor/"
    assert "Handla mat" in world.get("/min-plan/fragor/")
    world.cast.act(world.person)
    assert AccessLog.objects.filter(party_id=part.owner_id, what="asked", verb="list").exists()
    page = f"/min-plan/fragor/{part.id}/"
    shown = world.get(page)
    assert "lördagar" in shown
    assert "Jag vill kunna gå till kören" not in shown
    answer = world.send(page, {"answer": "yes"})
    assert "Tack för att du ställer upp" in world.get(answer["Location"])
    part.refresh_from_db()
    assert part.state == "active"


@pytest.mark.parametrize("words", ["", "Jag är bortrest."])
def test_somebody_close_owes_no_reason_for_a_no(world: World, words: str) -> None:
    part = question(world)
    page = f"/min-plan/fragor/{part.id}/"
    assert "Det behövs inte." in world.get(page)
    answer = world.send(page, {"answer": "no", "words": words})
    assert "Tack för ditt svar" in world.get(answer["Location"])


def test_what_one_was_not_asked_is_not_there(world: World) -> None:
    question(world)
    world.get("/min-plan/berattelse/", status=404)
    world.get("/min-plan/fragor/0198c0de-0000-7000-8000-000000000009/", status=404)


def test_they_write_about_their_part_and_read_only_that(world: World) -> None:
    world.nurse_in_team()
    part = question(world)
    page = f"/min-plan/fragor/{part.id}/meddelanden/"
    assert "Inget är skrivet om det här än" in world.get(page)
    assert "Vem ringer jag? Sara Ek" in world.get(page.removesuffix("meddelanden/"))
    nurse = world.cast.staff["nurse"]
    answer = world.send(page, {"words": "Affären är stängd på lördag.", "to": str(nurse.party_id)})
    where = answer["Location"].partition("?")[0]
    assert where.startswith(page)
    shown = world.get(where)
    assert "Affären är stängd" in shown
    assert "Handla mat" in shown
    assert "Handlar på lördagar" not in shown
    assert "Sara Ek" in shown
    world.cast.act(world.person)
    other = write_about(by=world.person, subject_id=world.subject_id, title="Annat", words="Ej för dig", at=NOW)
    world.get(f"{page}{other.pk}/", 404)
    world.get(f"/min-plan/meddelanden/{other.pk}/", 404)
    assert "Ej för dig" not in world.get(page)
    world.sign_in(world.subject_id)
    assert "Affären är stängd" in world.get(f"/min-plan/meddelanden/{where.split('/')[-2]}/")
    world.get(page, 404)
