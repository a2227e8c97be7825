"""The team: consent before anybody else is invited; a coordinator; leaving."""

from datetime import UTC, datetime

from django.urls import reverse
from psycopg.types.range import Range

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.needs.actions import Suggested, suggest
from ledstjarna.domain.needs.models import Suggestion
from ledstjarna.domain.teams.models import TeamMember
from ledstjarna.web.team.members.presenter import member_rows
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


def told_of(desk: Desk, name: str) -> Suggestion:
    """A contact from another system, of somebody who is not close."""
    with automatic_run("test"):
        suggest(
            county_id="04", subject_id=desk.subject_id, at=desk.at(),
            suggestions=[
                Suggested(
                    kind="contact", reason="party", text=name, details={"role": "läkare", "phone": "08-465 004 99"},
                    source_key="k", source_system="Journalen",
                )
            ],
        )  # fmt: skip
        return Suggestion.objects.get()


def test_a_contact_from_another_system_is_carried_over_and_taken(desk: Desk) -> None:
    desk.contact()
    desk.share(desk.cast.municipality)
    desk.sign_in("nurse")
    row = told_of(desk, "Karin Nyström")
    link = desk.path("invite") + f"?forslag={row.pk}"
    assert link in desk.client.get(desk.path("needs")).content.decode()
    text = desk.get(link)
    assert "Karin Nyström" in text
    assert "läkare · 08-465 004 99" in text
    assert "Det stämmer inte, lägg undan uppgiften" in text
    page = desk.client.get(link + "&roll=care_assessor").content.decode()
    assert "08-465 004 99" in page
    assert "checked" in page  # the one of that name
    desk.done(link + "&roll=care_assessor", {"party": str(desk.staff("assessor").party_id), "phone": "08-465 004 99"})
    row.refresh_from_db()
    assert (row.state, row.became_id) == ("taken", TeamMember.objects.get(role="care_assessor").pk)


def test_before_consent_the_way_leads_to_the_consent(desk: Desk) -> None:
    desk.contact()
    assert "Fråga personen först" in desk.get(desk.path("team_members"))
    page = desk.path("invite") + "?roll=care_assessor"
    html = desk.client.get(page).content.decode()
    assert desk.path("team_consent", kind="sharing") in html
    assert 'name="party"' not in html


def test_since_when_is_told_by_the_day_in_sweden() -> None:
    began = datetime(2025, 6, 30, 22, 30, tzinfo=UTC)  # half past midnight in Sweden, on the first of July
    row = TeamMember(label="Petra Olsson, läkare", invited_by_label="Petra Olsson, läkare")
    row.period = Range(began, None)
    assert "1\xa0juli 2025" in member_rows([row])[0].since


def test_the_list_says_who_reads_on_after_the_end_and_until_when(desk: Desk) -> None:
    desk.contact()
    with automatic_run("test"):
        row = TeamMember.objects.get(party_id=desk.staff("nurse").party_id)
    row.stays_why = "Följer såret"
    assert member_rows([row])[0].since.endswith("Läser vidare: ”Följer såret”")
    row.stays_why, row.period = "", Range(row.period.lower, datetime(2026, 4, 1, 22, tzinfo=UTC))
    assert member_rows([row])[0].since.endswith("Läser till och med 1\xa0april 2026")
