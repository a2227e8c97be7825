"""A professional's assessment beside the person's yes."""

from ledstjarna.domain.plans.models import Commitment
from ledstjarna.web.team.tests.desk import Desk


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
