"""Så ser jag på det: the person's view, beside the team's."""

from ledstjarna.domain.needs.models import Need
from ledstjarna.web.resident.tests.world import World, text_of

PAGE = "/min-plan/sa-ser-jag-pa-det/"


def test_the_person_says_how_it_is(world: World) -> None:
    answer = world.send(f"{PAGE}d4/", {"own_level": "2", "own_words": "Trappan är svår."})
    page = world.get(answer["Location"])
    assert "Tack för att du berättar" in page
    assert "Trappan är svår." in page
    assert "Måttliga svårigheter" in page
    assert Need.objects.get().professional_level == 8


def test_a_level_is_needed(world: World) -> None:
    assert "Något behöver rättas" in text_of(world.send(f"{PAGE}d4/", {"own_words": "Trappan."}))
    assert world.client.get(f"{PAGE}x/").status_code == 302


def test_needs_are_not_for_those_close(world: World) -> None:
    daughter = world.daughter()
    world.sign_in(daughter.id, "close_one")
    world.get(PAGE, status=404)
    assert "Så ser jag på det" not in world.get("/min-plan/")
