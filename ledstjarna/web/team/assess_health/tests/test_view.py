"""A professional's assessment beside the person's yes, and what is ordained."""

from dataclasses import replace

import pytest

from ledstjarna.domain.consent.queries import NotForYou
from ledstjarna.domain.organisations.models import Assignment
from ledstjarna.domain.plans.actions import ordain
from ledstjarna.domain.plans.models import Commitment, HealthAssessment
from ledstjarna.foundation.findings import ChangedMeanwhile, RuleBroken
from ledstjarna.web.team.tests.desk import NOW, Desk, hidden_of, text_of


def test_it_suits(desk: Desk) -> None:
    part = desk.part("Träning", "health", "care_centre")
    page = desk.path("assess_health", commitment_id=part.pk)
    assert "Astrid Lind" in desk.get(page)
    assert "Skriv varför." in desk.refused(page, {"suitable": "yes", "why": ""})
    desk.done(page, {"suitable": "yes", "why": "Hon klarar det."})
    desk.cast.act(desk.person)
    assert Commitment.objects.get().state == "active"


def test_not_for_others(desk: Desk) -> None:
    part = desk.part("Träning", "health", "care_centre")
    desk.sign_in("manager")
    desk.get(desk.path("assess_health", commitment_id=part.pk), status=404)


def test_what_is_ordained_bounds_the_times_and_is_said_anew_by_a_professional(desk: Desk) -> None:
    part = desk.part("Såromläggning", "health", "care_centre")
    page = desk.path("assess_health", commitment_id=part.pk)
    words = "Omläggning två gånger i veckan, högst 30 minuter per besök."
    desk.sign_in("nurse")
    desk.done(page, {"suitable": "yes", "why": "Såret läker.", "ordination": words})
    times = desk.path("part_times", commitment_id=part.pk)
    shown = desk.get(times)
    assert words in shown
    assert "Ändra ordinationen" in shown
    first = {"starts_on": "2026-03-04", "every": "week", "weekdays": ["0", "3"], "at": "10:00"}
    assert f"Ordinationen säger: ”{words}”" in desk.refused(times, {**first, "minutes": "45"})
    oftener = {**first, "weekdays": ["0", "2", "4"], "minutes": "30"}
    assert "fler gånger i veckan än 2" in desk.refused(times, oftener)
    desk.done(times, {**first, "minutes": "30"})

    shown = desk.get(page)
    assert words in shown
    assert "Skriv vad du ordinerar." in desk.refused(page, {"ordination": " ", "why": "Läker sämre."})
    stale = desk.client.get(page)
    anew = {"ordination": "Omläggning varje dag, högst 45 minuter per besök.", "why": "Läker sämre."}
    assert "Ordinationen är sparad." in desk.done(page, anew)
    assert "Ordinationen är sparad." not in text_of(desk.client.post(page, {**hidden_of(stale), **anew}))
    desk.cast.act(desk.person)
    rows = list(HealthAssessment.objects.order_by("id"))
    assert [row.ordination for row in rows] == [words, anew["ordination"]], "what was said stands as it was said"
    daily = {**first, "every": "day", "at": "14:00", "minutes": "45"}
    desk.sign_in("nurse")
    desk.done(times, daily)


def test_who_is_no_professional_of_that_care_giver_ordains_nothing(desk: Desk) -> None:
    part = desk.part("Såromläggning", "health", "care_centre")
    page = desk.path("assess_health", commitment_id=part.pk)
    desk.sign_in("nurse")
    desk.done(page, {"suitable": "yes", "why": "Såret läker."})
    assert "Skriv vad som ordineras" in desk.get(desk.path("part_times", commitment_id=part.pk))
    about = {"subject_id": desk.subject_id, "commitment_id": part.pk, "ordination": "Omläggning", "why": "Sår"}
    about["at"] = NOW
    for key in ("manager", "assessor"):
        with pytest.raises((NotForYou, RuleBroken)):
            ordain(by=desk.cast.act(desk.staff(key)), seen_version=2, **about)
    nurse = desk.staff("nurse")
    assert "Vad ordinerar du?" in desk.get(page)
    Assignment.objects.filter(pk=nurse.party_id).update(role="planner")
    assert "Vad ordinerar du?" not in desk.get(page), "who plans reads it"
    Assignment.objects.filter(pk=nurse.party_id).update(role=nurse.role)
    with pytest.raises(RuleBroken) as role:
        ordain(by=desk.cast.act(replace(nurse, role="planner")), seen_version=2, **about)
    assert [one.code for one in role.value.findings] == ["role_does_not_assess"]
    with pytest.raises(ChangedMeanwhile):
        ordain(by=desk.cast.act(nurse), seen_version=1, **about)
    Commitment.objects.filter(pk=part.pk).update(state="ended")
    with pytest.raises(RuleBroken) as ended:
        ordain(by=nurse, seen_version=2, **about)
    assert [one.code for one in ended.value.findings] == ["nothing_to_ordain"]
