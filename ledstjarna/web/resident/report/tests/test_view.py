"""Ingen kom and Jag är inte nöjd: somebody named gets it, with a promise, and answers."""

from datetime import timedelta

from ledstjarna.domain.plans.actions import answer_report
from ledstjarna.domain.plans.models import PersonReport
from ledstjarna.foundation.clock import clock_set_to
from ledstjarna.web.resident.tests.world import NOW, World, text_of


def test_nobody_came_reaches_somebody_named(world: World) -> None:
    nurse = world.nurse_in_team()
    world.part("Kören hämtar mig", "association", world.cast.unit_owner("choir"))
    part = PersonReport.commitment.field.related_model.objects.get()
    page = "/min-plan/sag-till/ingen-kom/"
    assert "Sara Ek" in world.get(page)
    answer = world.send(page, {"part": str(part.id), "words": "Jag väntade en timme."})
    told = world.get(answer["Location"])
    assert "Sara Ek, Vårdcentralen Linden har fått det du skrev." in told
    assert "Du får svar här senast 3 mars kl. 14.00." in told
    report = PersonReport.objects.get()
    answer_report(
        by=world.cast.act(nurse), subject_id=world.subject_id, report_id=report.id, answer="Förlåt. Vi ringer dig.",
        at=NOW + timedelta(hours=1),
    )  # fmt: skip
    assert "Förlåt. Vi ringer dig." in world.get(f"/min-plan/sagt-till/{report.id}/")
    assert "Besvarat" in world.get("/min-plan/sagt-till/")


def test_an_answer_that_is_late_says_so(world: World) -> None:
    world.nurse_in_team()
    world.goal()
    world.send("/min-plan/sag-till/inte-nojd/", {"words": "Ingen lyssnar."})
    with clock_set_to(NOW + timedelta(days=4)):
        assert "Svaret dröjer" in world.get("/min-plan/sagt-till/")


def test_not_satisfied_says_about_what(world: World) -> None:
    world.nurse_in_team()
    world.goal()
    answer = world.send("/min-plan/sag-till/inte-nojd/", {"words": ""})
    assert "Något behöver rättas" in text_of(answer)
    assert not PersonReport.objects.exists()


def test_without_a_team_one_is_told_whom_to_call(world: World) -> None:
    assert "Ring 1177" in world.get("/min-plan/sag-till/ingen-kom/")
    assert world.client.get("/min-plan/sag-till/x/").status_code == 302
