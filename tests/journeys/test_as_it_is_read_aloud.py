"""The main pages as a screen reader meets them: the browser's own accessibility tree."""

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Page

from ledstjarna.demo.sign_in import roles
from tests.journeys.staff_pages import way_in
from tests.support.browser import Visit

pytestmark = pytest.mark.journey

MAIN_PAGES = {
    "person": ("/min-plan/", "/min-plan/min-vecka/", "/min-plan/meddelanden/", "/min-plan/uppfoljning/"),
    "care_assessor": ("/teamet/", "/teamet/att-gora/", "/teamet/meddelanden/"),
    "association_contact": ("/foreningen/",),
}  # fmt: skip
_LINE = re.compile(r"^(?P<depth> *)- (?P<role>[a-z]+)(?: \"(?P<name>(?:[^\"\\]|\\.)*)\")?(?: \[level=(?P<level>\d)\])?")
NAMED = {"link", "button", "textbox", "combobox", "checkbox", "radio", "navigation", "img", "searchbox"}


def faults_of(tree: str) -> Iterator[str]:
    """What is wrong with a page's tree: its landmarks, the order of its headings, and what lacks a name."""
    rows = [found.groupdict() for line in tree.splitlines() if (found := _LINE.match(line))]
    roles_there = [row["role"] for row in rows]
    for landmark in ("banner", "main", "contentinfo"):
        if roles_there.count(landmark) != 1:
            yield f"{landmark} stands {roles_there.count(landmark)} times"
    levels = [int(row["level"]) for row in rows if row["role"] == "heading"]
    if levels.count(1) != 1 or not levels or levels[0] != 1:
        yield f"the headings begin {levels[:3]}, with {levels.count(1)} of the first level"
    yield from (
        f"a heading of level {after} follows one of level {before}"
        for before, after in pairwise(levels)
        if after > before + 1
    )
    yield from (f"a {row['role']} has no name" for row in rows if row["role"] in NAMED and not row["name"])
    links: dict[str, int] = {}
    for row in rows:
        if row["role"] == "link" and row["name"]:
            links[row["name"]] = links.get(row["name"], 0) + 1
    yield from (
        f"{count} links say only {name!r}" for name, count in links.items() if count > 1 and name in {"Läs", "Mer"}
    )


def walked(page: Page, role: str) -> Iterator[str]:
    for path in MAIN_PAGES[role]:
        page.goto(path)
        tree = page.locator("body").aria_snapshot()
        yield from (f"{path}: {fault}" for fault in faults_of(tree))
        skip = page.get_by_role("link", name="Hoppa till innehållet")
        if skip.count() != 1 or page.get_by_role("status").count() < 1:
            yield f"{path}: no way past the menu, or nothing that tells what happened"


@pytest.mark.parametrize("role", MAIN_PAGES)
def test_main_pages_read_aloud(visit: Visit, role: str) -> None:
    page = visit(next(way_in(one) for one in roles() if one.code == role))
    assert not list(walked(page, role))


def test_faults_are_heard() -> None:
    good = '- banner:\n- main:\n  - heading "Min plan" [level=1]\n  - link "Läs mer"\n- contentinfo:'
    assert not list(faults_of(good))
    assert list(faults_of(good.replace("[level=1]", "[level=2]")))
    assert list(faults_of(good.replace('- link "Läs mer"', "- link")))
    assert list(faults_of(good.replace("- main:\n", "")))
    assert list(faults_of(good + '\n- main:\n  - heading "Mer" [level=3]'))
