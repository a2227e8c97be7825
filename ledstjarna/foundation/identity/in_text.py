"""Whether somebody has written an identity number in the middle of words."""

import re

from ledstjarna.foundation.identity.model import IdentityNumberError
from ledstjarna.foundation.identity.parsing import parse

_DASH = "[-+\u2010-\u2014\u2212]"
# With ten digits in a row a mobile telephone would do as a number of somebody born in 2007: it is taken for what it is.
_SHAPES = (
    rf"[0-9]{{4}}[ ]?[0-9]{{2}}[ ]?[0-9]{{2}}[ ]?{_DASH}?[ ]?[0-9]{{4}}",
    rf"[0-9]{{6}}[ ]?{_DASH}[ ]?[0-9]{{4}}",
    r"(?!07)[0-9]{6}[ ]?[0-9]{4}",
    rf"LR[ ]?[0-9]{{3}}[ ]?[0-9]{{3}}[ ]?[0-9]{{3}}[ ]?{_DASH}?[0-9]",
)
_SHAPED = [re.compile(rf"(?<![0-9A-Za-z]){shape}(?![0-9])", re.IGNORECASE) for shape in _SHAPES]


def holds_number(text: str) -> bool:
    """Whether a text holds a personnummer, a samordningsnummer or a local reserve number, however it is written."""
    return any(_is_number(found[0]) for shape in _SHAPED for found in shape.finditer(text))


def _is_number(text: str) -> bool:
    try:
        parse(text)
    except IdentityNumberError:
        return False
    return True
