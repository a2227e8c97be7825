"""Every component stands on one page, which follows the rules of all pages."""

import itertools
import re
from collections import Counter

import pytest

from ledstjarna.web.components.gallery import gallery
from ledstjarna.web.components.tests.pages import page
from ledstjarna.web.layout.bundle import WEB


@pytest.fixture(scope="module")
def html() -> str:
    return page("components/gallery.html", **gallery())


def test_every_component_is_shown(html: str) -> None:
    source = (WEB / "components/gallery.html").read_text(encoding="utf-8")
    nouns = {path.stem for path in (WEB / "components").glob("*.html")} - {"gallery"}
    assert {noun for noun in nouns if f'"components/{noun}.html"' not in source} == set()


def test_one_heading_of_the_page_and_none_skipped(html: str) -> None:
    levels = [int(level) for level in re.findall(r"<h([1-6])", html)]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_ids_are_unique_and_references_lead_somewhere(html: str) -> None:
    ids = Counter(re.findall(r'\bid="([^"]+)"', html))
    assert [name for name, times in ids.items() if times > 1] == []
    named = re.findall(r'(?:aria-describedby|aria-labelledby|for)="([^"]+)"', html)
    assert {one for names in named for one in names.split()} - set(ids) == set()


def test_every_form_that_changes_carries_its_hidden_inputs(html: str) -> None:
    main = html.split("<main")[1]
    forms = re.findall(r'<form method="post".*?</form>', main, re.DOTALL)
    assert forms
    assert all('name="csrfmiddlewaretoken"' in form and 'name="key"' in form for form in forms)


def test_the_page_says_that_its_persons_are_made_up(html: str) -> None:
    assert "Påhittade personer" in html


def test_language_is_switched_by_a_form_that_names_the_other_language(html: str) -> None:
    assert '<html lang="sv"' in html
    assert re.search(r'<button class="tool" name="language" value="en" lang="en">.*English', html)
