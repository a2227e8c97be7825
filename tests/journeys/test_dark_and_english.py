"""The most different pages once more, in the dark and in English at once: readable by everybody there too."""

import os
from collections.abc import Iterator

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from ledstjarna.demo.sign_in import roles
from tests.journeys.every_page import sideways_at_every_width, take_pictures
from tests.support.accessibility import violations
from tests.support.browser import Visit
from tests.support.house import House

pytestmark = pytest.mark.journey

PUBLIC = ("/", reverse("sign_in"), reverse("components"), "/ledstjarnan/", "/finns-inte/")
# Per role: pages by name, and the first page that a link on them leads to, by a part of its address.
ROOMS = {
    "person": (("plan", "story", "proposals", "sharing", "who_read"), ("/valj/", "/del/", "/vem-far-veta/")),
    "coordinator": (("team_home", "register_person"), ("/teamet/person/", "/behov/", "/foresla/", "/mote/")),
    "association_contact": (("association_home",), ("/fraga/",)),
}


def pages_of(page: Page, code: str) -> Iterator[str]:
    """Open each page of the role in turn."""
    names, parts = ROOMS[code]
    ways = list(parts)
    for name in names:
        page.goto(reverse(name))
        yield name
        yield from _led_to(page, ways)


def _led_to(page: Page, ways: list[str]) -> Iterator[str]:
    links: list[str] = page.evaluate("[...document.querySelectorAll('main a[href], nav a[href]')].map(one => one.href)")
    for part in list(ways):
        found = next((link for link in links if part in link), None)
        if found and part in ways:
            ways.remove(part)
            page.goto(found)
            yield part.strip("/")
            yield from _led_to(page, ways)


def looked_at(page: Page, name: str) -> list[str]:
    """What is wrong with the open page."""
    if os.environ.get("LEDSTJARNA_SCREENSHOTS"):
        take_pictures(page, name)
    return [f"{page.url}: {fault}" for fault in (*violations(page, everywhere=True), *sideways_at_every_width(page))]


@pytest.mark.parametrize("code", [None, *ROOMS])
def test_readable(visit: Visit, house: House, code: str | None) -> None:
    role = next((one for one in roles() if one.code == code), None)
    page = visit("/", color_scheme="dark")
    page.get_by_role("button", name="English").click()
    faults, count = [], 0
    if role is None:
        for path in PUBLIC:
            page.goto(path)
            faults += looked_at(page, f"dark-english-{path}")
            count += 1
    else:
        page.goto(reverse("sign_in_link", args=[role.token]))
        for name in pages_of(page, role.code):
            faults += looked_at(page, f"dark-english-{role.code}-{name}")
            count += 1
    assert page.locator("html").get_attribute("lang") == "en"
    assert not faults, "\n".join(faults)
    assert count >= 2
