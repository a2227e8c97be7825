"""Min berättelse: told, changed, and changed by two at once."""

import re

from ledstjarna.domain.people.actions import tell_story
from ledstjarna.domain.people.models import Story
from ledstjarna.web.resident.tests.world import World, hidden_of, text_of

PAGE = "/min-plan/berattelse/"
WORDS = {"what_matters": "Mina barnbarn.", "reach": ["phone", "letter"], "language": "fi", "interpreter": "on"}


def test_the_person_tells(world: World) -> None:
    answer = world.send(PAGE, WORDS)
    assert answer["Location"] == "/min-plan/berattelse/?tack=berattat"
    told = Story.objects.get(replaced_at=None)
    assert (told.what_matters, told.reach, told.way) == ("Mina barnbarn.", ["phone", "letter"], "digital")
    page = world.get(answer["Location"])
    assert "Tack för att du har berättat" in page
    assert "Mina barnbarn." in page


def test_the_same_form_sent_twice_tells_once(world: World) -> None:
    fields = hidden_of(world.client.get(PAGE), PAGE) | WORDS
    first, second = world.client.post(PAGE, fields), world.client.post(PAGE, fields)
    assert first["Location"] == second["Location"]
    assert Story.objects.count() == 1


def test_nothing_said_is_not_saved(world: World) -> None:
    answer = world.send(PAGE, {"language": "sv"})
    assert answer.status_code == 200
    assert "Något behöver rättas" in text_of(answer)
    assert not Story.objects.exists()


def test_two_who_write_at_once_see_the_difference_and_choose(world: World) -> None:
    world.story()
    fields = hidden_of(world.client.get(PAGE), PAGE)
    tell_story(
        by=world.cast.act(world.person), subject_id=world.subject_id, seen_version=1, at=world.at(),
        what_matters="Kören, och min katt.", how_to_meet_me="Prata lugnt.",
    )  # fmt: skip
    mine = {"what_matters": "Kören och trädgården.", "how_to_meet_me": "Knacka först.", "language": "sv"}
    clash = world.client.post(PAGE, fields | mine)
    page = text_of(clash)
    assert "Kören, och min katt." in page
    assert "Kören och trädgården." in page
    assert "Du sparade själv en ändring" in page
    assert Story.objects.count() == 2
    chosen = {"keep-what_matters": "theirs", "keep-how_to_meet_me": "mine"}
    saved = world.client.post(PAGE, hidden_of(clash, PAGE) | mine | chosen)
    assert saved.status_code == 302
    told = Story.objects.get(replaced_at=None)
    assert (told.what_matters, told.how_to_meet_me) == ("Kören, och min katt.", "Knacka först.")


def test_what_only_one_screen_changed_is_saved_without_a_question(world: World) -> None:
    first = {"what_matters": "Katten.", "what_i_can": "Laga mat.", "how_to_meet_me": "Lugnt.", "language": "sv"}
    world.send(PAGE, first)
    one, two = (hidden_of(world.client.get(PAGE), PAGE) for _screen in range(2))
    assert world.client.post(PAGE, one | first | {"what_matters": "Kören.", "what_i_can": "Baka."}).status_code == 302
    both = first | {"what_matters": "Barnen.", "how_to_meet_me": "Glatt."}
    clash = world.client.post(PAGE, two | both)
    page = clash.content.decode()
    assert 'id="keep-what_matters-theirs"' in page
    assert 'id="keep-what_i_can-theirs"' not in page
    assert 'id="keep-how_to_meet_me-theirs"' not in page
    assert re.search(r"Baka\.\s*</textarea>", page)  # what the other screen saved, so that sending this reverts nothing
    again = both | {"what_i_can": "Baka.", "keep-what_matters": "theirs"}
    assert world.client.post(PAGE, hidden_of(clash, PAGE) | again).status_code == 302
    told = Story.objects.get(replaced_at=None)
    assert (told.what_matters, told.what_i_can, told.how_to_meet_me) == ("Kören.", "Baka.", "Glatt.")


def test_two_screens_that_changed_different_things_are_both_saved(world: World) -> None:
    first = {"what_matters": "Katten.", "what_i_can": "Laga mat.", "language": "sv"}
    world.send(PAGE, first)
    one, two = (hidden_of(world.client.get(PAGE), PAGE) for _screen in range(2))
    world.client.post(PAGE, one | first | {"what_matters": "Kören."})
    assert world.client.post(PAGE, two | first | {"what_i_can": "Baka."}).status_code == 302
    told = Story.objects.get(replaced_at=None)
    assert (told.version, told.what_matters, told.what_i_can) == (3, "Kören.", "Baka.")


def test_an_expired_session_loses_nothing(world: World) -> None:
    fields = hidden_of(world.client.get(PAGE), PAGE) | WORDS
    world.client.cookies.clear()
    sent = world.client.post(PAGE, fields)
    assert sent["Location"].startswith("/logga-in/")
    world.sign_in(world.subject_id)
    page = world.get(PAGE)
    assert "Det du skrev finns kvar här" in page
    assert "Mina barnbarn." in page


def test_somebody_close_reads_without_a_form(world: World) -> None:
    world.story()
    daughter = world.daughter()
    world.sign_in(daughter.id, "close_one")
    page = world.get(PAGE)
    assert "Prata lugnt." in page
    assert "Spara min berättelse" not in page
    assert world.client.post(PAGE, WORDS).status_code in (200, 404)
    assert Story.objects.count() == 1


def test_earlier_versions_say_what_was_new(world: World) -> None:
    world.story()
    world.send(PAGE, {"what_matters": "Kören.", "how_to_meet_me": "Prata lugnt.", "language": "sv"})
    page = world.get("/min-plan/berattelse/tidigare/")
    assert "Berättelse 2" in page
    assert "Kören är mitt liv." in page
