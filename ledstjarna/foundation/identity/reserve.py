"""Local reserve numbers: for a person whose identity number is missing, unknown or not to be used.

`LR` + nine serial digits + a check digit, twelve characters: it fits where a personnummer fits, can be read over
the telephone (`LR 000 000 123-4`), and can never be taken for a personnummer because it begins with letters.
"""

import re

from ledstjarna.foundation.identity.checkdigits import damm_digit, damm_holds
from ledstjarna.foundation.identity.model import (
    IdentityNumber,
    IdentityNumberError,
    Kind,
)
from ledstjarna.foundation.identity.systems import LOCAL_RESERVE

PREFIX = "LR"
HIGHEST_SERIAL = 999_999_999
_DIGITS = re.compile(r"[0-9]*")


def reserve_number(serial: int) -> IdentityNumber:
    """The local reserve number with this serial (1 to 999 999 999). Raises ValueError outside that."""
    if not 1 <= serial <= HIGHEST_SERIAL:
        raise ValueError(f"serial must be 1 to {HIGHEST_SERIAL}")
    digits = f"{serial:09d}"
    return _number(f"{PREFIX}{digits}{damm_digit(digits)}")


def parse_reserve_number(compact: str) -> IdentityNumber:
    """Parse the form without separators. Raises IdentityNumberError: characters, length, checksum."""
    digits = compact.removeprefix(PREFIX)
    if not _DIGITS.fullmatch(digits):
        raise IdentityNumberError("characters")
    if len(digits) != 10:
        raise IdentityNumberError("length", digits=len(digits), of="reserve")
    if not damm_holds(digits) or digits.startswith("000000000"):
        raise IdentityNumberError("checksum", of="reserve")
    return _number(compact)


def _number(value: str) -> IdentityNumber:
    return IdentityNumber(LOCAL_RESERVE.uri, value, None, None, Kind.LOCAL_RESERVE)
