"""Who may see and who has: a block set and lifted, an emergency opened and reviewed, and a reading asked about."""

from collections.abc import Callable

import pytest
from django.db import transaction
from playwright.sync_api import expect

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import EmergencyAccess
from ledstjarna.domain.organisations.models import Assignment
from tests.journeys.cast import Cast, person_link, staff_link
from tests.journeys.conftest import Arrive
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.journey


def test_a_block_an_emergency_and_a_question(register: Callable[..., Visitor], arrive: Arrive, cast: Cast) -> None:
    coordinator = register("Signe", "Åkerblom")
    assert coordinator.subject_id
    signe = arrive(person_link(coordinator.subject_id), "person", looks=True)
    there = {"unit__organisation": cast.region, "role": "log_controller"}
    controller = Assignment.objects.select_related("staff_member", "unit__organisation").filter(**there).first()
    assert controller
    elsewhere = Assignment.objects.select_related("staff_member", "unit__organisation").filter(
        unit__organisation=cast.region, role="district_nurse", unit__kind="care_centre"
    ).exclude(unit=cast.coordinator.unit).order_by("id").first()  # fmt: skip
    assert elsewhere

    signe.goes_to("sharing").follows("Spärra det som någon har skrivit").is_at("resident_blocks").sees(
        "Inget är spärrat"
    )
    signe.follows(cast.municipality.name).is_at("set_block")
    signe.page.get_by_role("main").get_by_role("radio").first.check()
    signe.presses("Spärra").is_at("resident_blocks").sees("Spärrat", cast.municipality.name)
    blocked = "Det finns uppgifter som personen har spärrat. Du får inte veta var."
    coordinator.looks = True
    coordinator.goes_to("team_reading").sees(blocked).sees_no(cast.municipality.name)
    signe.follows("Häv spärren").is_at("lift_block").presses("Häv spärren").is_at("resident_blocks")
    signe.sees("Inget är spärrat")
    coordinator.goes_to("team_reading").sees_no(blocked)

    nurse = arrive(staff_link(elsewhere), "nurse", looks=True)
    nurse.goes_to("team_person", subject_id=coordinator.subject_id).sees("Sidan finns inte")
    nurse.goes_to("emergency", subject_id=coordinator.subject_id).presses("Öppna nu")
    nurse.sees("Skriv varför.")
    nurse.ticks("danger", "Fara för personens liv").writes(reason="Hittad medvetslös, vi behöver veta om sjukdomar.")
    nurse.presses("Öppna nu").is_at("team_person").sees("Signe")

    control = arrive(staff_link(controller), "controller", looks=True)
    with transaction.atomic(), automatic_run("journey"):
        opened = EmergencyAccess.objects.get(subject_id=coordinator.subject_id)
    control.goes_to("log_control").sees("Nödöppningar att granska")
    control.goes_to("log_emergency", emergency_access_id=opened.pk).sees("Fara för personens liv", "Hittad medvetslös")
    control.sees("Den går att avsluta först då").ticks("verdict", "Jag har frågat den som läste, och väntar på svar")
    control.writes(reason="Ringde vårdcentralen.").presses("Spara").sees("Läsaren är tillfrågad")
    nurse.goes_to("close_emergency", subject_id=coordinator.subject_id).presses("Avsluta nu")
    control.goes_to("log_emergency", emergency_access_id=opened.pk).sees_no("Den går att avsluta först då")
    control.ticks("verdict", "Det är i sin ordning: åtkomsten var behörig").writes(reason="Larm samma natt. Befogad.")
    control.presses("Spara").is_at("log_emergency").sees("I sin ordning", "Larm samma natt. Befogad.")
    done = control.goes_to("log_control").page.get_by_role("region", name="Redan besvarat").get_by_role("listitem")
    expect(done.filter(has_text="Signe Åkerblom").get_by_role("link", name="Nödöppning")).to_have_count(1)

    signe.goes_to("who_read").sees("Nödöppning", elsewhere.staff_member.family_name)
    read = signe.page.get_by_role("listitem").filter(has_text="Nödöppning").first
    read.get_by_text("Visa vad").click()
    read.get_by_role("link", name="Det här förstår jag inte").first.click()
    signe.came().is_at("ask_log").sees(elsewhere.staff_member.family_name)
    signe.writes(words="Vem var det som öppnade min plan?").presses("Skicka").is_at("log_questions")
    signe.sees("Du får svar senast")
    control.goes_to("log_control").sees("Personer undrar").follows("Signe Åkerblom undrar").is_at("log_question")
    control.sees("Vem var det som öppnade min plan?").writes(answer="Sköterskan på natten. Du var medvetslös.")
    control.presses("Svara").sees("Svaret är skickat")
    signe.goes_to("log_questions").sees("Sköterskan på natten. Du var medvetslös.")
