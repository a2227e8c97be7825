"""Without JavaScript, and without a mouse: the same pages, the same way from words to a choice."""

from collections.abc import Callable

import pytest
from django.db import transaction
from django.urls import reverse
from playwright.sync_api import Page, expect

from ledstjarna.domain.consent.context import automatic_run
from ledstjarna.domain.plans.models import Commitment, Proposal
from tests.journeys.cast import person_link
from tests.journeys.conftest import Arrive
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.journey

Register = Callable[..., Visitor]


def with_a_proposal(register: Register, arrive: Arrive, name: str, **options: object) -> tuple[Visitor, Proposal]:
    """A new person at a browser, with a story, a goal and a proposal to answer."""
    coordinator = register(name, "Lund")
    person = arrive(person_link(coordinator.subject_id), "person", **options)
    person.goes_to("story").writes(what_matters="Sjön.").presses("Spara min berättelse").sees("Sjön.")
    person.goes_to("set_goal").writes(words="Jag vill bada").picks("life_area", "Gemenskap")
    person.ticks("current_level", "Stora").ticks("wanted_level", "Lätta").presses("Spara målet")
    coordinator.goes_to("team_person").follows("Ge ett förslag")
    coordinator.page.goto(f"{coordinator.page.url.split('?')[0]}?sort=own")
    coordinator.writes(title="Bada på fredagar", can_change_mind="Ja.", after_no="Inget händer.")
    coordinator.ticks("cost", "Det kostar inget").presses("Lägg fram förslaget")
    with transaction.atomic(), automatic_run("test"):
        return person, Proposal.objects.get(subject_id=coordinator.subject_id)


def state_of(proposal: Proposal) -> tuple[str, int]:
    """How the proposal stands, and how many parts it has led to."""
    with transaction.atomic(), automatic_run("test"):
        found = Proposal.objects.get(pk=proposal.pk)
        return found.state, Commitment.objects.filter(proposal=found).count()


def test_from_story_to_choice_without_javascript(register: Register, arrive: Arrive) -> None:
    person, proposal = with_a_proposal(register, arrive, "Rut", java_script_enabled=False)
    person.goes_to("proposals").follows("Läs och svara").presses("Ja tack").is_at("choose")
    assert state_of(proposal) == ("chosen", 1)
    person.goes_to("plan").sees("Bada på fredagar")
    person.page.get_by_role("button", name="English").click()
    expect(person.page.locator("html")).to_have_attribute("lang", "en")


def test_choosing_by_keyboard_alone(register: Register, arrive: Arrive) -> None:
    person, proposal = with_a_proposal(register, arrive, "Siv")
    page = person.page
    page.goto(reverse("choose", args=[proposal.pk]))
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    expect(skip).to_have_text("Hoppa till innehållet")
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    tab_to(page, "Ja tack")
    page.keyboard.press("Enter")
    page.wait_for_url("**tack=yes**")
    assert state_of(proposal) == ("chosen", 1)


def tab_to(page: Page, text: str) -> None:
    """Walk with the tab key to what says this; whatever has focus on the way shows it."""
    for _step in range(60):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        assert has_ring(page), f"nothing shows that this has focus: {focused.evaluate('one => one.outerHTML')[:200]}"
        if focused.inner_text().strip() == text:
            return
    raise AssertionError(f"the tab key never came to {text}")


def has_ring(page: Page) -> bool:
    """Whether what has focus is drawn otherwise than without it."""
    return bool(
        page.evaluate(
            """() => {
                const style = getComputedStyle(document.activeElement);
                const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
                return outlined || style.boxShadow !== 'none';
            }"""
        )
    )
