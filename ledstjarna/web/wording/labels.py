"""Who somebody is, in the reader's language, and people's own words in theirs.

A label stands on a row as it was when somebody acted: "Petra Olsson, distriktssköterska, Hemsjukvården". It is
kept in Swedish; whoever reads in another language meets the role, and what somebody is to the person, in theirs.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from markupsafe import Markup

from ledstjarna.web.wording.kin import kin_in
from ledstjarna.web.wording.vocabulary import MANDATE_CODES, ROLE_CODES, mandate_name, role_name, way_name

HOUSE_LANGUAGE = "sv"
LONGEST = 300  # characters of a label, or of a sentence of ours with one in it


def swedish() -> bool:
    """Whether the reader reads Swedish, the language that labels are kept and people write in."""
    return (get_language() or HOUSE_LANGUAGE).startswith(HOUSE_LANGUAGE)


def label_text(label: str) -> str:
    """A label with its role, mandate or relation in the reader's language; names and units stay.

    In a sentence of ours only a full name, a role, and a unit or nothing after it is told. Marked words, and what
    is longer than any label, stay as they are: a page marks its labels, and never what people have written.
    """
    if not label or swedish() or label.__class__ is not str or len(label) > LONGEST:
        return label
    told = _label().sub(lambda found: f"{found[1]}, {_part(found[2])}", label)
    return told if told != label else ", ".join(_part(part) for part in label.split(", "))


def _part(part: str) -> str:
    word, bracket, rest = part.partition(" (")
    known = _in_swedish().get(word)
    if known is not None:
        kind, code = known
        return (role_name(code) if kind == "role" else mandate_name(code)) + bracket + rest
    return kin_in(word) + bracket + rest


@cache
def _in_swedish() -> dict[str, tuple[str, str]]:
    """The codes of roles and mandates by their Swedish words."""
    with override(HOUSE_LANGUAGE):
        roles = {role_name(code): ("role", code) for code in ROLE_CODES}
        return roles | {mandate_name(code): ("mandate", code) for code in MANDATE_CODES}


def said_text(way: str, noted_by: str) -> str:
    """How something was said and who noted it; empty for what was written by whoever said it."""
    if way == "digital":
        return ""
    return _("Sagt %(way)s, antecknat av %(who)s") % {"way": way_name(way), "who": label_text(noted_by)}


def written(words: str) -> str:
    """What somebody has written, marked with its language when the page is in another (WCAG 3.1.2)."""
    if not words or swedish():
        return words
    return Markup('<span lang="{}">{}</span>').format(HOUSE_LANGUAGE, words)


def unmarked(words: str) -> str:
    """The text alone, for what is no page: a file, or what a telephone keeps."""
    return words.striptags() if isinstance(words, Markup) else words


def begun(words: str) -> str:
    """The same with a capital first; the others stay (LSS, Friday), which Jinja's own filter would make small."""
    return words[:1].upper() + words[1:]


def filled(sentence: str, **parts: object) -> str:
    """A sentence of ours with marked words in it; the words keep their mark, everything else is made safe."""
    if swedish():
        return sentence % parts
    return Markup("{}").format(sentence) % parts


def listed(words: Iterable[str]) -> str:
    """Names of ways in one list: a capital first, and none inside it: *Videosamtal, besök*."""
    first, *rest = [*words] or [""]
    return ", ".join([first, *(word[:1].lower() + word[1:] for word in rest)])


def together(*texts: str, by: str = " ") -> str:
    """Texts after each other, `by` between them; marked words in them keep their mark."""
    return by.join(texts) if swedish() else Markup("{}").format(by).join(texts)


def with_and(words: Sequence[str]) -> str:
    """Words of ours one after the other, *och* before the last: A, B och C."""
    if len(words) < 2:
        return "".join(words)
    return _("%(first)s och %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}


@cache
def _label() -> re.Pattern[str]:
    roles = "|".join(re.escape(word) for word in sorted(_in_swedish(), key=len, reverse=True))
    name = r"[A-ZÅÄÖ][\w'’-]*(?: [\w'’-]+){0,2} [A-ZÅÄÖ][\w'’-]+"  # at most four words
    return re.compile(rf"(?<![\w'’-])({name}), ({roles})(?=, [A-ZÅÄÖ]|\.?$|\. |\)| \()")
