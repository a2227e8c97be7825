"""Find a person by name or by number."""

from datetime import timedelta

import pytest
from django.urls import reverse

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.consent.models import AccessLog
from ledstjarna.domain.people.actions import register_person
from ledstjarna.domain.people.rules.looking_up import LOOK_UP_WINDOW, MOST_LOOK_UPS, look_ups_finding
from ledstjarna.domain.plans.tests.cast import AT
from ledstjarna.foundation.clock import clock_set_to, now
from ledstjarna.foundation.identity import official_test_numbers
from ledstjarna.web.team.tests.desk import Desk, hidden_of, text_of
from ledstjarna.web.wording.dates import clock_after

PAGE = reverse("find_person")


def number() -> str:
    return min(value for value in official_test_numbers() if value.startswith("194005") and value[6:8] < "32")


def search(desk: Desk, text: str) -> str:
    return text_of(desk.client.post(PAGE, {**hidden_of(desk.client.get(PAGE)), "identity": text}))


def registered(**more: str) -> None:
    with automatic_run("test"):
        register_person(by=None, county_id="04", given_name="Eva", family_name="Alm", identity=number(), **more)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("19121212-1213", "sista siffran"),
        ("1912121", "10 eller 12 siffror"),
        ("19121340-1212", "finns inte"),
        ("", "Skriv personens nummer"),
        ("Eva Alm", "Namn söker du i fältet för namn"),
    ],
)
def test_a_wrong_number_says_what_is_wrong(desk: Desk, wrong: str, said: str) -> None:
    assert said in search(desk, wrong)


def test_somebody_out_of_reach_shows_least_and_offers_contact(desk: Desk) -> None:
    registered(municipality_id="0483", street="Storgatan 1", at=desk.at())
    text = search(desk, number())
    assert "Eva Alm" in text
    assert "Född 1940" in text
    assert "Börja kontakt" in text
    assert "Storgatan" not in text
    with automatic_run("test"):
        assert AccessLog.objects.filter(verb="find").count() == 1
        subject_id = AccessLog.objects.get(verb="find", basis="search").subject_id
    for name in ("begin_contact", "emergency"):
        page = reverse(name, kwargs={"subject_id": subject_id})
        assert "Eva Alm, född 1940" in desk.get(page), "the next page names whom it is about"
        other = reverse(name, kwargs={"subject_id": desk.subject_id})
        assert "född" not in desk.get(other), "nobody that was not looked up is told of"


def test_a_protected_identity_keeps_its_name(desk: Desk) -> None:
    registered(municipality_id="0483", protected_identity="sekretessmarkering", at=desk.at())
    text = search(desk, number())
    assert "Eva Alm" not in text
    assert "Skyddade personuppgifter" in text


def test_nobody_with_the_number_can_be_registered(desk: Desk) -> None:
    assert "ingen med det finns här" in search(desk, number())


def test_by_name_only_among_my_own(desk: Desk) -> None:
    assert "Astrid Lind" not in desk.done(PAGE, {"namn": "astrid"})
    desk.contact()
    led = desk.send(PAGE, {"namn": "astrid"})["Location"]
    assert "astrid" not in led
    assert "Astrid Lind" in desk.get(led)
    for signs in ("%", "_", "-", "_strid", "a%d"):
        assert "Astrid Lind" not in desk.done(PAGE, {"namn": signs}), "a sign stands for no letters"


def test_numbers_are_not_tried_out_and_a_busy_desk_is_not_stopped(desk: Desk) -> None:
    form = {**hidden_of(desk.client.get(PAGE)), "identity": number()}
    begun = now()
    with clock_set_to(begun):
        for _ in range(MOST_LOOK_UPS):
            assert desk.client.post(PAGE, form).status_code == 200
        stopped = desk.client.post(PAGE, form)
        assert (stopped.status_code, stopped["Retry-After"]) == (429, "601")
        assert f"Sök igen klockan {clock_after(begun + LOOK_UP_WINDOW)}" in stopped.content.decode()
        assert "Något behöver rättas" not in stopped.content.decode()
        assert "be en kollega söka" in stopped.content.decode(), "what to do in an emergency"
        with automatic_run("test"):
            assert AccessLog.objects.filter(verb="find").count() == MOST_LOOK_UPS
    with clock_set_to(begun + LOOK_UP_WINDOW):
        assert desk.client.post(PAGE, form).status_code == 200


def test_one_a_minute_is_never_too_many() -> None:
    times = [AT + timedelta(minutes=n) for n in range(60)]
    assert not [at for n, at in enumerate(times) if look_ups_finding(times[:n], at)]
