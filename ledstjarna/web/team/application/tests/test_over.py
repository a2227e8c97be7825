"""A step that is taken already is told with who took it; no form, whichever tab it is sent from."""

import pytest

from ledstjarna.domain.plans.models import Application, AuthorityDecision, ProviderAssignment
from ledstjarna.web.team.tests.desk import Desk, hidden_of, text_of

GRANTED = {"outcome": "granted", "scope": "Dusch", "starts": "2026-03-09"}


@pytest.fixture
def application(desk: Desk) -> Application:
    desk.part("Hjälp att duscha", "sol", "assessment")
    desk.sign_in("assessor")
    row = Application.objects.get()
    desk.done(desk.path("begin_investigation", application_id=row.pk), {})
    desk.done(desk.path("write_investigation", application_id=row.pk), {"investigation": "Astrid behöver stöd."})
    return row


def test_a_decision_is_told_and_not_asked_again(desk: Desk, application: Application) -> None:
    page = desk.path("decide", application_id=application.pk)
    desk.done(page, GRANTED)
    text = desk.get(page)
    assert "Beslutet är redan fattat: Beviljad, av " in text
    assert "Fatta beslutet" not in text
    assert desk.path("application", application_id=application.pk) in desk.client.get(page).content.decode()
    assert "Utredningen är avslutad" in desk.get(desk.path("write_investigation", application_id=application.pk))
    assert "Utredningen är redan påbörjad" in desk.get(desk.path("begin_investigation", application_id=application.pk))


def test_another_decision_from_a_second_tab_is_not_saved(desk: Desk, application: Application) -> None:
    page = desk.path("decide", application_id=application.pk)
    second = hidden_of(desk.client.get(page))
    desk.done(page, GRANTED)
    text = text_of(desk.client.post(page, {**second, "outcome": "refused", "reasons": "Nej", "how_to_appeal": "Så"}))
    assert "Beslutet är redan fattat: Beviljad, av " in text
    assert "Det du skickade nu har inte sparats." in text
    assert "(tomt)" not in text
    assert AuthorityDecision.objects.get().outcome == "granted"


def test_an_assignment_is_told_and_not_asked_again(desk: Desk, application: Application) -> None:
    desk.done(desk.path("decide", application_id=application.pk), GRANTED)
    page = desk.path("assign_provider", application_id=application.pk)
    fields = {"unit": str(desk.cast.units["home_care"].pk), "chosen_by_person": "yes"}
    second = hidden_of(desk.client.get(page))
    desk.done(page, fields)
    assert "Uppdraget är redan lämnat" in desk.get(page)
    assert "Uppdraget är redan lämnat" in text_of(desk.client.post(page, {**second, **fields}))
    assert ProviderAssignment.objects.count() == 1
