"""Jag vill ansöka om hjälp: always open, one page."""

from ledstjarna.domain.plans.models import Application, Commitment
from ledstjarna.web.resident.tests.world import World, text_of

PAGE = "/min-plan/ansok/"
GOAL = {"goal": "new", "goal_words": "Jag vill känna mig fräsch.", "life_area": "d5"}


def test_an_application_reaches_the_municipality(world: World) -> None:
    answer = world.send(PAGE, {"title": "Hjälp att duscha", "why": "Jag har ramlat.", "kind": "sol", **GOAL})
    application = Application.objects.select_related("principal").get()
    assert (application.principal.name, application.law) == ("Katrineholms kommun", "sol")
    assert "Ansökan är skickad till Katrineholms kommun." in world.get(answer["Location"])


def test_care_is_asked_of_a_care_centre(world: World) -> None:
    centre = world.cast.units["care_centre"]
    world.send(PAGE, {"title": "Träning", "kind": "health", "care_centre": str(centre.id), **GOAL})
    part = Commitment.objects.get()
    assert (part.state, part.owner_id) == ("awaits_assessment", centre.id)


def test_care_without_a_care_centre_is_asked_again(world: World) -> None:
    page = text_of(world.send(PAGE, {"title": "Träning", "kind": "health", **GOAL}))
    assert "Välj vilken vårdcentral som ska få frågan." in page
    assert not Commitment.objects.exists()


def test_somebody_close_is_told_who_applies(world: World) -> None:
    daughter = world.daughter()
    world.sign_in(daughter.id, "close_one")
    page = world.get(PAGE)
    assert "Bara Astrid Lind kan ansöka" in page
    assert "Föreslå något i stället" in page


def test_a_forvaltare_does_not_apply_for_care(world: World) -> None:
    forvaltare = world.god_man("property", kind="forvaltare")
    world.goal()
    world.sign_in(forvaltare.id, "representative")
    answer = world.client.post(PAGE, {"title": "Hjälp att duscha", "kind": "sol", **GOAL})
    assert answer.status_code == 302
    assert answer["Location"].startswith("/logga-in/")
    assert not Application.objects.exists()
