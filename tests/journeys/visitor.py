"""Somebody at a browser, who knows pages by their words: labels, buttons, links and headings."""

import os
import re
from dataclasses import dataclass, field
from uuid import UUID

from django.urls import reverse
from playwright.sync_api import Locator, Page, expect

from tests.journeys.every_page import Kind, kind_of, sideways_at_every_width, take_pictures
from tests.support.accessibility import violations

_SUBJECT = re.compile(r"/(?:person|hitta)/([0-9a-f-]{36})/")


@dataclass
class Visitor:
    """One person's own browser. Every kind of page that they come to is looked at once for accessibility."""

    page: Page
    who: str
    subject_id: UUID | None = None  # whom staff work with
    seen: set[Kind] = field(default_factory=set)
    looks: bool = True

    def goes_to(self, name: str, query: str = "", **kwargs: object) -> "Visitor":
        """Open a page by its name; staff pages about the person need not say about whom."""
        if self.subject_id and name not in _NOT_ABOUT_ANYBODY and self.who != "person":
            kwargs.setdefault("subject_id", self.subject_id)
        self.page.goto(reverse(name, kwargs=kwargs) + query)
        return self.came()

    def follows(self, link: str, *, exact: bool = False) -> "Visitor":
        """Follow the first link in the page that says this."""
        self.page.get_by_role("main").get_by_role("link", name=link, exact=exact).first.click()
        return self.came()

    def presses(self, button: str) -> "Visitor":
        """Press the first button that says this."""
        self.page.get_by_role("main").get_by_role("button", name=button).first.click()
        return self.came()

    def writes(self, **words: str) -> "Visitor":
        """Write in fields by their names."""
        for name, text in words.items():
            self.field(name).fill(text)
        return self

    def picks(self, name: str, option: str) -> "Visitor":
        """Pick from a list the first row that holds these words, itself or in the name of its group."""
        row = self.field(name).locator("option", has_text=option)
        found = row.or_(self.field(name).locator(f'optgroup[label*="{option}"] option')).first
        self.field(name).select_option(value=found.get_attribute("value"))
        return self

    def ticks(self, name: str, *options: str) -> "Visitor":
        """Tick radio buttons or boxes by the words beside them."""
        among = self.page.locator(f'label:has(input[name="{name}"]), :has(> input[name="{name}"]) > label')
        for option in options:
            exactly = among.filter(has_text=re.compile(rf"^\s*{re.escape(option)}\s*$"))
            found = (exactly if exactly.count() else among.filter(has_text=option)).first
            if not found.is_visible():
                self.page.locator("details:not([open])", has=found).locator("summary").first.click()
            if not found.evaluate("label => label.control.checked"):
                found.click()
        return self

    def field(self, name: str) -> Locator:
        """A field by its name, in the page's own forms."""
        return self.page.locator(f'main [name="{name}"]:not([type=hidden])').first

    def sees(self, *texts: str) -> "Visitor":
        """The page says all of this."""
        for text in texts:
            expect(self.page.get_by_role("main")).to_contain_text(text)
        return self

    def sees_no(self, *texts: str) -> "Visitor":
        """The page says none of this."""
        for text in texts:
            expect(self.page.get_by_role("main")).not_to_contain_text(text)
        return self

    def is_at(self, name: str) -> "Visitor":
        """The page that this is."""
        found = kind_of(self.page.url)
        assert found is not None, self.page.url
        assert found[0] == name, f"at {self.page.url}: {self.page.locator('main').inner_text()[:800]}"
        return self

    def came(self) -> "Visitor":
        """Another page has opened, however it was reached."""
        self.page.wait_for_load_state()
        about = _SUBJECT.search(self.page.url)
        if about:
            self.subject_id = UUID(about[1])
        kind = kind_of(self.page.url) if self.looks else None
        if kind and kind not in self.seen:
            self.seen.add(kind)
            found = [*violations(self.page), *sideways_at_every_width(self.page)]
            assert not found, f"{self.page.url}\n" + "\n".join(found)
            if os.environ.get("LEDSTJARNA_SCREENSHOTS"):
                take_pictures(self.page, "-".join(["story", self.who, *kind]))
        return self


_NOT_ABOUT_ANYBODY = frozenset(
    {"team_home", "find_person", "register_person", "letters", "association_home", "answer_request", "sign_in"}
)
