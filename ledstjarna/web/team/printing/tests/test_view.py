"""The team prints for the person, from the documents."""

from ledstjarna.web.printed.tests.papers import faults
from ledstjarna.web.team.tests.desk import Desk


def test_printed_from_the_documents(desk: Desk) -> None:
    desk.get(desk.path("team_plan_paper"), status=404)
    desk.contact()
    desk.story()
    assert "Kontaktkort. Stor text" in desk.get(desk.path("team_documents"))
    for name in ("team_plan_paper", "team_contact_card"):
        answer = desk.client.get(desk.path(name) + "?storlek=nonsens&sprak=xx")
        assert answer.status_code == 200
        assert not faults(answer.content)
