"""Mitt team: whom to call, Ring mig with a promise, another contact, the card; and what somebody close may."""

from datetime import time, timedelta

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.queries import Viewer
from ledstjarna.domain.organisations.actions import employ, register_title
from ledstjarna.domain.organisations.queries import current_assignment
from ledstjarna.domain.people.actions import answer_consent
from ledstjarna.domain.teams.actions import (
    ask_for_call,
    end_membership,
    invite,
    name_contact,
    note_absence,
    note_attempt,
    tell_how_reached,
)
from ledstjarna.domain.teams.models import CallRequest, ContactWish, NamedContact, TeamMember
from ledstjarna.domain.teams.rules.hours import Window
from ledstjarna.foundation.clock import clock_set_to
from ledstjarna.web.resident.tests.world import NOW, World, text_of

TEAM, CARD, CALL = "/min-plan/mitt-team/", "/min-plan/mitt-team/kort/", "/min-plan/ring-mig/"


def with_contact(world: World) -> NamedContact:
    """Anna in home care is the person's contact; the nurse coordinates."""
    nurse = world.nurse_in_team()
    cast = world.cast
    answer_consent(
        by=cast.act(world.person), subject_id=world.subject_id, kind="sharing", state="given", way="digital",
        at=world.at(), said_by=world.subject_id, organisations=[cast.municipality.id],
    )  # fmt: skip
    anna = employ(
        given_name="Anna", family_name="Holm", unit_id=cast.units["home_care"].id, role="assistant_nurse",
        start=NOW - timedelta(days=90),
    )  # fmt: skip
    register_title(staff_member_id=anna.staff_member_id, title="assistant_nurse")
    label = "Anna Holm, undersköterska, Hemtjänst Norr"
    invite(
        by=cast.act(nurse), subject_id=world.subject_id, party_id=anna.id, label=label, role="assistant_nurse",
        organisation_id=cast.municipality.id, at=world.at(),
    )  # fmt: skip
    return name_contact(
        by=cast.act(nurse), subject_id=world.subject_id, kind="home_care_contact", holder_id=anna.id, label=label,
        seen_version=0, at=world.at(),
    )  # fmt: skip


def test_the_card_on_the_page_begins_as_the_paper_does_and_leads_to_it(world: World) -> None:
    with_contact(world)
    html = world.client.get(CARD).content.decode()
    card = html[html.index('class="paper-card"') :]
    assert card.index("Sara Ek") < card.index("Håller ihop planen. Ring hit först.") < card.index("Anna Holm")
    assert "undersköterska, Hemtjänst Norr" in card
    assert "När det är bråttom och farligt" in card
    assert 'href="/min-plan/skriv-ut/kontakter.pdf"' in html, "the way to paper without JavaScript"


def test_what_is_promised_is_shown_before_whoever_one_chooses(world: World) -> None:
    contact, nurse = with_contact(world), world.cast.act(world.cast.staff["nurse"])
    other = name_contact(
        by=nurse, subject_id=world.subject_id, kind="care_contact", holder_id=nurse.party_id, label=nurse.label,
        seen_version=0, at=world.at(),
    )  # fmt: skip
    tell_how_reached(
        by=nurse, phone="016-12 34 56", text_phone="", email="", at=world.at(),
        hours=tuple(Window(day, time(7), time(10, 30)) for day in range(7)),
    )  # fmt: skip
    for chosen in (contact, other):
        asking = world.get(f"{CALL}?kontakt={chosen.pk}")
        shown = asking.split("Telefon, senast ")[1].split(" om ")[0]
        fields = {"channel": "phone", "contact": str(chosen.pk), "about": "", "number": "070-174 06 05"}
        told = world.get(world.send(CALL, fields)["Location"])
        assert f"hör av sig senast {shown}." in told, "what was shown is what was promised"
        assert asking.count("Telefon senast") == 2, "the other's time stands by the other"
        assert "”070-174 06 05”" not in told, "a number is no words"
        assert "Nummer" in told


def test_without_a_team_one_is_told_whom_to_call(world: World) -> None:
    assert "Ring 1177" in world.get(TEAM)
    assert "112" in world.get(CARD)
    assert "Ring 1177" in text_of(world.send(CALL, {"channel": "phone", "about": "Ring 070-174 06 05"}))


def test_a_call_that_nobody_could_make_is_not_promised_and_the_number_comes_with_it(world: World) -> None:
    world.nurse_in_team()
    for number in ("", "hemma"):
        refused = text_of(world.send(CALL, {"channel": "text", "about": "", "number": number}))
        assert "Skriv numret, med riktnummer" in refused
    assert not CallRequest.objects.exists()
    told = world.get(world.send(CALL, {"channel": "text", "about": "", "number": "070-174 06 05"})["Location"])
    # Whoever was asked holds the plan together: it goes to nobody of that name when it gets late.
    assert "Blir det sent går det vidare till chefen." in told
    assert "070-174 06 05" in told
    world.story(reach_note="Ring 070-174 06 05 efter tio.")
    assert "Vilket nummer?" not in world.get(CALL)


