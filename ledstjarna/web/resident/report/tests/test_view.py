"""Ingen kom and Jag är inte nöjd: somebody named gets it, with a promise, and answers."""

from datetime import timedelta

import pytest

from ledstjarna.domain.plans.actions import answer_report, explain_missed_visit
from ledstjarna.domain.plans.models import MissedVisit, PersonReport
from ledstjarna.domain.teams.actions import write_message
from ledstjarna.domain.teams.models import Thread
from ledstjarna.domain.teams.rules import promised
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


@pytest.mark.parametrize(("word", "kind"), [("ingen-kom", "nobody_came"), ("inte-nojd", "not_satisfied")])
def test_help_that_outlives_the_plan_is_told_of_as_before(world: World, word: str, kind: str) -> None:
    world.nurse_in_team()
    part = world.choir()
    world.end()
    page = f"/min-plan/sag-till/{word}/"
    shown = world.get(page)
    assert "Det du skriver går till Sara Ek" in shown
    assert "Kören hämtar mig" in shown
    answer = world.send(page, {"part": str(part.id), "words": "Jag väntade en timme."})
    assert "Sara Ek, Vårdcentralen Linden har fått det du skrev." in world.get(answer["Location"])
    report = PersonReport.objects.get()
    assert (report.kind, report.commitment_id, report.plan_id) == (kind, part.id, part.plan_id)
    assert MissedVisit.objects.filter(report=report).exists() == (kind == "nobody_came"), "the choir was to come"


def test_what_goes_on_from_before_is_told_of_in_a_new_plan_too(world: World) -> None:
    world.nurse_in_team()
    part = world.choir()
    world.end()
    world.goal("Jag vill baka igen.")
    answer = world.send("/min-plan/sag-till/ingen-kom/", {"part": str(part.id), "words": ""})
    assert answer.status_code == 302
    assert PersonReport.objects.get().plan_id == part.plan_id, "the plan that the part is of"


def test_when_nothing_goes_on_the_team_is_there_to_be_called(world: World) -> None:
    world.nurse_in_team()
    world.goal()
    world.end()
    shown = world.get("/min-plan/sag-till/ingen-kom/")
    assert "Ring någon i teamet" in shown
    assert "Sara Ek" in shown
    assert "Ingen är med i teamet än" not in shown


def test_without_a_team_the_one_who_was_to_come_is_told_and_answers(world: World) -> None:
    part = world.choir()
    world.end()
    page = "/min-plan/sag-till/ingen-kom/"
    shown = world.get(page)
    assert "Den som skulle ha kommit får veta att ingen kom" in shown
    assert "Berätta vad som hände" not in shown, "nobody would read it"
    told = world.send(page, {"part": str(part.id)})["Location"]
    assert "Kören i Katrineholm har fått veta det." in world.get(told)
    missed = MissedVisit.objects.get()
    explain_missed_visit(
        by=world.cast.act(world.cast.staff["singer"]), subject_id=world.subject_id, missed_id=missed.id,
        explanation="Bilen gick sönder. Vi kommer i morgon.", at=NOW + timedelta(hours=1),
    )  # fmt: skip
    answered = world.get(told)
    assert "Besvarat" in answered
    assert "Bilen gick sönder. Vi kommer i morgon." in answered
    assert MissedVisit.objects.get().closed_at


def test_without_a_team_words_reach_who_answers_for_the_part_that_the_person_chose(world: World) -> None:
    part = world.choir()
    world.part("Jag går en promenad", "own", world.cast.own())
    page = "/min-plan/sag-till/inte-nojd/"
    shown = world.get(page)
    assert "Det du skriver läser den som gör det du väljer här. Du får svar senast 5 mars" in shown
    assert "Kören hämtar mig, Kören i Katrineholm" in shown
    assert "promenad" not in shown
    assert "Ring 1177" not in shown
    refused = world.send(page, {"part": "", "words": "Ingen sjunger med mig."})
    assert "Välj vad det gäller." in text_of(refused)
    told = world.send(page, {"part": str(part.id), "words": "Ingen sjunger med mig."})["Location"]
    assert "Ingen sjunger med mig." in world.get(told)
    assert not PersonReport.objects.exists()
    thread = Thread.objects.get()
    assert (thread.waits_for_id, thread.answer_by) == (part.owner_id, promised(thread.begun_at))
    singer = world.cast.act(world.cast.staff["singer"])
    assert Thread.objects.get().part_id == part.id, "they read it by what they have to do with the part"
    write_message(
        by=singer, subject_id=world.subject_id, thread_id=thread.pk, words="Förlåt. Jag ringer dig.", to=None,
        at=NOW + timedelta(hours=1),
    )  # fmt: skip
    assert "Förlåt. Jag ringer dig." in world.get(told)


def test_somebody_close_lets_nobody_read_for_the_person(world: World) -> None:
    world.choir()
    daughter = world.daughter()
    world.sign_in(daughter.id, "close_one")
    assert "Ring 1177" in text_of(world.client.get("/min-plan/sag-till/inte-nojd/"))
