"""The day when the plan is followed up."""

from datetime import date, timedelta

from ledstjarna.domain.people.actions import tell_absence
from ledstjarna.web.team.tests.desk import NOW, Desk


def test_a_day_that_has_not_been(desk: Desk) -> None:
    desk.contact()
    desk.goal()
    page = desk.path("follow_up")
    assert "Välj en dag som inte har varit än." in desk.refused(page, {"on": "2020-01-01"})
    assert "år-månad-dag" in desk.refused(page, {"on": "i morgon"})
    assert "1 juni" in desk.done(page, {"on": "2026-06-01", "how": "Sara ringer"})


def test_a_day_when_the_person_is_away_is_asked_about_and_told_when_they_say_so_later(desk: Desk) -> None:
    desk.contact()
    desk.goal()
    first, day = NOW.date() + timedelta(days=10), NOW.date() + timedelta(days=12)

    def tell_away(start: date) -> None:
        tell_absence(
            by=desk.cast.act(desk.person), subject_id=desk.subject_id, kind="holiday", first=start,
            back=start + timedelta(days=7), at=desk.at(),
        )  # fmt: skip
        desk.sign_in("nurse")

    tell_away(first)
    page = desk.path("follow_up")
    assert "Stäm av då ändå" not in desk.get(page)
    text = desk.refused(page, {"on": day.isoformat(), "how": ""})
    assert "Personen är borta den" in text
    assert "Stäm av då ändå, fast personen är borta" in text
    desk.done(page, {"on": day.isoformat(), "how": "På sjukhuset", "anyway": "on"})
    assert "Personen är borta då" in desk.get(desk.path("team_follow_ups"))
    later = NOW.date() + timedelta(days=40)
    desk.done(page, {"on": later.isoformat(), "how": ""})
    assert "Personen är borta då" not in desk.get(desk.path("team_follow_ups"))
    tell_away(later)
    assert "Personen är borta då" in desk.get(desk.path("team_follow_ups"))
