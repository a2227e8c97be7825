"""Skriv ut min plan: in four ways, logged as every page, and nobody else's."""

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessLog
from ledstjarna.web.printed.tests.papers import Paper, faults
from ledstjarna.web.resident.tests.world import World


def test_the_person_prints_their_plan_and_card(world: World) -> None:
    world.sign_in(world.subject_id)
    world.story()
    world.nurse_in_team()
    world.cast.act(world.person)
    world.part("Jag går en promenad", "own", world.cast.own())
    assert "Stor text" in world.get("/min-plan/skriv-ut/")
    for path, title in (("plan", "My plan"), ("kontakter", "My contacts")):
        answer = world.client.get(f"/min-plan/skriv-ut/{path}.pdf?sprak=en&storlek=large")
        assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
        assert "Astrid" not in answer["Content-Disposition"]
        assert answer["Cache-Control"] == "no-store"
        assert not faults(answer.content)
        assert Paper(answer.content).bookmarks()[0] == title
    with automatic_run("test"):
        logged = set(AccessLog.objects.filter(subject_id=world.subject_id).values_list("what", flat=True))
    assert {"print_plan", "plan_paper", "contact_card"} <= logged
