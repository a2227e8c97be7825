"""Register somebody new: the number and the birth date agree, and nobody is registered twice."""

import re
from typing import Any

from django.urls import reverse

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessGround, AccessLog
from ledstjarna.domain.organisations.actions import set_up_county
from ledstjarna.domain.people.actions import register_person
from ledstjarna.domain.people.models import Person
from ledstjarna.domain.visits.tests.home import moved_in
from ledstjarna.foundation.identity import official_test_numbers, reserve_number
from ledstjarna.web.team.tests.desk import Desk, hidden_of, text_of

PAGE = reverse("register_person")
NUMBERS = sorted(value for value in official_test_numbers() if value.startswith("194005") and value[6:8] < "32")


def form(**more: str) -> dict[str, str]:
    return {
        "identity": NUMBERS[0], "given_name": "Eva", "family_name": "Alm", "municipality_id": "0483",
        "postcode": "641 30", "language": "sv", "protected_identity": "",
        "reason": "Eva ringde om hjälp",
    } | more  # fmt: skip


def count() -> int:
    with automatic_run("test"):
        return Person.objects.count()


def test_registered_with_the_reason_and_onwards_to_the_plan(desk: Desk) -> None:
    text = desk.done(PAGE, form())
    assert "Personen är registrerad" in text
    assert "Eva Alm" in text
    with automatic_run("test"):
        row = Person.objects.get(family_name="Alm")
        told = AccessGround.objects.filter(subject_id=row.pk, reason="Eva ringde om hjälp").exists()
    assert (row.postcode, told) == ("64130", True)
    assert row.synthetic  # in a demonstration everybody is made up


def test_nothing_is_open_before_the_reason(desk: Desk) -> None:
    before = count()
    assert "Skriv varför ni får kontakt." in desk.refused(PAGE, form(reason=""))
    assert "Skriv skälet med några ord" in desk.refused(PAGE, form(reason="x"))
    assert count() == before
    assert "Eva Alm" not in desk.get(reverse("team_home"))


def test_a_role_that_begins_no_contact_registers_nobody(desk: Desk) -> None:
    moved_in(desk.cast)
    before = count()
    desk.sign_in("planner")
    assert "I din roll börjar du inte kontakten." in desk.refused(PAGE, form())
    assert count() == before


def test_a_demonstration_takes_no_made_up_number(desk: Desk, settings: Any) -> None:
    made_up = "19121212-1220"  # a right check digit, and none of Skatteverket's test numbers
    before = count()
    assert "Här går bara Skatteverkets testnummer och reservnummer." in desk.refused(PAGE, form(identity=made_up))
    assert count() == before
    reserve = reserve_number(417_000_001).value12
    desk.done(PAGE, form(identity=reserve, birth_date="1940-05-06", given_name="Ida"))
    settings.DEMO = False
    desk.done(PAGE, form(identity=made_up))


def test_without_a_number_there_is_a_reserve_number_to_write_down(desk: Desk) -> None:
    text = desk.done(PAGE, form(identity="", birth_date="1940-05-06"))
    number = re.search(r"Reservnummer: (LR[\d -]+\d)", text)
    assert number
    assert "Reservnummer:" not in desk.done(PAGE, form(given_name="Ida"))
    found = desk.client.post(reverse("find_person"), {"identity": number[1]})
    assert "En person har det numret" in text_of(found)


def test_the_same_name_and_birth_date_is_asked_about(desk: Desk) -> None:
    desk.done(PAGE, form(identity="", birth_date="1940-05-06"))
    again = form(identity="", birth_date="1940-05-06")
    text = desk.refused(PAGE, again)
    assert "Någon med samma namn och födelsedatum finns redan." in text
    assert count() == 2
    desk.refused(PAGE, again)
    desk.done(PAGE, again | {"somebody_else": "on"})
    assert count() == 3
    desk.done(PAGE, form(identity="", birth_date="1940-05-07"))


def test_a_birth_date_that_contradicts_the_number(desk: Desk) -> None:
    before = count()
    desk.refused(PAGE, form(birth_date="1950-01-01"))
    assert count() == before


def test_a_wrong_number_and_one_that_is_taken(desk: Desk) -> None:
    assert "sista siffran" in desk.refused(PAGE, form(identity="19121212-1213"))
    desk.done(PAGE, form())
    desk.refused(PAGE, form())
    assert count() == 2


def test_a_number_that_somebody_has_is_answered_and_logged_as_a_search_for_it(desk: Desk) -> None:
    set_up_county(code="18", name="Örebro län")
    with automatic_run("test"):
        register_person(
            by=None, county_id="18", given_name="Hemlig", family_name="Alm", identity=NUMBERS[0], at=desk.at(),
            protected_identity="sekretessmarkering",
        )  # fmt: skip
    text = desk.refused(PAGE, form(given_name="Gissad"))
    searched = desk.client.post(reverse("find_person"), {"identity": NUMBERS[0]})
    for said in (text, text_of(searched)):
        assert "En person har det numret Skyddade personuppgifter Född 1940" in said
        assert "Personen kan läsa att du har sökt." in said
        assert "Hemlig" not in said
    with automatic_run("test"):
        looks = AccessLog.objects.filter(verb="find", subject_id=Person.objects.get(given_name="Hemlig").pk)
        assert list(looks.values_list("what", flat=True)) == ["find_by_identity"] * 2
        assert not Person.objects.filter(given_name="Gissad").exists()


def test_what_is_sent_twice_is_registered_once_and_no_search(desk: Desk) -> None:
    sent = hidden_of(desk.client.get(PAGE)) | form()
    led = [desk.client.post(PAGE, sent)["Location"] for _time in range(2)]
    assert led[0] == led[1]
    with automatic_run("test"):
        assert not AccessLog.objects.filter(what="find_by_identity").exists()


def test_skyddad_folkbokforing_has_no_address_here(desk: Desk) -> None:
    hidden = form(protected_identity="skyddadFolkbokforing", street="Gömda vägen 3")
    text = desk.client.post(PAGE, hidden_of(desk.client.get(PAGE)) | hidden)
    assert "Den som har skyddad folkbokföring har ingen adress här" in text_of(text)
    assert 'value="Eva"' in text.content.decode(), "nothing else that was written is lost"
    assert count() == 1
    desk.refused(PAGE, hidden | {"street": ""})  # a postcode says where as well
    desk.done(PAGE, hidden | {"street": "", "postcode": ""})
    desk.done(PAGE, form(identity=NUMBERS[1], given_name="Ida", protected_identity="sekretessmarkering", street="Ås 3"))


def test_a_birth_date_that_cannot_be_a_postcode_and_nothing_to_tell_apart_by(desk: Desk) -> None:
    before = count()
    assert "mer än 125 år sedan" in desk.refused(PAGE, form(identity="", birth_date="1898-01-01"))
    assert "Ett postnummer har fem siffror." in desk.refused(PAGE, form(postcode="xx"))
    assert "Skriv födelsedatum eller personnummer." in desk.refused(PAGE, form(identity=""))
    assert count() == before


def test_what_is_missing_is_told_by_the_field(desk: Desk) -> None:
    text = desk.refused(PAGE, {"language": "sv"})
    assert "Skriv personens namn." in text
    assert "Välj vilken kommun personen bor i." in text


def test_a_wrong_number_is_told_together_with_what_is_missing(desk: Desk) -> None:
    text = desk.refused(PAGE, form(identity="19121212-1213", municipality_id=""))
    assert "sista siffran" in text
    assert "Välj vilken kommun personen bor i." in text
