"""A contact named, refused without the title, away with somebody stepping in, and what the person wishes."""

from datetime import timedelta

from django.urls import reverse

from ledstjarna.domain.organisations.actions import employ, register_title
from ledstjarna.domain.organisations.models import Assignment
from ledstjarna.domain.teams.actions import ask_for_call, invite, wish_for_contact
from ledstjarna.domain.teams.models import CallRequest, ContactAbsence, ContactWish, NamedContact, TeamMember
from ledstjarna.foundation.clock import clock_set_to
from ledstjarna.web.team.tests.desk import NOW, Desk


def hired(desk: Desk, name: str, title: str = "assistant_nurse") -> Assignment:
    """One of home care's staff, in the person's team."""
    row = employ(
        given_name=name, family_name="Holm", unit_id=desk.cast.units["home_care"].id, role="assistant_nurse",
        start=NOW - timedelta(days=90),
    )  # fmt: skip
    register_title(staff_member_id=row.staff_member_id, title=title)
    invite(
        by=desk.cast.act(desk.staff("nurse")), subject_id=desk.subject_id, party_id=row.id,
        label=f"{name} Holm, undersköterska, Hemtjänst Norr", role="assistant_nurse",
        organisation_id=desk.cast.municipality.id, at=desk.at(),
    )  # fmt: skip
    return row


def gathered(desk: Desk) -> Assignment:
    """Anna, who has the title, and Bo, who has not, are in the team."""
    desk.contact()
    desk.share(desk.cast.municipality)
    hired(desk, "Bo", title="")
    return hired(desk, "Anna")


def test_where_only_the_title_is_missing_the_manager_is_who_to_ask(desk: Desk) -> None:
    desk.contact()
    desk.share(desk.cast.municipality)
    hired(desk, "Bo", title="")
    text = desk.get(desk.path("name_contact") + "?slag=home_care_contact")
    first = text.index("Har Bo Holm titeln undersköterska? Be ")
    assert "Bjud först in" not in text
    assert "har titeln undersköterska. Den som saknar titeln går inte att välja. SoL 2001:453 3:3 d, 4:2 b; PSL" in text
    assert first < text.index("Eller bjud in någon annan i teamet") < text.index("Kan inte väljas: titeln saknas")


def test_a_contact_is_named_changed_and_ended(desk: Desk) -> None:
    anna = gathered(desk)
    assert "Personen har ingen fast kontakt än." in desk.get(desk.path("team_contacts"))
    assert "Fast omsorgskontakt" in desk.get(desk.path("name_contact"))
    page = desk.path("name_contact") + "?slag=home_care_contact"
    assert "Bo Holm, undersköterska, Hemtjänst Norr Kontakten behöver ha titeln undersköterska" in desk.get(page)
    desk.refused(page, {"holder": ""})
    text = desk.done(page, {"holder": str(anna.id)})
    assert "Kontakten är utsedd." in text
    assert "Anna Holm" in text
    contact = NamedContact.objects.get()
    away = desk.path("contact_away", contact_id=contact.pk)
    desk.refused(away, {"start": "2026-03-10", "end": "2026-03-01", "stand_in": ""})
    text = desk.done(away, {"start": NOW.date().isoformat(), "end": "2026-03-20", "stand_in": ""})
    assert "Den som är fast omsorgskontakt är borta och ingen är vald att kliva in. Välj någon." in text
    assert "Borta till och med 20 mars" in text
    absence = ContactAbsence.objects.get()
    text = desk.done(desk.path("contact_back", contact_id=contact.pk, contact_absence_id=absence.pk), {})
    assert "Borta till och med" not in text
    text = desk.done(desk.path("end_contact", contact_id=contact.pk), {"why": "Anna byter jobb."})
    assert "Tidigare kontakter (1)" in text
    assert "Anna byter jobb." in text


def test_a_wish_is_read_and_answered(desk: Desk) -> None:
    gathered(desk)
    wish_for_contact(
        by=desk.cast.act(desk.person), subject_id=desk.subject_id, kind="care_contact", words="Någon som kan finska.",
        way="digital", at=desk.at(),
    )  # fmt: skip
    assert "Någon som kan finska." in desk.get(desk.path("team_contacts"))
    page = desk.path("team_contact_wish", wish_id=ContactWish.objects.get().pk)
    desk.refused(page, {"answer": ""})
    desk.done(page, {"answer": "Vi söker någon."})
    assert "Vi söker någon." in desk.get(page)


def test_a_call_is_written_down_answered_and_moves_on_when_late(desk: Desk) -> None:
    gathered(desk)
    assert "Ingen väntar på att du ska höra av dig." in desk.get("/teamet/ring-mig/")
    told = {"contact": "", "channel": "phone", "about": "Min medicin. Ring 070-174 06 05.", "way": "phone"}
    text = desk.done(desk.path("tell_call"), told)
    assert "en tid är lovad" in text
    assert "Lovat senast i dag kl. 14.00 av Sara Ek" in text
    assert "Astrid Lind" in desk.get("/teamet/ring-mig/")
    page = desk.path("call_request", call_request_id=CallRequest.objects.get().pk)
    assert 'href="tel:0701740605"' in desk.client.get(page).content.decode()
    assert "Skriv numret" in desk.refused(desk.path("tell_call"), {**told, "about": "", "number": "hemma"})
    promised = CallRequest.objects.get().promised_at
    missed = desk.done(page, {"outcome": "miss", "words": ""})
    assert "Har försökt" in missed
    assert "Löftet hölls" not in missed, "nobody was reached"
    call = CallRequest.objects.get()
    assert (call.state, call.tried_at) == ("tried", None)
    shown = desk.get(page)
    assert "Försökte i tid " in shown
    assert "fick inte tag i personen. Nytt försök senast i dag kl. 14" in shown
    assert "Nytt försök senast" in desk.get("/teamet/ring-mig/"), "it stays open with its new time"
    with clock_set_to(promised + timedelta(days=3)):
        assert "Det är inte gjort." in desk.get(page)
    desk.refused(page, {"outcome": "give_up", "words": ""})
    assert "Löftet hölls" in desk.done(page, {"outcome": "reach", "words": "Vi ses i morgon."})
    ask_for_call(
        by=desk.cast.act(desk.person), subject_id=desk.subject_id, channel="text", about="", way="digital", at=NOW
    )
    page = desk.path("call_request", call_request_id=CallRequest.objects.get(state="asked").pk)
    assert "Inget nummer till personen är skrivet här." in desk.get(page)
    with clock_set_to(NOW + timedelta(days=1)):
        assert "Försenat" in desk.get(desk.path("team_contacts"))


