"""All cookies gone while somebody writes: the words come back, and only the writer sends them."""

from collections.abc import Callable

import pytest
from django.db import transaction
from playwright.sync_api import expect

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.people.models import Story
from tests.journeys.cast import person_link
from tests.journeys.conftest import Arrive
from tests.journeys.visitor import Visitor
from tests.support.accessibility import assert_accessible

pytestmark = pytest.mark.journey

Register = Callable[..., Visitor]


def told(subject_id: object) -> int:
    """How many times the person has told their story."""
    with transaction.atomic(), automatic_run("test"):
        return Story.objects.filter(subject_id=subject_id).count()


def test_the_words_come_back(register: Register, arrive: Arrive) -> None:
    coordinator = register("Signe", "Dahl")
    signe = arrive(person_link(coordinator.subject_id), "person")
    signe.goes_to("story").writes(what_matters="Mina barnbarn.", what_i_can="Det mesta.")
    signe.page.context.clear_cookies()
    signe.presses("Spara min berättelse").sees("Inget är skickat, och inget av det du skrev är borta.")
    expect(signe.page.get_by_label("Vad är viktigt för dig?")).to_have_value("Mina barnbarn.")
    assert_accessible(signe.page)
    signe.presses("Logga in och fortsätt").is_at("sign_in").sees("Det du skrev är sparat i en timme")
    signe.page.goto(person_link(coordinator.subject_id))
    signe.is_at("story").sees("Du hann bli utloggad. Det du skrev finns kvar här.")
    expect(signe.field("what_matters")).to_have_value("Mina barnbarn.")
    assert told(coordinator.subject_id) == 0
    signe.presses("Spara min berättelse").sees("Mina barnbarn.")
    assert told(coordinator.subject_id) == 1