def test_a_call_is_asked_promised_kept_and_seen(world: World) -> None:
    contact = with_contact(world)
    world.story(reach=["text", "phone"])
    text = world.get(TEAM)
    assert "Anna Holm" in text
    assert "Sara Ek" in text
    page = f"{CALL}?kontakt={contact.pk}"
    asking = world.get(page)
    assert "Om du skickar nu hör någon av sig." in asking
    promised = (
        "Sms, senast i dag kl. 14.00",
        "Telefon, senast i dag kl. 14.00",
        "Videosamtal, senast på torsdag kl. 10.00",
    )
    assert all(each in asking for each in promised), "each way says what it promises"
    answer = world.send(
        page,
        {"channel": "phone", "contact": str(contact.pk), "about": "Min medicin", "number": "070-174 06 05"},
        to=CALL,
    )
    told = world.get(answer["Location"])
    assert "Anna Holm hör av sig senast i dag kl. 14.00." in told
    assert "Min medicin" in told
    assert "till den som håller ihop planen, och sedan till chefen" in told
    assert "Det här är lovat" in world.get(TEAM)
    call = CallRequest.objects.get()
    with clock_set_to(call.promised_at + timedelta(minutes=1)):
        assert "Sara Ek, som håller ihop planen, har det nu." in world.get(TEAM)
    note_attempt(
        by=world.cast.act(world.cast.staff["nurse"]), subject_id=world.subject_id, call_id=call.pk, outcome="reach",
        words="Vi ses på torsdag.", at=NOW,
    )  # fmt: skip
    text = world.get(f"{CALL}{call.pk}/")
    assert "som lovat" in text
    assert "Vi ses på torsdag." in text


def test_a_call_that_is_not_needed_any_more_is_taken_back_once(world: World) -> None:
    with_contact(world)
    answer = world.send(CALL, {"channel": "video", "about": ""})
    page = answer["Location"].partition("?")[0]
    assert world.send(page, {})["Location"] == f"{TEAM}?tack=inte-langre"
    assert "Behövs det inte längre?" not in world.get(page)
    assert "Något behöver rättas" in text_of(world.send(CALL, {"channel": "", "about": ""}))


def test_who_steps_in_stands_there_instead_and_on_the_card(world: World) -> None:
    contact = with_contact(world)
    note_absence(
        by=world.cast.act(world.cast.staff["nurse"]), subject_id=world.subject_id, contact_id=contact.pk, start=NOW,
        end=None, stand_in_id=world.cast.staff["manager"].party_id, stand_in_label="Per Dal, enhetschef", at=NOW,
    )  # fmt: skip
    text = world.get(TEAM)
    assert "Borta tills vidare" in text
    assert "Nu når du i stället Per Dal" in text
    assert "Ring Per Dal." in world.get(CARD)


def test_another_contact_is_asked_for_without_a_reason(world: World) -> None:
    contact = with_contact(world)
    page = f"{TEAM}annan-kontakt/?kontakt={contact.pk}"
    assert "Nu är Anna Holm" in world.get(page)
    assert world.send(page, {"words": ""})["Location"] == f"{TEAM}?tack=onskat"
    assert "En annan fast omsorgskontakt" in world.get(f"{TEAM}?tack=onskat")
    back = f"{TEAM}onskemal/{ContactWish.objects.get().pk}/"
    assert world.send(back, {})["Location"] == f"{TEAM}?tack=inte-langre"
    assert world.client.get(back).status_code == 302
    assert "Välj vilken sorts kontakt" in text_of(world.send(f"{TEAM}annan-kontakt/", {"words": ""}))


def test_somebody_close_reads_and_asks_that_the_person_is_called_and_wishes_nothing(world: World) -> None:
    with_contact(world)
    daughter = world.daughter()
    world.sign_in(daughter.pk, "close_one")
    assert "Teamet runt Astrid" in world.get(TEAM)
    answer = world.send(CALL, {"channel": "phone", "about": "Mamma mår inte bra.", "number": "0701740605"})
    assert "Karin Lind" in world.get(answer["Location"])
    world.get(f"{TEAM}annan-kontakt/", status=404)


def test_who_left_the_team_is_neither_reached_now_nor_asked_to_get_in_touch(world: World) -> None:
    contact, nurse = with_contact(world), world.cast.staff["nurse"]
    with automatic_run("test"):
        anna = current_assignment(contact.holder_id)
        assert anna
    tell_how_reached(
        by=world.cast.act(Viewer(anna.pk, (anna.pk,), "staff", "Anna Holm")), phone="070-123 45 67", text_phone="",
        email="", at=world.at(), hours=tuple(Window(day, time(0), time(23, 59)) for day in range(7)),
    )  # fmt: skip
    world.cast.act(world.person)
    assert "Be Anna höra av sig" in text_of(world.client.get(TEAM))
    member = TeamMember.objects.get(party_id=contact.holder_id)
    end_membership(by=world.cast.act(nurse), subject_id=world.subject_id, member_id=member.pk, at=world.at())
    page = text_of(world.client.get(TEAM))
    assert "Den som är fast omsorgskontakt är inte längre med i teamet. En ny behövs." in page
    for gone in ("Be Anna höra av sig", "Nås nu", "070-123 45 67"):
        assert gone not in page
    assert "Be Sara höra av sig" in page
    assert "Sara Ek, i stället för Anna Holm som är fast omsorgskontakt" in text_of(world.client.get(CALL))
    assert "Ring Sara Ek." in text_of(world.client.get(CARD))
    assert "Ska utse en ny fast kontakt" in text_of(world.client.get("/min-plan/vantar/"))
    # The story tells who it was, by the name that they had; and of a call that reached nobody, that.
    nurse_calls = ask_for_call(
        by=world.cast.act(world.person), subject_id=world.subject_id, channel="phone", about="", way="digital",
        at=world.at(),
    )  # fmt: skip
    note_attempt(
        by=world.cast.act(nurse), subject_id=world.subject_id, call_id=nurse_calls.pk, outcome="miss", words="",
        at=world.at(),
    )  # fmt: skip
    world.cast.act(world.person)
    story = text_of(world.client.get("/min-plan/har-hant/"))
    assert "Anna Holm (undersköterska) är inte med i teamet längre" in story
    assert "sökte, men fick inte tag i någon" in story
    assert "hörde av sig" not in story
