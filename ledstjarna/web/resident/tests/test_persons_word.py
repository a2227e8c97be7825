"""A god man says what the person says themself, wherever their answer counts: blocks, facts, changes, who may read."""

from typing import Any

import pytest

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessGround, AccessLog, Block
from ledstjarna.domain.plans.models import Choice, Proposal
from ledstjarna.web.resident.tests.world import World, text_of

ASKED = "Vad säger Astrid själv om det du svarar?"
NEEDED = "Här behövs att personen själv är med på det."
HOW = {"person_how": "Vi läste det tillsammans."}
AGAINST, AGREES = {"person_says": "against"} | HOW, {"person_says": "agrees"} | HOW
CLOSE = "/min-plan/narstaende/"


def god_man_asked(world: World, page: str, fields: dict[str, Any]) -> None:
    """Neither without the person's word nor against it; both questions are asked, and what was told is kept."""
    assert ASKED in world.get(page)
    nothing = text_of(world.send(page, fields))
    assert "Välj vad Astrid säger själv." in nothing
    assert "Skriv hur du har förstått vad Astrid vill." in nothing
    refused = world.send(page, fields | AGAINST)
    assert NEEDED + " Vänta med svaret" in text_of(refused), "and what to do"
    assert 'id="id_person_says_error"' in refused.content.decode(), "at its field"


def told(what: str) -> dict[str, Any]:
    with automatic_run("test"):
        found: dict[str, Any] = AccessLog.objects.get(what=what, detail__has_key="person_says").detail
    return found


def test_a_block_that_is_set_and_lifted(world: World) -> None:
    world.sign_in(world.god_man().id, "representative")
    page = f"/min-plan/vem-far-veta/sparrar/hos/{world.cast.municipality.pk}/"
    god_man_asked(world, page, {"where": "allt"})
    with automatic_run("test"):
        assert not Block.objects.exists()
    assert world.send(page, {"where": "allt"} | AGREES).status_code == 302
    assert told("set_persons_block") == AGREES
    with automatic_run("test"):
        key = Block.objects.get().pk
    page = f"/min-plan/vem-far-veta/sparrar/{key}/hav/"
    god_man_asked(world, page, {})
    assert world.send(page, AGREES).status_code == 302
    assert told("lift_persons_block") == AGREES
    with automatic_run("test"):
        assert not Block.objects.get().period.upper_inf


def test_facts_for_an_association(world: World) -> None:
    bo = world.god_man()
    proposal = world.proposal(world.goal(), "Kören hämtar", "association", world.cast.unit_owner("choir"))
    world.sign_in(bo.id, "representative")
    page = f"/min-plan/valj/{proposal.pk}/vad-de-far-veta/"
    fields = {"send": "yes", "about": "Kören", "tell_name": "on", "name": "Astrid"}
    god_man_asked(world, page, fields)
    assert not Choice.objects.exists()
    assert world.send(page, fields | AGREES).status_code == 302
    choice = Choice.objects.get()
    assert (choice.kind, choice.capacity, choice.will_understood_how) == ("yes", "representative", HOW["person_how"])
    assert told("choose") == {"person_says": "agrees"}


def test_a_wish_for_a_change(world: World) -> None:
    bo = world.god_man()
    proposal = world.proposal(world.goal(), "Hjälp att duscha", "sol", world.cast.unit_owner("assessment"))
    world.sign_in(bo.id, "representative")
    page, fields = (
        f"/min-plan/valj/{proposal.pk}/andra/",
        {"words": "Hellre på kvällen.", "new_title": "", "new_when": ""},
    )
    god_man_asked(world, page, fields)
    assert not Choice.objects.exists()
    assert world.send(page, fields | AGREES).status_code == 302
    assert Choice.objects.get().will_understood_how == HOW["person_how"]
    assert Proposal.objects.get(state="asked").answers_id == proposal.pk


@pytest.mark.parametrize("may_read", ["yes", "no"])
def test_that_somebody_close_may_read(world: World, may_read: str) -> None:
    karin = world.daughter(reads=may_read == "no")
    world.sign_in(world.god_man().id, "representative")
    page = f"{CLOSE}{karin.pk}/lasa/"
    assert page in world.client.get(CLOSE).content.decode(), "a page of its own, with the questions"
    fields = {"may_read": may_read, "plan": "on", "how_long": "open"}
    god_man_asked(world, page, fields)
    assert "Välj om hen får läsa." in text_of(world.send(page, AGREES))

    def reads() -> bool:
        with automatic_run("test"):
            return AccessGround.objects.filter(party_id=karin.pk, basis="close_one", period__upper_inf=True).exists()

    assert reads() is (may_read == "no"), "nothing is changed against the person, nor without asking"
    assert world.send(page, fields | AGREES).status_code == 302
    assert reads() is (may_read == "yes")
    assert told("let_close_one_read") == AGREES


def test_the_person_and_who_needs_no_word_are_not_asked(world: World) -> None:
    karin = world.daughter(reads=False)
    holder = world.god_man("personal", kind="future_power")
    world.sign_in(holder.id, "representative")
    for page in (f"/min-plan/vem-far-veta/sparrar/hos/{world.cast.municipality.pk}/", CLOSE):
        assert "själv om det du svarar" not in world.get(page)
    assert world.send(f"{CLOSE}{karin.pk}/lasa/", {"plan": "on", "how_long": "open"}).status_code == 302
    with automatic_run("test"):
        assert AccessGround.objects.filter(party_id=karin.pk, basis="close_one").exists()
