"""A professional's assessment beside the person's yes, and what is prescribed."""

import json
import re
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from ledstjarna.domain.consent.queries import NotForYou, open_part
from ledstjarna.domain.organisations.actions import employ
from ledstjarna.domain.organisations.models import Assignment
from ledstjarna.domain.plans.actions import assess_health, prescribe
from ledstjarna.domain.plans.models import Commitment, HealthAssessment
from ledstjarna.domain.plans.queries import health_said_of, ordination_of
from ledstjarna.foundation.findings import ChangedMeanwhile, RuleBroken
from ledstjarna.foundation.outbox.models import Happening
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


def test_who_may_not_assess_is_told_before_writing_who_can_and_it_is_not_theirs_to_do(desk: Desk) -> None:
    """PSL 2010:659 6:1: the unit has it, and those of it who are professionals do it."""
    part = desk.part("Såromläggning", "health", "care_centre")
    page, work = desk.path("assess_health", commitment_id=part.pk), "/teamet/att-gora/"
    nurse = desk.sign_in("nurse")
    assert "Mitt (1)" in desk.get(work)
    assert "Bedöm om det passar" in desk.get("/teamet/")
    for given, role in (("Doris", "district_nurse"), ("Pia", "planner")):
        employ(
            given_name=given, family_name="Vik", unit_id=part.owner_id, role=role, start=NOW - timedelta(days=9)
        )  # fmt: skip
    Assignment.objects.filter(pk=nurse.party_id).update(role="planner")
    shown = desk.get(page)
    assert "Bedömningen görs av legitimerad personal i hälso- och sjukvården." in shown
    assert "De här i enheten kan: Doris Vik, distriktssköterska." in shown
    for word in ("Passar det för personen?", "Varför?", "Spara bedömningen", "Nu behövs din bedömning", "Pia"):
        assert word not in shown
    assert "Bedöm om det passar" not in desk.get("/teamet/")
    mine = desk.get(work)
    assert "Mitt (0)" in mine
    assert "Väntar på andra (1)" in mine
    others = desk.get(f"{work}?visa=vantar")
    assert "Hos Vårdcentralen Linden" in others
    assert f'href="{page}"' in desk.client.get(f"{work}?visa=vantar").content.decode()
    with pytest.raises(RuleBroken):
        assess_health(
            by=desk.cast.act(replace(nurse, role="planner")), subject_id=desk.subject_id, commitment_id=part.pk,
            seen_version=1, suitable=True, why="Såret läker.", at=NOW,
        )  # fmt: skip
    Assignment.objects.filter(pk=nurse.party_id).update(role="unit_manager")
    assert "Enhetens (1)" in desk.get(work), "whoever manages the unit sees all of its work"
    assert "Spara bedömningen" not in desk.get(page)


def test_what_is_prescribed_bounds_the_times_and_is_said_anew_by_a_professional(desk: Desk) -> None:
    part = desk.part("Såromläggning", "health", "care_centre")
    page = desk.path("assess_health", commitment_id=part.pk)
    words = "Omläggning två gånger i veckan, högst 30 minuter per besök."
    desk.sign_in("nurse")
    desk.done(page, {"suitable": "yes", "why": "Såret läker.", "ordination": words})
    times = desk.path("part_times", commitment_id=part.pk)
    shown = desk.get(times)
    assert words in shown
    assert "Ändra ordinationen" in shown
    ours = desk.path("answer_part", commitment_id=part.pk)
    assert "Läs och ändra det som är ordinerat" in desk.get(ours), "where the unit comes from its first page"
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
    shown = desk.get(page)
    assert "med vem och när" in shown
    assert re.search(rf"Ordinerat förut .*{re.escape(words)} Sara Ek", shown), "what was said before is read here"
    assert anew["ordination"] in shown.split("Ordinerat förut")[0]
    desk.cast.act(desk.person)
    kinds = list(
        Happening.objects.filter(kind__in=("HealthAssessed", "Prescribed"))
        .order_by("id")
        .values_list("kind", flat=True)
    )
    assert kinds == ["HealthAssessed", "Prescribed"], "prescribed anew is no new assessment"
    rows = list(HealthAssessment.objects.order_by("id"))
    assert [row.ordination for row in rows] == [words, anew["ordination"]], "what was said stands as it was said"
    daily = {**first, "every": "day", "at": "14:00", "minutes": "45"}
    desk.sign_in("nurse")
    desk.done(times, daily)


def test_who_is_no_professional_of_that_care_giver_prescribes_nothing(desk: Desk) -> None:
    part = desk.part("Såromläggning", "health", "care_centre")
    page = desk.path("assess_health", commitment_id=part.pk)
    desk.sign_in("nurse")
    desk.done(page, {"suitable": "yes", "why": "Såret läker."})
    assert "Skriv vad som ordineras" in desk.get(desk.path("part_times", commitment_id=part.pk))
    about = {"subject_id": desk.subject_id, "commitment_id": part.pk, "ordination": "Omläggning", "why": "Sår"}
    about["at"] = NOW
    for key in ("manager", "assessor"):
        with pytest.raises((NotForYou, RuleBroken)):
            prescribe(by=desk.cast.act(desk.staff(key)), seen_version=2, **about)
    nurse = desk.staff("nurse")
    assert "Vad ordinerar du?" in desk.get(page)
    Assignment.objects.filter(pk=nurse.party_id).update(role="planner")
    assert "Vad ordinerar du?" not in desk.get(page), "who plans reads it"
    Assignment.objects.filter(pk=nurse.party_id).update(role=nurse.role)
    with pytest.raises(RuleBroken) as role:
        prescribe(by=desk.cast.act(replace(nurse, role="planner")), seen_version=2, **about)
    assert [one.code for one in role.value.findings] == ["role_does_not_prescribe"]
    with pytest.raises(ChangedMeanwhile):
        prescribe(by=desk.cast.act(nurse), seen_version=1, **about)
    Commitment.objects.filter(pk=part.pk).update(state="ended")
    with pytest.raises(RuleBroken) as ended:
        prescribe(by=nurse, seen_version=2, **about)
    assert [one.code for one in ended.value.findings] == ["nothing_to_prescribe"]