def test_my_numbers_hours_and_absence(desk: Desk) -> None:
    anna = gathered(desk)
    page = "/teamet/sa-nas-jag/"
    told = {"phone": "016-12 34 56", "days": ["0", "1", "2"], "start": "08:00", "until": "16:30"}
    desk.refused(page, {**told, "until": ""})
    desk.refused(page, {**told, "phone": "ring växeln"})
    desk.refused(page, {**told, "until": "07:00"})
    desk.done(page, told)
    shown = desk.client.get(page).content.decode()
    assert 'value="016-12 34 56"' in shown
    assert 'value="08:00"' in shown
    assert "Du är inte någons fasta kontakt" in desk.refused(page + "borta/", {"start": "2026-03-10", "stand_in": ""})
    desk.done(desk.path("name_contact") + "?slag=home_care_contact", {"holder": str(anna.id)})
    assert "till fast omsorgskontakt" in desk.get(desk.path("team_happened")), "the story says who became what"


def test_the_manager_sees_gaps_promises_and_registers_titles(desk: Desk) -> None:
    anna = gathered(desk)
    desk.done(desk.path("name_contact") + "?slag=home_care_contact", {"holder": str(anna.id)})
    contact = NamedContact.objects.get()
    desk.done(desk.path("contact_away", contact_id=contact.pk), {"start": NOW.date().isoformat(), "stand_in": ""})
    desk.sign_in("manager")
    text = desk.get("/teamet/enheten/kontakter/")
    assert "Astrid Lind" in text
    assert "är borta och ingen är vald att kliva in" in text
    assert "Ingen har bett enheten höra av sig" in text
    page = "/teamet/enheten/titlar/"
    assert "Ingen skyddad titel registrerad" in desk.get(page)
    bo = Assignment.objects.get(staff_member__given_name="Bo")
    told = {"holder": str(bo.staff_member_id), "title": "assistant_nurse", "until": "2033-06-30"}
    assert "enligt övergångsregeln före 1 juli 2033" in desk.done(page, told)
    desk.sign_in("nurse")
    desk.get("/teamet/enheten/kontakter/", status=404)


def test_a_title_is_registered_with_a_day_that_can_be_and_a_wrong_one_is_written_anew(desk: Desk) -> None:
    anna = gathered(desk)
    manager = desk.sign_in("manager")
    page, of = reverse("protected_titles"), {"holder": str(anna.staff_member_id), "title": "assistant_nurse"}
    for day, said in (
        ("0001-01-01", "Dagen är för långt tillbaka."), (f"{NOW - timedelta(days=2):%Y-%m-%d}", "Den dagen har varit."),
        ("2033-07-01", "gäller längst till och med 30 juni 2033"), ("9999-12-31", "Dagen är för långt fram."),
    ):  # fmt: skip
        assert said in desk.refused(page, of | {"until": day}), (manager, day)
    desk.done(page, of | {"until": "2033-06-30"})
    assert "före 1 juli 2033" in desk.get(page)
    assert "före" not in desk.done(page, of | {"until": ""})


def test_to_end_a_contacts_part_in_the_team_says_what_it_leaves_open(desk: Desk) -> None:
    anna = gathered(desk)
    desk.done(desk.path("name_contact") + "?slag=home_care_contact", {"holder": str(anna.id)})
    contact = NamedContact.objects.get()
    ask_for_call(
        by=desk.cast.act(desk.person), subject_id=desk.subject_id, channel="phone", about="Min medicin", way="digital",
        contact_id=contact.pk, at=desk.at(),
    )  # fmt: skip
    desk.sign_in("nurse")
    leaves = desk.path("end_membership", member_id=TeamMember.objects.get(party_id=anna.id).pk)
    text = desk.get(leaves)
    assert "Anna Holm är fast omsorgskontakt. Personen har ingen fast omsorgskontakt förrän ni utser en ny." in text
    assert "Anna Holm har lovat att höra av sig till personen senast" in text
    desk.done(leaves, {})
    text = desk.get(desk.path("team_contacts"))
    assert "Den som är fast omsorgskontakt är inte längre med i teamet. En ny behövs." in text
    assert "Utse en ny" in text
    assert "En fast kontakt är inte med i teamet längre: utse en ny" in desk.get(reverse("team_work"))
    other = TeamMember.objects.exclude(party_id=anna.id).filter(is_coordinator=False, period__upper_inf=True).first()
    assert other
    assert "Det här blir utan någon" not in desk.get(desk.path("end_membership", member_id=other.pk))
