"""What a page offers: a way to a page that writes is drawn for who may write, and for nobody else; a way to a page that
is about one kind of record, for who reaches that kind.

The macros of `components` ask here as they are drawn. Which pages write, and which of those are also read, each says
itself (`@page(..., writes=True)`), so that a new one is left out by itself. The actions refuse whatever comes all the
same.
"""

import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache

from django.conf import settings
from django.urls import Resolver404, get_urlconf, resolve

_TO_READ: ContextVar[bool] = ContextVar("to_read", default=False)
_REACHED: ContextVar[frozenset[str] | None] = ContextVar("reached", default=None)
_ACTED: ContextVar[frozenset[str] | None] = ContextVar("acted", default=None)


@contextmanager
def drawn_to_read() -> Iterator[None]:
    """Draw what is rendered inside the block for somebody who may read it and change nothing."""
    before = _TO_READ.set(True)
    try:
        yield
    finally:
        _TO_READ.reset(before)


@contextmanager
def drawn_for(kinds: Collection[str], acts: Collection[str]) -> Iterator[None]:
    """Draw what is rendered inside the block for somebody who reaches records of these kinds and no others, and may
    write about those of `acts`: a ground for reading alone reaches more beside one's own."""
    before, acted = _REACHED.set(frozenset(kinds)), _ACTED.set(frozenset(acts))
    try:
        yield
    finally:
        _REACHED.reset(before)
        _ACTED.reset(acted)


def offers(href: str = "") -> bool:
    """Whether the page being drawn offers the way to `href`; without one, whether it offers to write at all."""
    if _REACHED.get() is not None and href and not _reached(href):
        return False
    return not _TO_READ.get() or (bool(href) and not _writes(href))


def _reached(href: str) -> bool:
    about = getattr(_view(href), "about", "")
    return not about or about in ((_ACTED if _writes(href) else _REACHED).get() or ())


def _writes(href: str) -> bool:
    view = _view(href)
    return getattr(view, "writes", False) and not getattr(view, "readers", "")


# Addresses of the same page differ by whose it is: it is looked up once for all of them.
_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_ANY = "00000000-0000-0000-0000-000000000000"


def _view(href: str) -> object:
    path = href.partition("?")[0].partition("#")[0]
    return _view_at(_ID.sub(_ANY, path), get_urlconf() or settings.ROOT_URLCONF)


@lru_cache(maxsize=2048)
def _view_at(path: str, addresses: str) -> object:
    try:
        return resolve(path, addresses).func
    except Resolver404:  # another house's address, a telephone number, a place on the same page
        return None
