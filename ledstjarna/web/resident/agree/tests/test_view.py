"""Komma överens: what is missing in plain words, the yes, and the version to read."""

from ledstjarna.domain.plans.actions import judge_sip
from ledstjarna.domain.plans.models import Agreement
from ledstjarna.foundation.ids import new_id
from ledstjarna.web.resident.tests.world import World, text_of

PAGE = "/min-plan/komma-overens/"


def test_what_is_missing_is_told_with_the_way_to_mend_it(world: World) -> None:
    world.goal()
    page = world.get(PAGE)
    assert "Planen kan inte bli klar än. Det här är kvar:" in page
    assert "Ingen gör något än. Säg ja till minst ett förslag." in page
    assert "Ja, vi är överens" not in page


def test_the_person_agrees_and_reads_the_version(world: World) -> None:
    world.story()
    world.nurse_in_team()
    world.part("Jag går en promenad", "own", world.cast.own())
    alone = world.get(PAGE)
    assert "Ingen annan har sagt ja till sin del än." in alone
    assert "Ja, vi är överens" not in alone
    singer = world.choir().owner_label
    answer = world.send(PAGE, {})
    assert answer["Location"] == f"/min-plan/overenskommelser/{Agreement.objects.get().id}/?tack=overens"
    page = world.get(answer["Location"])
    for text in (
        "Tack, nu är ni överens",
        "Kören är mitt liv.",
        "Jag går en promenad",
        "Plan 1",
        f"Ja från Ulla Berg, {singer}",
    ):
        assert text in page
    assert "Plan 1" in world.get("/min-plan/overenskommelser/")
    assert "Ni är redan överens" in world.get(PAGE)
    world.get(f"/min-plan/overenskommelser/{new_id()}/", status=404)


def test_a_joint_plan_says_what_the_law_asks(world: World) -> None:
    nurse = world.nurse_in_team()
    world.part("Jag går en promenad", "own", world.cast.own())
    judge_sip(by=world.cast.act(nurse), subject_id=world.subject_id, why="Behövs", at=world.at())
    page = world.get(PAGE)
    assert "Ditt ja till att kommunen och regionen planerar tillsammans." in page
    assert "Vem som har det övergripande ansvaret. Ditt team ordnar det." in page
    assert "Säg ja eller nej till att kommunen och regionen planerar" in _with_story(world)


def _with_story(world: World) -> str:
    world.story()
    return world.get("/min-plan/")


def test_somebody_close_does_not_agree(world: World) -> None:
    world.nurse_in_team()
    world.part("Jag går en promenad", "own", world.cast.own())
    daughter = world.daughter()
    world.sign_in(daughter.id, "close_one")
    assert "Du kan läsa planen, men inte säga ja till den" in text_of(world.client.get(PAGE))
    world.client.post(PAGE, {"key": "0198c0de-0000-7000-8000-000000000002", "version": "0"})
    assert not Agreement.objects.exists()
