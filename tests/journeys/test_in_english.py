"""The same pages in English: one press, and no Swedish of ours is left."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.urls import reverse
from django.utils.translation import override
from playwright.sync_api import Page, expect

import ledstjarna
from ledstjarna.demo.sign_in import roles
from ledstjarna.web.wording.vocabulary import ROLE_CODES, role_name
from tests.journeys.every_page import escaped_twice, sideways_at_every_width
from tests.support.browser import Visit
from tests.support.house import House

pytestmark = pytest.mark.journey

CATALOGUE = Path(ledstjarna.__file__).parent / "locale/en/LC_MESSAGES/django.po"
OURS = "h1, h2, h3, legend, label, button, nav a, .ds-button, dt, p, .hint"
UNMARKED = """() => { const copy = document.querySelector("main").cloneNode(true);
    copy.querySelectorAll("[lang=sv]").forEach(one => one.remove()); return copy.textContent; }"""
PAGES = {
    "person": (
        "plan",
        "story",
        "proposals",
        "sharing",
        "happened",
        "agree",
        "set_goal",
        "apply_for_help",
        "who_read",
        "reports",
        "versions",
    ),
    "care_assessor": ("team_home", "find_person", "register_person", "letters"),
    "association_contact": ("association_home",),
}


def swedish() -> set[str]:
    """Every text of ours that reads otherwise in English."""
    with CATALOGUE.open("rb") as file:
        return {str(one.id) for one in read_po(file) if isinstance(one.id, str) and one.id and one.id != one.string}


def left_in_swedish(page: Page, texts: set[str]) -> list[str]:
    """Texts of ours that the page still says in Swedish."""
    shown = page.eval_on_selector_all(OURS, "found => found.map(one => one.innerText.trim())")
    return sorted({text for text in shown if text in texts})


def roles_in_swedish(page: Page) -> list[str]:
    """Titles of roles that the page still says in Swedish, inside longer texts; people's own words are marked."""
    shown = page.evaluate(UNMARKED).lower()
    with override("en"):
        english = {role_name(code).lower() for code in ROLE_CODES}
    with override("sv"):
        titles = {role_name(code).lower() for code in ROLE_CODES} - english
    return sorted(title for title in titles if re.search(rf"(?<!\w){re.escape(title)}(?!\w)", shown))


@pytest.mark.parametrize("code", PAGES)
def test_no_swedish_of_ours_is_left(visit: Visit, house: House, code: str) -> None:
    role = next(one for one in roles() if one.code == code)
    page = visit(reverse("sign_in_link", args=[role.token]))
    texts = swedish()
    assert left_in_swedish(page, texts)
    page.get_by_role("button", name="English").click()
    for name in PAGES[code]:
        page.goto(reverse(name))
        expect(page.locator("html")).to_have_attribute("lang", "en")
        assert left_in_swedish(page, texts) == [], page.url
        assert roles_in_swedish(page) == [], page.url
        assert sideways_at_every_width(page) == [], page.url
        assert escaped_twice(page) == [], page.url
