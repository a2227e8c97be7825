"""From what somebody typed or a system sent to one identity number.

Sources: folkbokföringslagen (1991:481) 18 § (personnummer), lag (2022:1697) om samordningsnummer (day + 60), and
Skatteverket's published test numbers: among the samordningsnummer there are month 00, day 60 and days that do not
exist, all of them right. They give a number without a birth date.
"""

import re
from datetime import date

from ledstjarna.foundation.clock import today
from ledstjarna.foundation.identity.checkdigits import luhn_holds
from ledstjarna.foundation.identity.model import (
    IdentityNumber,
    IdentityNumberError,
    Kind,
    Sex,
)
from ledstjarna.foundation.identity.national_reserve import (
    has_national_reserve_shape,
    national_reserve_number,
)
from ledstjarna.foundation.identity.reserve import PREFIX, parse_reserve_number
from ledstjarna.foundation.identity.systems import (
    NATIONAL_RESERVE,
    find_system,
    system_of,
)

_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))  # as word processors write it
_LONG = re.compile(r"[0-9]{4}-?[0-9]{2}-?[0-9]{2}[-+]?[0-9]{4}")
_SHORT = re.compile(r"[0-9]{6}[-+]?[0-9]{4}")
_ONLY_DIGITS_AND_SIGNS = re.compile(r"[0-9+-]+")
_INTERIM = re.compile(r"(?:[0-9]{2})?[0-9]{6}[-+]?[TRSUWXJKLMN][0-9]{3}")
_OLDEST_YEAR = 1840  # the oldest living when personnummer came (1947); Skatteverket's oldest test number is of 1890


def parse(text: str, *, on: date | None = None) -> IdentityNumber:
    """Read an identity number of any kind, with 10 or 12 digits, with -, + and spaces or without.

    `on` is the day it is read (today when left out): it decides the century of ten digits and what is in the
    future. Raises IdentityNumberError with a code and no words.
    """
    compact = _compact(text)
    if compact.startswith(PREFIX):
        return parse_reserve_number(re.sub("[-+]", "", compact))
    if _INTERIM.fullmatch(compact):
        raise IdentityNumberError("interim")
    if has_national_reserve_shape(compact.replace("-", "")):
        return _national(compact)
    return _state_number(_twelve_digits(compact, on or today()), on or today())


def parse_in(system: str, text: str, *, on: date | None = None) -> IdentityNumber:
    """Read a number whose system is stated as a URI or an OID, as in a FHIR identifier.

    Raises IdentityNumberError also when the number belongs to another system than was stated.
    """
    found = find_system(system)
    if found is None or found.code not in set(Kind):
        raise IdentityNumberError("system", system=system)
    number = _national(_compact(text)) if found is NATIONAL_RESERVE else parse(text, on=on)
    if number.kind != found.code:
        raise IdentityNumberError("system_mismatch", system=system, kind=str(number.kind))
    return number


def _compact(text: str) -> str:
    compact = "".join(text.split()).translate(_DASHES).upper()
    if not compact:
        raise IdentityNumberError("empty")
    return compact


def _national(compact: str) -> IdentityNumber:
    number = national_reserve_number(compact.replace("-", ""))
    if number is None:
        raise IdentityNumberError("characters" if len(compact) == 12 else "length", digits=len(compact))
    return number


def _twelve_digits(compact: str, on: date) -> str:
    digits = re.sub("[-+]", "", compact)
    if _LONG.fullmatch(compact):
        if "+" in compact and on.year - int(digits[:4]) < 100:
            raise IdentityNumberError("century")
        return digits
    if _SHORT.fullmatch(compact):
        return _century(digits, compact[6], on) + digits
    if _ONLY_DIGITS_AND_SIGNS.fullmatch(compact) and len(digits) not in (10, 12):
        raise IdentityNumberError("length", digits=len(digits))
    raise IdentityNumberError("characters")


def _century(digits: str, sign: str, on: date) -> str:
    """The year's first two digits. The minus becomes a plus in the year a person turns 100."""
    latest = on.year - 100 if sign == "+" else on.year
    year = latest - (latest - int(digits[:2])) % 100
    if sign not in "+-" and _is_after(digits, year, on):
        year -= 100
    return f"{year // 100:02d}"


def _is_after(digits: str, year: int, on: date) -> bool:
    day = int(digits[4:6])
    return (year, int(digits[2:4]), day - 60 if day >= 60 else day) > (
        on.year,
        on.month,
        on.day,
    )


def _state_number(value: str, on: date) -> IdentityNumber:
    year, month, day = int(value[:4]), int(value[4:6]), int(value[6:8])
    if month >= 20:
        raise IdentityNumberError("organisation")  # their third digit is at least 2, so that the two never meet
    kind = Kind.SAMORDNINGSNUMMER if day >= 60 else Kind.PERSONNUMMER
    birth_date = _date(year, month, day - 60 if day >= 60 else day)
    if year < _OLDEST_YEAR or not _date_holds(kind, month, day, birth_date):
        raise IdentityNumberError("date")
    if (birth_date or date(year, 1, 1)) > on:
        raise IdentityNumberError("future")
    if not luhn_holds(value[2:]):
        raise IdentityNumberError("checksum")
    sex = Sex.MAN if int(value[10]) % 2 else Sex.WOMAN
    return IdentityNumber(system_of(kind).uri, value, birth_date, sex, kind)


def _date_holds(kind: Kind, month: int, day: int, birth_date: date | None) -> bool:
    if kind is Kind.PERSONNUMMER:
        return birth_date is not None
    return month <= 12 and day <= 91


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
