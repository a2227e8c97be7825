"""Phone numbers as Swedish writes them."""

import re

# A mobile number without a space or a dash, from abroad or at home; other area codes are of several lengths.
_MOBILE = re.compile(r"(?:\+46|0046|0)(7\d)(\d{3})(\d{2})(\d{2})")


def phone_text(number: str) -> str:
    """A number in groups that can be read aloud: 070-174 06 52. Whatever is written in groups already stays."""
    found = _MOBILE.fullmatch(number.strip())
    return f"0{found[1]}-{found[2]} {found[3]} {found[4]}" if found else number
