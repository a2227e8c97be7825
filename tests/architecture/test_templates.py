"""Pages obey a strict security policy, and a name that a page lacks is an error."""

import re
from collections.abc import Iterator

import pytest
from django.template import engines
from django.test import Client
from jinja2 import StrictUndefined
from jinja2.exceptions import UndefinedError

from ledstjarna.config.middleware import CONTENT_SECURITY_POLICY
from tests.architecture.sources import PACKAGE, files, holds, place

DO = "The security policy stops it: put looks in the part's .css file and behaviour in static/ledstjarna/ledstjarna.js."

FORBIDDEN = {
    "a style attribute": re.compile(r"\sstyle\s*=", re.I),
    "an inline style": re.compile(r"<style\b", re.I),
    "an inline script": re.compile(r"<script\b(?![^>]*\bsrc=)", re.I),
    "an event attribute": re.compile(r"<[^>]*\son[a-z]+\s*=", re.I),
    "a script address": re.compile(r"javascript:", re.I),
    "htmx that evaluates": re.compile(r"hx-on|hx-vals\s*=\s*[\"']js:|hx-vars", re.I),
    "another host": re.compile(r"(?:src|href|action)\s*=\s*[\"'](?:https?:)?//", re.I),
    "unescaped text": re.compile(r"\|\s*safe\b|autoescape\s+false", re.I),
}
OUR_OWN_DRAWINGS = "ledstjarna/web/components/icon.html"  # paths of our own, written in the same file
LINKS_OUT = re.compile(r"<a\b[^>]*href=[\"']https://[^>]*>", re.I)  # a link may lead anywhere; nothing is loaded by it


def forbidden(page: str) -> Iterator[tuple[str, int]]:
    """What in a template the policy stops, with its line."""
    text = re.sub(r"\{#.*?#\}", lambda found: "\n" * found[0].count("\n"), page, flags=re.S)
    text = LINKS_OUT.sub("", text)
    for what, pattern in FORBIDDEN.items():
        for found in pattern.finditer(text):
            yield what, text[: found.start()].count("\n") + 1


def test_templates_hold_nothing_that_the_policy_stops() -> None:
    holds(
        (
            f"{place(path, line)}: {what}"
            for path in files("*.html", under=PACKAGE)
            for what, line in forbidden(path.read_text(encoding="utf-8"))
            if not (what == "unescaped text" and place(path) == OUR_OWN_DRAWINGS)
        ),
        DO,
    )


@pytest.mark.parametrize(
    "page",
    [
        '<p style="color: red">',
        "<style>p {}</style>",
        "<script>alert(1)</script>",
        '<button onclick="go()">',
        '<a href="javascript:go()">',
        '<img src="https://elsewhere.example/star.png">',
        "{{ words | safe }}",
    ],
)
def test_a_page_that_breaks_the_policy_is_seen(page: str) -> None:
    assert list(forbidden(page))
    assert not list(forbidden('<script src="/static/a.js" defer></script><a href="https://www.1177.se">1177</a>'))


def test_the_policy_lets_nothing_inline_through() -> None:
    assert "default-src 'none'" in CONTENT_SECURITY_POLICY
    assert not re.search(r"unsafe-|\*|data:", CONTENT_SECURITY_POLICY)


@pytest.mark.django_db
def test_every_answer_carries_the_policy() -> None:
    answer = Client().get("/finns-inte/")
    assert answer.status_code == 404
    assert answer.headers["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_name_that_a_page_lacks_is_an_error() -> None:
    environment = engines["jinja2"].env
    assert environment.undefined is StrictUndefined
    assert environment.autoescape
    with pytest.raises(UndefinedError):
        environment.from_string("{{ nobody.name }}").render()
