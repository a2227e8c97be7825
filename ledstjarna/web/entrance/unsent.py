"""A sent form whose cookies are gone: its words go back to the writer in the page itself.

Without the cookie nothing tells who sends, so nothing is done and nothing is kept here. The page holds the
words to read and copy, and all that was sent as one signed text. Whoever presses its button, with a new
cookie, has it kept for the party that the form was shown to, and for nobody else.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlsplit
from uuid import UUID

from django.core import signing
from django.http import HttpRequest

from ledstjarna.web.entrance.kept_form import Kept, what_was_sent
from ledstjarna.web.entrance.labels import labels_of

FIELD = "unsent"
_SALT = "ledstjarna.unsent-form"
_LONGEST_SHOWN = 12 * 3600  # seconds that the page with the words may lie open
_MOST_FIELDS, _LONGEST_FIELD = 40, 20_000  # shown to copy, and characters of each: the page is to stay readable
_HIDDEN = frozenset(
    {"csrfmiddlewaretoken", "key", "version", "who", "base", "asked", FIELD, "next"}
)  # nobody has written these


@dataclass(frozen=True, slots=True)
class Word:
    """One thing that was written, and what its field is called; empty where that is not known here."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Unsent:
    """Who wrote, what, to read and copy; the whole form, signed; whether this is the second time.

    `cut` says that there was more than is shown.
    """

    who: str
    words: tuple[Word, ...]
    text: str
    again: bool
    cut: bool


def unsent(request: HttpRequest) -> Unsent | None:
    """What a form held that came without its cookies; None unless a page of ours, in this browser, sent it."""
    if request.method != "POST" or not _sent_from_here(request):
        return None
    kept = kept_in(request)
    form = kept or what_was_sent(request)
    if form is None:
        return None
    text = signing.dumps(form, salt=_SALT, compress=True)
    words = list(words_of(form))
    shown = tuple(replace(one, text=one.text[:_LONGEST_FIELD]) for one in words[:_MOST_FIELDS])
    return Unsent(form["party"], shown, text, again=kept is not None, cut=list(shown) != words)


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


def words_of(form: Kept) -> Iterator[Word]:
    """Everything that was filled in, a single word or a phone number too; never a password, nor a choice's id."""
    labels = labels_of(form["path"], form["fields"])
    for name, values in form["fields"].items():
        if name not in _HIDDEN and "password" not in name:
            told = (value for value in values if value.strip() and not _is_id(value))
            yield from (Word(labels.get(name, ""), value) for value in told)


def _is_id(value: str) -> bool:
    try:
        return str(UUID(value)) == value
    except ValueError:
        return False
