"""The team: consent before anybody else is invited; a coordinator; leaving."""

from django.urls import reverse

from ledstjarna.domain.teams.models import TeamMember
from ledstjarna.web.team.tests.desk import Desk


def test_consent_comes_first_and_is_explained(desk: Desk) -> None:
    desk.contact()
    page = desk.path("invite") + "?roll=care_assessor"
    text = desk.get(page)
    assert "samtycke till att dela är inte registrerat" in text
    assert "Vem bjuder ni in?" not in text
    desk.share(desk.cast.municipality)
    text = desk.done(page, {"party": str(desk.staff("assessor").party_id)})
    assert "Karin Nyström" in text


def test_a_refusal_is_explained(desk: Desk) -> None:
    desk.contact()
    desk.share(state="refused")
    assert "Personen har sagt nej till att dela" in desk.get(desk.path("invite") + "?roll=care_assessor")


def test_another_holds_the_team_together_and_the_first_leaves(desk: Desk) -> None:
    desk.contact()
    desk.contact("assessor")
    desk.cast.act(desk.person)
    nurse, assessor = (TeamMember.objects.get(party_id=desk.staff(key).party_id).pk for key in ("nurse", "assessor"))
    assert "Utse en ny samordnare först" in desk.refused(desk.path("end_membership", member_id=nurse), {})
    desk.done(desk.path("name_coordinator", member_id=assessor), {})
    answer = desk.send(desk.path("end_membership", member_id=nurse), {})
    assert answer["Location"].startswith(reverse("team_home"))
    desk.get(desk.path("team_person"), status=404)


def test_withdrawn_consent_ends_their_reading_at_once(desk: Desk) -> None:
    desk.contact()
    desk.share(desk.cast.municipality)
    desk.done(desk.path("invite") + "?roll=care_assessor", {"party": str(desk.staff("assessor").party_id)})
    desk.sign_in("assessor")
    desk.get(desk.path("team_person"))
    desk.share(state="withdrawn")
    desk.get(desk.path("team_person"), status=404)
