"""A meeting around one screen: the person chairs, what is said becomes proposals, and everybody leaves with paper."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.journeys.cast import Cast
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.journey


def test_notes_become_proposals_and_choices_in_the_room(register: Callable[..., Visitor], cast: Cast) -> None:
    staff = register("Olga", "Falk")
    staff.looks = True
    staff.goes_to("tell_story").writes(what_matters="Trädgården.").ticks("way", "möte").presses("Spara")
    staff.goes_to("meeting").writes(present="Olga Falk\nSonen Per").presses("Börja mötet").is_at("meeting")
    staff.sees("Trädgården.", "Olga leder mötet", "Sonen Per")
    # On a shared screen nobody else's persons, menu or name are one tap away.
    expect(staff.page.get_by_role("link", name="Mina personer")).to_have_count(0)

    staff.follows("Sätt ett mål").writes(words="Jag vill sköta mina rosor").picks("life_area", "Gemenskap")
    staff.ticks("current_level", "Stora").ticks("wanted_level", "Lätta").presses("Spara målet").is_at("meeting")
    staff.writes(words="Rosorna vill ha gödsel", said_by="Per").presses("Skriv ner").sees("Rosorna vill ha gödsel")

    # What is said becomes a proposal in one step: with one goal it is chosen, the words are filled in.
    staff.writes(words="Jag kan vattna på morgnarna", said_by="Olga").presses("Gör till förslag direkt")
    staff.is_at("meeting_note")
    expect(staff.field("title")).to_have_value("Jag kan vattna på morgnarna")
    staff.picks("owner", "Olga Falk").presses("Lägg fram förslaget").is_at("meeting").sees("Att välja nu")

    staff.follows("Jag kan vattna på morgnarna").is_at("meeting_choice").presses("Ja tack")
    staff.is_at("meeting").sees("Jag kan vattna på morgnarna")

    staff.goes_to("meeting_paper").sees("Jag vill sköta mina rosor", "Jag kan vattna på morgnarna", "Sonen Per")
    staff.sees("Det här händer nu", "Vem ringer jag?", "Du själv")
    staff.page.emulate_media(media="print")
    expect(staff.page.locator(".masthead")).to_be_hidden()
    staff.page.emulate_media(media="screen")
    staff.goes_to("close_meeting")
    staff.page.locator("main form button").first.click()
    staff.came().is_at("team_person").sees("Mötet är avslutat.")
