"""Föreslå något: one's own doing, somebody close, an association."""

from ledstjarna.domain.plans.models import Commitment, Goal, Proposal
from ledstjarna.web.resident.tests.world import World, text_of


def test_ones_own_doing_is_in_the_plan_at_once(world: World) -> None:
    fields = {
        "title": "Går en promenad",
        "when": "varje dag",
        "goal": "new",
        "goal_words": "Jag vill orka.",
        "life_area": "d4",
    }
    answer = world.send("/min-plan/foresla/jag/", fields)
    assert Commitment.objects.get().state == "active"
    assert Goal.objects.get().words == "Jag vill orka."
    assert "Det är nu din egen del i planen." in world.get(answer["Location"])


def test_a_new_goal_says_what_it_is_about(world: World) -> None:
    page = text_of(world.send("/min-plan/foresla/jag/", {"title": "Går", "goal": "new"}))
    assert "Skriv målet med dina egna ord." in page
    assert "Välj vad det handlar om." in page
    assert not Proposal.objects.exists()


def test_an_association_is_asked_after_the_person_has_said_what_it_may_know(world: World) -> None:
    goal, choir = world.goal(), world.cast.units["choir"]
    answer = world.send("/min-plan/foresla/forening/", {"title": "Skjuts", "whom": str(choir.id), "goal": str(goal.id)})
    assert answer["Location"] == f"/min-plan/valj/{Proposal.objects.get().id}/vad-de-far-veta/"
    assert not Commitment.objects.exists()


def test_somebody_close_proposes_what_they_can_do_and_the_person_chooses(world: World) -> None:
    goal, daughter = world.goal(), world.daughter()
    world.sign_in(daughter.id, "close_one")
    answer = world.send("/min-plan/foresla/jag/", {"title": "Handlar på lördagar", "goal": str(goal.id)})
    proposal = Proposal.objects.get()
    assert (proposal.legal_basis, proposal.owner_id, proposal.state) == ("close_one", daughter.id, "open")
    assert "Tack för ditt förslag" in world.get(answer["Location"])


def test_somebody_close_sets_no_goal(world: World) -> None:
    world.goal()
    daughter = world.daughter()
    world.sign_in(daughter.id, "close_one")
    page = world.send("/min-plan/foresla/jag/", {"title": "X", "goal": "new", "goal_words": "Y", "life_area": "d9"})
    assert page.status_code == 200
    assert Goal.objects.count() == 1


def test_without_anybody_close_one_is_helped_on(world: World) -> None:
    assert "Nämn någon först" in world.get("/min-plan/foresla/nara/")
    assert "Vem tänker du ska göra det?" in world.get("/min-plan/foresla/")
    assert world.client.get("/min-plan/foresla/x/").status_code == 302
