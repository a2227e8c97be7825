"""Pages for who may read about a person and no more: no form, no way to a page that writes.

Which pages write, each says itself (`@page(..., writes=True)`), so that a new one is left out here by itself. The
actions refuse whatever comes all the same.
"""

import re
from urllib.parse import urlsplit

from django.http import HttpRequest
from django.urls import Resolver404, resolve
from markupsafe import Markup

from ledstjarna.domain.consent.queries import NotForYou, Reading

# What is of one's own reading: to end it, and to ask for more of it.
AROUND_READING = frozenset({"emergency", "close_emergency", "ask_to_lift", "stop_reading"})
# Pages that are read first, with a form beside what they tell.
_READ_FIRST = frozenset({"team_times", "team_how", "team_thread", "team_deviation", "team_report"})

_FORM = re.compile(r"<form\b.*?</form>", re.DOTALL)
_LINK = re.compile(r'(<p class="row-title">)?<a\b[^>]*?\bhref="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
_LEFT_EMPTY = re.compile(r'<(p|li|ul|div)(?: class="(?:small|stack|tall|button-row|plain|quiet)*")?>[\s·]*</\1>')


def is_to_read(request: HttpRequest, reading: Reading) -> bool:
    """Whether the page shows without its ways to write. Raises NotForYou where it is for writing alone."""
    match = request.resolver_match
    if not reading.reads_only or match is None or match.view_name in AROUND_READING:
        return False
    if getattr(match.func, "writes", False) and (request.method == "POST" or match.view_name not in _READ_FIRST):
        raise NotForYou(reading.viewer, reading.subject_id, match.view_name)
    return True


def to_read(page: str) -> Markup:
    """The page without forms and without links to pages that write; the title of a row stays, as text."""
    left = _LINK.sub(_kept, _FORM.sub("", str(page)))
    before = ""
    while left != before:
        before, left = left, _LEFT_EMPTY.sub("", left)
    return Markup(left)  # noqa: S704 (what is left of a page that is escaped already)


def _kept(link: re.Match[str]) -> str:
    title, href, words = link.groups()
    if not _writes(href):
        return link[0]
    return f"{title}{words}" if title else ""


def _writes(href: str) -> bool:
    try:
        found = resolve(urlsplit(href).path)
    except Resolver404:
        return False
    return getattr(found.func, "writes", False) and found.view_name not in AROUND_READING | _READ_FIRST
