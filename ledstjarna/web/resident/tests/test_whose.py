"""To whom a page speaks: to the person about what is theirs, to others about the person by first name."""

import re
from datetime import date

import pytest
from django.utils.translation import override

from ledstjarna.domain.people.models import Person
from ledstjarna.web.resident.standing import THEMSELF, Standing, genitive
from ledstjarna.web.resident.tests.world import World

# Ways of saying that something is the reader's own, which a guardian never reads about the child.
THEIRS = re.compile(
    r"\b(din plan|ditt team|din berättelse|dina egna ord|viktigt för dig|passar för dig|mitt förnamn)\b"
)


@pytest.mark.parametrize(("name", "whose"), [("Rebecca", "Rebeccas"), ("Lars", "Lars"), ("Alex", "Alex")])
def test_whose_it_is(name: str, whose: str) -> None:
    assert genitive(name) == whose
    with override("en"):
        assert genitive(name) == f"{name}'s"


def test_one_sentence_of_two() -> None:
    sentences = "Det är din plan.", "Det är %(whose)s plan."
    assert THEMSELF.say(*sentences) == "Det är din plan."
    assert Standing("representative", "Astrid Lind").say(*sentences) == "Det är Astrids plan."


def test_a_label_does_not_say_again_whose_plan_it_is() -> None:
    assert Standing("person", "Astrid Lind").known("Bo Ask, god man (Astrid Lind)") == "Bo Ask, god man"


def test_no_page_calls_the_persons_things_the_guardians(world: World) -> None:
    world.story()
    goal = world.goal()
    world.nurse_in_team()
    proposals = [
        world.proposal(goal, "Kören hämtar mig", "association", world.cast.unit_owner("choir")),
        world.proposal(goal, "Hjälp att duscha", "sol", world.cast.unit_owner("assessment")),
    ]
    part = world.yes(world.proposal(goal, "Jag går en promenad", "own", world.cast.own()))
    world.sign_in(world.god_man().id, "representative")
    places = [
        "", "berattelse/", "forslag/", "har-hant/", "vem-far-veta/", "vem-far-veta/plan/", "vem-far-veta/sharing/",
        "foresla/", "foresla/jag/", "ansok/", "mal/", "narstaende/", "sa-ser-jag-pa-det/", "sa-ser-jag-pa-det/d4/",
        "sagt-till/", "sag-till/ingen-kom/", "komma-overens/", f"mal/{goal.id}/", f"del/{part.id}/",
        f"del/{part.id}/sluta/", f"valj/{proposals[0].id}/vad-de-far-veta/",
        *(f"valj/{one.id}/{page}" for one in proposals for page in ("", "andra/")),
    ]  # fmt: skip
    for place in places:
        page = world.get(f"/min-plan/{place}")
        assert not THEIRS.search(page), (place, THEIRS.search(page))


def test_a_child_is_told_kindly_that_their_guardians_answer(world: World) -> None:
    world.story()
    proposal = world.proposal(world.goal(), "Dagträff", "open_support", world.cast.unit_owner("assessment"))
    Person.objects.filter(pk=world.subject_id).update(birth_date=date(2014, 5, 1))
    assert "Läs förslagen och berätta vad du tycker" in world.get("/min-plan/")
    page = world.get(f"/min-plan/valj/{proposal.id}/")
    assert "Här svarar dina vårdnadshavare" in page
    assert "Berätta vad du tycker" in page
    assert "Ja tack" not in page
    assert "Spara min berättelse" in world.get("/min-plan/berattelse/")
