"""One part: seen, answered by a unit, stopped."""

from ledstjarna.domain.plans.models import Application, Commitment
from ledstjarna.web.team.tests.desk import Desk


def test_a_unit_sees_only_what_was_told(desk: Desk) -> None:
    desk.story()
    part = desk.part("Träffpunkten", "open_support", "home_care", about="Träffpunkten", name="Astrid")
    desk.sign_in("manager")
    page = desk.path("answer_part", commitment_id=part.pk)
    text = desk.get(page)
    assert "Astrid" in text
    assert "Lind" not in text
    assert "Kören är mitt liv" not in text
    assert "Tack. Ert svar är sparat." in desk.done(page, {"yes": "yes"})
    desk.cast.act(desk.person)
    assert Commitment.objects.get().state == "active"


def test_stopping_takes_the_application_back(desk: Desk) -> None:
    desk.contact()
    part = desk.part("Dusch", "sol", "assessment")
    assert "Dusch" in desk.get(desk.path("team_part", commitment_id=part.pk))
    desk.done(desk.path("team_stop_part", commitment_id=part.pk), {"why": "Jag klarar det."})
    desk.cast.act(desk.person)
    assert Application.objects.get().state == "withdrawn"
