"""Frågor till dig: somebody close answers for their own part, and sees no more than that."""

from ledstjarna.domain.consent.models import AccessLog
from ledstjarna.domain.plans.actions import Owner
from ledstjarna.domain.plans.models import Commitment
from ledstjarna.web.resident.tests.world import World, text_of


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


def test_a_no_says_a_few_words(world: World) -> None:
    part = question(world)
    page = f"/min-plan/fragor/{part.id}/"
    assert "Skriv några ord om varför" in text_of(world.send(page, {"answer": "no", "words": ""}))
    answer = world.send(page, {"answer": "no", "words": "Jag är bortrest."})
    assert "Tack för ditt svar" in world.get(answer["Location"])


def test_what_one_was_not_asked_is_not_there(world: World) -> None:
    question(world)
    world.get("/min-plan/berattelse/", status=404)
    world.get("/min-plan/fragor/0198c0de-0000-7000-8000-000000000009/", status=404)