def test_nothing_that_was_prescribed_is_thrown_away_with_a_no(desk: Desk) -> None:
    part = desk.part("Såromläggning", "health", "care_centre")
    page = desk.path("assess_health", commitment_id=part.pk)
    desk.sign_in("nurse")
    both = {"suitable": "no", "why": "Såret är läkt.", "ordination": "Omläggning en gång i veckan."}
    shown = desk.refused(page, both)
    assert "Ta bort ordinationen, eller välj att det passar." in shown
    assert both["ordination"] in shown
    desk.cast.act(desk.person)
    assert not HealthAssessment.objects.exists()
    desk.done(page, {**both, "ordination": ""})


def test_who_is_not_licensed_assesses_and_prescribes_nothing(desk: Desk) -> None:
    part = desk.part("Såromläggning", "health", "care_centre")
    page = desk.path("assess_health", commitment_id=part.pk)
    nurse = desk.sign_in("nurse")
    Assignment.objects.filter(pk=nurse.party_id).update(role="coordinator")
    assert "Vad ordinerar du?" not in desk.get(page)
    coordinator = replace(nurse, role="coordinator")
    about = {"subject_id": desk.subject_id, "commitment_id": part.pk, "why": "Såret läker.", "at": NOW}
    with pytest.raises(RuleBroken) as told:
        assess_health(
            by=desk.cast.act(coordinator), seen_version=1, suitable=True, ordination="Omläggning", **about
        )  # fmt: skip
    assert [one.code for one in told.value.findings] == ["role_does_not_prescribe"]
    desk.done(page, {"suitable": "yes", "why": "Såret läker."})
    assert "Skriv vad som ordineras" not in desk.get(desk.path("part_times", commitment_id=part.pk))
    with pytest.raises(RuleBroken) as anew:
        prescribe(by=desk.cast.act(coordinator), seen_version=2, ordination="Omläggning", **about)
    assert [one.code for one in anew.value.findings] == ["role_does_not_prescribe"]


def test_the_first_assessment_stands_beside_what_another_prescribes_later(desk: Desk) -> None:
    part = desk.part("Såromläggning", "health", "care_centre")
    desk.contact("nurse")
    nurse = desk.sign_in("nurse")
    desk.done(desk.path("assess_health", commitment_id=part.pk), {"suitable": "yes", "why": "Såret läker."})
    prescribe(
        by=desk.cast.act(replace(nurse, label="Bo Ask, Vårdcentralen Linden")), subject_id=desk.subject_id,
        commitment_id=part.pk, seen_version=2, ordination="Omläggning varje dag.", why="Läker sämre.", at=NOW,
    )  # fmt: skip
    shown = desk.get(desk.path("team_part", commitment_id=part.pk))
    assert "Såret läker. Bedömt av Sara Ek" in shown
    assert re.search("Omläggning varje dag. Ordinerat av Bo Ask", shown)
    got = desk.client.get(desk.path("record_data", record="region_health"))
    [told] = [one for goal in json.loads(got.content)["goals"] for one in goal["parts"]]
    assert told["assessment"]["why"] == "Såret läker."
    assert told["assessment"]["by"].startswith("Sara Ek")
    assert told["prescribed"]["words"] == "Omläggning varje dag."
    assert told["prescribed"]["by"].startswith("Bo Ask")
    text = desk.get(desk.path("records"))
    assert "Bedömning: passar. Såret läker. Sara Ek" in text
    assert "Ordinerat: Omläggning varje dag. Bo Ask" in text


def test_what_holds_is_what_was_said_last_whatever_the_rows_are_called(desk: Desk) -> None:
    part = desk.part("Såromläggning", "health", "care_centre")
    nurse = desk.cast.act(desk.staff("nurse"))
    about = {"by": nurse, "subject_id": desk.subject_id, "commitment_id": part.pk}
    first = assess_health(**about, seen_version=1, suitable=True, why="Såret läker.", ordination="En gång.", at=NOW)
    HealthAssessment.objects.filter(pk=first.pk).update(id=UUID(int=2**128 - 1))
    first.pk = UUID(int=2**128 - 1)
    later = NOW + timedelta(days=1)
    prescribe(**about, seen_version=2, why="Läker sämre.", ordination="Två gånger.", at=later)
    part = Commitment.objects.get(pk=part.pk)
    held = ordination_of(part)
    assert held is not None
    assert held.ordination == "Två gånger."
    assert (
        health_said_of(open_part(nurse, desk.subject_id, part.pk, what="test"), part.pk).assessment.why
        == "Såret läker."
    )
