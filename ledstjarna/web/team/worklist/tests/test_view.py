"""Mitt, väntar, försenat; and a part that changes owner, from the team's side of the counter."""

from datetime import timedelta

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessLog
from ledstjarna.domain.plans.actions import answer_part, tell
from ledstjarna.domain.plans.models import OwnerChange
from ledstjarna.foundation.clock import clock_set_to
from ledstjarna.web.team.tests.desk import NOW, Desk
from ledstjarna.web.team.worklist.words import KIND_WORDS

PAGE = "/teamet/att-gora/"


def test_what_is_mine_what_waits_and_what_is_late(desk: Desk) -> None:
    assert "Inget väntar på er just nu." in desk.get(PAGE)
    desk.contact()
    goal = desk.goal()
    desk.proposal(goal, "Promenad", "own", desk.cast.own(), by=desk.staff("nurse"))
    desk.part("Kören hämtar mig", "association", "choir", goal=goal)
    person = desk.cast.act(desk.person)
    tell(by=person, subject_id=desk.subject_id, kind="nobody_came", words="", way="digital", at=desk.at())
    text = desk.get(PAGE)
    assert "Mitt (1)" in text
    assert "Väntar på andra (2)" in text
    assert "Försenat (1)" in text, "the answer was promised within four hours, a day ago"
    assert "Ingen kom Astrid Lind" in text
    waiting = desk.get(PAGE + "?visa=vantar")
    assert "Hos Kören i Katrineholm" in waiting
    assert "Väntar på personen" in waiting
    assert "Kören hämtar mig" not in desk.get(PAGE + "?visa=vantar&hos=" + str(desk.staff("nurse").party_id))
    assert "Inget stämmer" in desk.get(PAGE + "?visa=vantar&namn=Bo")
    assert "Kören" in desk.get(PAGE + "?visa=vantar&namn=lind&sida=99&hos=nonsens")
    with automatic_run("test"):
        assert AccessLog.objects.filter(what="team_work", verb="list", subject_id=desk.subject_id).count() >= 3
    desk.sign_in("assessor")
    assert "Kören" not in desk.get(PAGE + "?visa=vantar"), "nobody sees work about whom they do not reach"
    with clock_set_to(NOW + timedelta(days=10)):
        desk.sign_in("nurse")
        assert "Försenat (2)" in desk.get(PAGE)


def test_a_unit_manager_sees_the_units_work_and_takes_over_a_part(desk: Desk) -> None:
    desk.contact()
    part = desk.part("Kören hämtar mig", "association", "choir")
    singer = desk.cast.act(desk.staff("singer"))
    answer_part(
        by=singer, subject_id=desk.subject_id, commitment_id=part.pk, seen_version=1, yes=True, words="", at=desk.at()
    )
    page = desk.path("new_owner", commitment_id=part.pk)
    assert "Fråga någon ny om den här delen" in desk.get(desk.path("team_part", commitment_id=part.pk))
    assert "Välj vem ni vill fråga." in desk.refused(page, {"owner": ""})
    home_care = f"open_support:{desk.cast.units['home_care'].pk}"
    assert "Personen väljer först." in desk.done(page, {"owner": home_care})
    desk.cast.act(desk.person)
    change = OwnerChange.objects.get()
    choice = desk.path("owner_choice", owner_change_id=change.pk)
    assert "Frågan är skickad." in desk.done(choice, {"yes": "yes", "name": "Astrid", "phone": "", "meet": ""})
    desk.sign_in("manager")
    text = desk.get(PAGE)
    assert "Enhetens (1)" in text
    assert "Kören hämtar mig" in text
    take = desk.path("take_over", owner_change_id=change.pk)
    assert "Astrid" in desk.get(take)
    assert "Lind" not in desk.get(take)
    assert "Skriv några ord om varför" in desk.refused(take, {"answer": "no", "words": ""})
    assert "Tack. Ert svar är sparat." in desk.done(take, {"answer": "yes", "words": ""})
    assert desk.get(take, 404)
    leave = desk.path("team_leave_part", commitment_id=part.pk)
    assert "Vi vill lämna över delen" in desk.get(desk.path("answer_part", commitment_id=part.pk))
    assert "Välj när du vill sluta." in desk.refused(leave, {"words": ""})
    assert "Tack för det ni har gjort." in desk.done(leave, {"when": "now", "words": "Vi är för få"})
    desk.sign_in("nurse")
    text = desk.get(PAGE)
    assert "Kören hämtar mig" in text
    assert "Söker någon ny" in text
    assert "Vi är för få" in desk.get(page)


def test_every_kind_has_words() -> None:
    from ledstjarna.domain.worklists.queries import KINDS

    assert set(KIND_WORDS) == set(KINDS)
