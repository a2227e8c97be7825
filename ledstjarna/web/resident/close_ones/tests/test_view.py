"""De som står mig nära: named, let to read, ended."""

from ledstjarna.domain.people.models import CloseOne
from ledstjarna.web.resident.tests.world import World, text_of

PAGE = "/min-plan/narstaende/"


def test_named_let_read_and_ended(world: World) -> None:
    named = world.send(PAGE, {"name": "Karin Lind", "relation": "dotter", "phone": "070-1"})
    page = world.get(named["Location"])
    assert "Hen kan inte läsa något än." in page
    assert "Får inte läsa" in page
    close = CloseOne.objects.get()
    let = world.send(PAGE, {"may_read": "yes"}, to=f"{PAGE}{close.id}/lasa/")
    assert "Får läsa planen" in world.get(let["Location"])
    no_longer = world.send(PAGE, {"may_read": "no"}, to=f"{PAGE}{close.id}/lasa/")
    assert "Nu kan hen inte läsa längre" in world.get(no_longer["Location"])
    ended = world.send(PAGE, {}, to=f"{PAGE}{close.id}/sluta/")
    assert "Ingen är nämnd än." in world.get(ended["Location"])


def test_a_name_is_needed(world: World) -> None:
    assert "Något behöver rättas" in text_of(world.send(PAGE, {"name": "", "relation": "vän"}))


def test_a_representative_is_named_with_their_mandate(world: World) -> None:
    world.god_man()
    page = world.get(PAGE)
    assert "Bo Ask" in page
    assert "God man" in page


def test_somebody_close_changes_nothing(world: World) -> None:
    daughter = world.daughter()
    world.sign_in(daughter.id, "close_one")
    assert "Nämn någon" not in world.get(PAGE)
    assert (
        world.client.post(f"{PAGE}{daughter.id}/sluta/", {"key": "0198c0de-0000-7000-8000-000000000004"}).status_code
        == 404
    )
