"""What did not go well reaches somebody named, who answers."""

from ledstjarna.domain.plans.models import PersonReport
from ledstjarna.web.team.tests.desk import Desk


def test_told_by_phone_and_answered(desk: Desk) -> None:
    desk.contact()
    desk.part("Jag går", "own")
    text = desk.done(desk.path("tell_report"), {"kind": "nobody_came", "words": "Jag väntade.", "way": "phone"})
    assert "Ingen kom" in text
    page = desk.path("team_report", report_id=PersonReport.objects.get().pk)
    desk.refused(page, {"answer": ""})
    desk.done(page, {"answer": "Förlåt. Vi kommer i morgon."})
    assert "Förlåt. Vi kommer i morgon." in desk.get(desk.path("team_reports"))
    assert "Skicka svaret" not in desk.get(page)
