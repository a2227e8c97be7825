"""What has happened, in a sentence each, with titles and names."""

from ledstjarna.domain.plans.actions import answer_part, leave_part
from ledstjarna.web.team.tests.desk import Desk


def test_the_latest_first_with_titles_and_who(desk: Desk) -> None:
    desk.contact()
    desk.story()
    desk.part("Jag går till kören", "own")
    text = desk.get(desk.path("team_happened"))
    said = (
        "Astrid Lind sa ja till: Jag går till kören",
        "Astrid Lind berättade",
        "Sara Ek började",
    )
    places = [text.index(one) for one in said]
    assert places == sorted(places)
    assert "Astrid Lind skrev målet: ”Jag vill kunna gå till kören på torsdagar.”" in text


def test_what_staff_wrote_down_is_the_persons(desk: Desk) -> None:
    desk.contact()
    desk.done(desk.path("tell_story"), {"what_matters": "Kören.", "language": "sv", "way": "phone"})
    text = desk.get(desk.path("team_happened"))
    assert "Astrid Lind berättade vad som är viktigt" in text
    assert "antecknat av Sara Ek" in text


def test_an_association_that_said_yes_and_later_left_is_who_said_yes(desk: Desk) -> None:
    desk.contact()
    part = desk.part("Kören hämtar mig", "association", "choir")
    about = {"subject_id": desk.subject_id, "commitment_id": part.id}
    by = desk.cast.act(desk.staff("singer"))
    yes = answer_part(by=by, **about, seen_version=part.version, yes=True, words="", at=desk.at())
    leave_part(by=by, **about, seen_version=yes.version, at_once=True, words="", at=desk.at())
    desk.cast.act(desk.person)
    text = desk.get(desk.path("team_happened"))
    assert f"{part.owner_label} ställer upp: Kören hämtar mig" in text
    assert f"{part.owner_label} lämnade över: Kören hämtar mig" in text
