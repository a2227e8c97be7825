"""Walks every page that a role can reach by its links: one address of each kind, looked at from all sides."""

import os
import re
from collections import deque
from collections.abc import Iterator
from urllib.parse import parse_qsl, urldefrag, urlsplit

from django.urls import Resolver404, resolve
from playwright.sync_api import Page

from tests.support.accessibility import violations
from tests.support.browser import DESK, SCREENSHOTS

LEFT_OUT = {"sign_out", "language", "sign_in_link", "choose_role", "health"}
# Files, not pages: their own tests hold them to PDF/UA.
LEFT_OUT |= {
    "day_paper",
    "plan_paper",
    "my_extract",
    "contact_card",
    "team_plan_paper",
    "team_contact_card",
    "sip_paper",
    "record_text",
    "record_data",
    "meeting_file",
    "my_meeting_file",
    "association_meeting_file",
    "who_comes_file",
    "who_comes_paper",
}
# Values of a query that make a page of another kind; others (dates, names, page numbers) do not.
TELLING = {"sort", "roll"}
NARROW = {"width": 320, "height": 640}  # as a small phone, and as a desk of 1280 at 400 %
ENLARGED = {"width": 640, "height": 450}  # a desk of 1280 at 200 %
LIGHT = 30_000  # bytes over the wire, once the look is in the browser
PHOTO_WIDTHS = (390, 1280)

LINKS = """() => [...document.querySelectorAll("main a[href], nav a[href]")].map(one => one.href)"""

Kind = tuple[str, ...]


def kind_of(address: str) -> Kind | None:
    """What tells pages apart: the route and the telling part of the query; None for what is no page."""
    parts = urlsplit(address)
    try:
        found = resolve(parts.path)
    except Resolver404:
        return None
    if found.view_name in LEFT_OUT or not found.view_name:
        return None
    texts = [f"{key}={value}" for key, value in found.kwargs.items() if isinstance(value, str)]
    query = [f"{key}={value}" for key, value in parse_qsl(parts.query) if key in TELLING]
    return (found.view_name, *texts, *query)


class Walk:
    """One role's way through the pages. `seen` is shared between the roles of a door.

    What axe has seen of `tried` kinds, and at every width, need not be seen again.
    """

    def __init__(self, page: Page, seen: set[Kind], role: str, tried: frozenset[Kind] = frozenset()) -> None:
        self.page, self.seen, self.role, self.tried = page, seen, role, tried
        self.faults: list[str] = []

    def from_here(self, *also: str) -> int:
        """Walk all the pages that can be reached; how many there were."""
        waiting = deque([self.page.url, *also])
        count = 0
        while waiting:
            address = waiting.popleft()
            kind = kind_of(address)
            if kind is None or kind in self.seen:
                continue
            self.seen.add(kind)
            count += 1
            self._look_at(address, kind)
            waiting.extend(self._leads_to())
        return count

    def _leads_to(self) -> Iterator[str]:
        """Where the links of the page lead, in this house."""
        origin = self.page.url.split("/", 3)[:3]
        for href in self.page.evaluate(LINKS):
            found = urldefrag(href).url
            if found.split("/", 3)[:3] == origin:
                yield found

    def _look_at(self, address: str, kind: Kind) -> None:
        answer = self.page.goto(address)
        if answer is None or answer.status != 200:
            self.faults.append(f"{address} answered {answer.status if answer else 'nothing'}")
            return
        self.faults += [f"{address}: {fault}" for fault in _shape(self.page)]
        if kind not in self.tried:
            self.faults += [f"{address}: {fault}" for fault in violations(self.page, everywhere=True)]
            self.faults += [f"{address}: {fault}" for fault in sideways_at_every_width(self.page)]
        if os.environ.get("LEDSTJARNA_SCREENSHOTS"):
            take_pictures(self.page, "-".join([self.role, *kind]))


def escaped_twice(page: Page) -> list[str]:
    """What a reader sees of a text that was made safe twice: the entities themselves."""
    return re.findall(r".{0,30}&(?:#x?\w+|quot|amp|lt|gt);.{0,10}", page.locator("body").inner_text())


def _shape(page: Page) -> Iterator[str]:
    yield from (f"escaped twice: {text}" for text in escaped_twice(page))
    facts = page.evaluate(
        """() => ({lang: document.documentElement.lang, heads: document.querySelectorAll('h1').length,
                   title: document.title, weight: [...performance.getEntriesByType('navigation'),
                   ...performance.getEntriesByType('resource')].reduce((sum, one) => sum + one.transferSize, 0)})"""
    )
    if facts["lang"] not in ("sv", "en"):
        yield f"language {facts['lang']!r}"
    if facts["heads"] != 1:
        yield f"{facts['heads']} headings of the first level"
    if facts["title"].startswith(" –"):
        yield "no title"
    if facts["weight"] > LIGHT and kind_of(page.url) != ("components",):  # the gallery shows every part there is
        yield f"weighs {facts['weight']} bytes with everything cached"


def sideways_at_every_width(page: Page) -> list[str]:
    """What makes the page wider than its window, on a small phone and on an enlarged desk."""
    found = []
    for window in (NARROW, ENLARGED):
        page.set_viewport_size(window)
        found += _sideways(page)
    page.set_viewport_size(DESK)
    return found


def _sideways(page: Page) -> Iterator[str]:
    wide = page.evaluate(
        """() => {
            const edge = window.innerWidth + 1;
            if (document.documentElement.scrollWidth < edge) return [];
            const beyond = one => one.getBoundingClientRect().right > edge;
            const out = [...document.querySelectorAll("body *")].filter(beyond);
            return out.slice(0, 3).map(one => one.outerHTML.slice(0, 120));
        }"""
    )
    if wide:
        yield f"wider than {page.viewport_size}: {wide}"


def take_pictures(page: Page, name: str) -> None:
    """The whole page as on a phone and on a desk, among the screenshots."""
    SCREENSHOTS.mkdir(exist_ok=True)
    for width in PHOTO_WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        plain = re.sub(r"[^a-z0-9_.=-]+", "_", name.lower())
        page.screenshot(path=SCREENSHOTS / f"{plain}-{width}.png", full_page=True)
    page.set_viewport_size(DESK)
