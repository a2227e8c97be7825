"""A sent form whose cookies are gone: its words go back to the writer in the page itself.

Without the cookie nothing tells who sends, so nothing is done and nothing is kept here. The page holds the
words to read and copy, and all that was sent as one signed text. Whoever presses its button, with a new
cookie, has it kept for the party that the form was shown to, and for nobody else.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.core import signing
from django.http import HttpRequest

from ledstjarna.web.entrance.kept_form import Kept, what_was_sent

FIELD = "unsent"
_SALT = "ledstjarna.unsent-form"
_LONGEST_SHOWN = 12 * 3600  # seconds that the page with the words may lie open
_CODE = re.compile(r"[a-z0-9_.:@/+-]*")  # ids, choices, days: nothing that somebody would miss to copy


@dataclass(frozen=True, slots=True)
class Unsent:
    """Who wrote, what, to read and copy; the whole form, signed; and whether this is the second time."""

    who: str
    words: tuple[str, ...]
    text: str
    again: bool


def unsent(request: HttpRequest) -> Unsent | None:
    """What a form held that came without its cookies; None unless a page of ours, in this browser, sent it."""
    if request.method != "POST" or not _sent_from_here(request):
        return None
    kept = kept_in(request)
    form = kept or what_was_sent(request)
    if form is None:
        return None
    text = signing.dumps(form, salt=_SALT, compress=True)
    return Unsent(form["party"], tuple(_words(form)), text, again=kept is not None)


def kept_in(request: HttpRequest) -> Kept | None:
    """The form that the page with the words sends on; None when there is none, or it is not ours, or too old."""
    try:
        form: Kept = signing.loads(request.POST.get(FIELD, ""), salt=_SALT, max_age=_LONGEST_SHOWN)
    except signing.BadSignature:
        return None
    return form


def _sent_from_here(request: HttpRequest) -> bool:
    """Every browser says from where a form is sent; another site's form never gets its words onto our page."""
    return urlsplit(request.headers.get("Origin", "")).netloc == request.get_host()


def _words(form: Kept) -> Iterator[str]:
    for name, values in form["fields"].items():
        if name != "version":
            yield from (value for value in values if value.strip() and not _CODE.fullmatch(value.strip()))
