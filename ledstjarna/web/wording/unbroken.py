"""What no line is broken inside where it fits on one: a name with a hyphen, a phone number.

A hyphen is a place where lines break. A sign in its stead that does not break would be copied along with the name or
the number, and our letters have none: the word is marked, and the style sheets keep it together.
"""

import re

from markupsafe import Markup, escape

_NAME = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+")
# 0155-12 34 56, 070-174 06 52, +46 70 174 06 52, 08 465 004 12.
_NUMBER = re.compile(r"(?<![\w.,–-])(?:\+\d{1,3} |0)\d{1,3}[ -]\d{2,}(?:[ -]\d{2,})*(?![\w–-])")
_TAG = re.compile(r"(<[^>]+>)")
_WHOLE = r'<bdi class="unbroken">\g<0></bdi>'


def names_whole(text: str) -> str:
    """A text whose names with a hyphen stand whole, Gun-Britt."""
    return _whole(text, _NAME)


def numbers_whole(text: str) -> str:
    """A text whose phone numbers stand whole. Marked text keeps its marks.

    Names are left as they are: a paper looks for whom it may not name in the text as it stands.
    """
    return _whole(text, _NUMBER)


def _whole(text: str, what: re.Pattern[str]) -> str:
    if not what.search(text):
        return text
    pieces = _TAG.split(str(escape(text)))
    told = "".join(one if _TAG.fullmatch(one) else what.sub(_WHOLE, one) for one in pieces)
    return Markup(told)  # noqa: S704 (escaped above, and marked by us alone)
