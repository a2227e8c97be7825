"""What is said after an answer for somebody else speaks of their yes, never of the reader's own."""

from types import SimpleNamespace

import pytest
from django.test import RequestFactory

from ledstjarna.web.resident.back_in_team.view import thanks_words as after_coming_back
from ledstjarna.web.resident.choose.presenter import thanks_for
from ledstjarna.web.resident.sharing.presenter import thanks_words
from ledstjarna.web.resident.standing import Standing
from ledstjarna.web.resident.tests.world import World

LISA, GUARDIAN = Standing("person", "Lisa Lind"), Standing("representative", "Lisa Lind", "vårdnadshavare")
OWN = ("ditt ja", "mitt ja", "möter dig", "med dig")
SHARING = "/min-plan/vem-far-veta/sharing/"


@pytest.mark.parametrize("words", [thanks_words, after_coming_back])
def test_thanks_to_a_guardian_speak_of_the_childs_yes(words: object) -> None:
    of_the_child = {code: said() for code, said in words(GUARDIAN).items()}  # type: ignore[operator]
    for code, said in of_the_child.items():
        for text in (said.title, *said.now):
            assert not [word for word in OWN if word in text.lower()], (code, text)
    own = {code: " ".join((said().title, *said().now)) for code, said in words(LISA).items()}  # type: ignore[operator]
    assert "ditt ja" in own["fornyat"]
    assert "ja-svaret för Lisa" in " ".join(of_the_child["fornyat"].now)


@pytest.mark.parametrize(
    ("answer", "title"), [("yes", "Tack, du sa ja för Lisa"), ("no", "Tack för svaret. Du sa nej för Lisa")]
)
def test_so_do_those_after_a_choice(answer: str, title: str) -> None:
    proposal = SimpleNamespace(state="other_guardian", after_no="", legal_basis="own", owner_label="")
    request = RequestFactory().get("/", {"tack": answer})
    said, to_lisa = (thanks_for(request, proposal, who, "") for who in (GUARDIAN, LISA))
    assert said
    assert to_lisa
    assert said.title == title
    assert "Lisa" not in to_lisa.title


def test_the_page_of_an_answer_offers_to_change_the_persons_yes(world: World) -> None:
    world.send(SHARING, {"answer": "given", "organisations": [str(world.cast.region.id)], "how_long": "open"})
    assert "Ditt ja gäller då dem du har kryssat i" in world.get(SHARING)
    world.sign_in(world.god_man().id, "representative")
    page = world.get(SHARING)
    assert "Ja-svaret gäller då dem du har kryssat i" in page
    assert "Ditt ja" not in page
