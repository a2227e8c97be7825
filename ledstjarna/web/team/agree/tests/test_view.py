"""Agree: what is missing is told, the yes is registered, the version stands."""

from ledstjarna.domain.plans.models import Agreement
from ledstjarna.web.team.tests.desk import Desk


def test_what_is_missing_is_told_first(desk: Desk) -> None:
    desk.contact()
    desk.goal()
    text = desk.get(desk.path("team_agree"))
    assert "Planen kan inte bli klar än. Det saknas:" in text
    assert "Vem säger ja till planen?" not in text


def test_agreed_and_printed(desk: Desk) -> None:
    desk.contact()
    desk.story()
    desk.part("Jag går", "own")
    page = desk.path("team_agree")
    desk.refused(page, {"said_by": str(desk.subject_id)})
    desk.refused(page, {"said_by": str(desk.subject_id), "way": "meeting", "read": "another plan than this"})
    text = desk.done(page, {"said_by": str(desk.subject_id), "way": "meeting"})
    assert "Ni är överens." in text
    assert "oförändrad sedan ni kom överens" in text
    assert Agreement.objects.get().number == 1
    again = desk.get(page)
    assert "Ni är redan överens om planen som den står" in again
    assert "Vem säger ja till planen?" not in again
    assert "Version 1" in desk.get(desk.path("team_documents"))
