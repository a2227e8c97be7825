"""The day when the plan is followed up."""

from ledstjarna.web.team.tests.desk import Desk


def test_a_day_that_has_not_been(desk: Desk) -> None:
    desk.contact()
    desk.goal()
    page = desk.path("follow_up")
    assert "Välj en dag som inte har varit än." in desk.refused(page, {"on": "2020-01-01"})
    assert "år-månad-dag" in desk.refused(page, {"on": "i morgon"})
    assert "1 juni" in desk.done(page, {"on": "2026-06-01", "how": "Sara ringer"})
