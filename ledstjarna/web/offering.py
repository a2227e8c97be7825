"""What a page offers: a way to a page that writes is drawn for who may write, and for nobody else.

The macros of `components` ask here as they are drawn. Which pages write, and which of those are also read, each says
itself (`@page(..., writes=True)`), so that a new one is left out by itself. The actions refuse whatever comes all the
same.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve

_TO_READ: ContextVar[bool] = ContextVar("to_read", default=False)


@contextmanager
def drawn_to_read() -> Iterator[None]:
    """Draw what is rendered inside the block for somebody who may read it and change nothing."""
    before = _TO_READ.set(True)
    try:
        yield
    finally:
        _TO_READ.reset(before)


def offers(href: str = "") -> bool:
    """Whether the page being drawn offers the way to `href`; without one, whether it offers to write at all."""
    return not _TO_READ.get() or (bool(href) and not _writes(href))


def _writes(href: str) -> bool:
    try:
        view = resolve(urlsplit(href).path).func
    except Resolver404:  # another house's address, a telephone number, a place on the same page
        return False
    return getattr(view, "writes", False) and not getattr(view, "readers", "")
