"""National reserve numbers (nationellt reservnummer, NRID).

What is settled: the system and twelve characters. The inner shape below is second-hand (read in others' open
parsers, and it fits HL7 Sweden's example 98240301AA06, born 2024-03-01): two century digits 22–99 where
19, 20 and 21 recur every third, YYMMDD, two letters, a digit for the sex (or a letter when unknown), a check digit.
The check digit's rule is not settled, so it is never a ground for refusal.
"""

import re
from datetime import date

from ledstjarna.foundation.identity.model import IdentityNumber, Kind, Sex
from ledstjarna.foundation.identity.systems import NATIONAL_RESERVE

_CHARACTERS = re.compile(r"[0-9A-Z]{12}")
_SHAPE = re.compile(r"(?P<century>[0-9]{2})(?P<date>[0-9]{6})[A-Z]{2}(?P<sex>[0-9A-Z])[0-9]")


def has_national_reserve_shape(compact: str) -> bool:
    """Whether a text without a stated system can be read as a national reserve number."""
    match = _SHAPE.fullmatch(compact)
    return match is not None and (match["century"] == "00" or int(match["century"]) >= 22)


def national_reserve_number(compact: str) -> IdentityNumber | None:
    """The number, with what its shape states; None when it is not twelve digits and capitals."""
    if not _CHARACTERS.fullmatch(compact) or compact.isdigit():
        return None
    match = _SHAPE.fullmatch(compact) if has_national_reserve_shape(compact) else None
    birth_date = _birth_date(match["century"], match["date"]) if match else None
    sex = _sex(match["sex"]) if match else None
    return IdentityNumber(NATIONAL_RESERVE.uri, compact, birth_date, sex, Kind.NATIONAL_RESERVE)


def _birth_date(century: str, yymmdd: str) -> date | None:
    if century == "00":
        return None
    first_years = (int(century) - 19) % 3 + 19
    try:
        return date(first_years * 100 + int(yymmdd[:2]), int(yymmdd[2:4]), int(yymmdd[4:]))
    except ValueError:
        return None


def _sex(character: str) -> Sex | None:
    if not character.isdigit():
        return None
    return Sex.MAN if int(character) % 2 else Sex.WOMAN
