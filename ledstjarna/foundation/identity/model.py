"""The nouns of identity numbers."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """The kinds of number a person can be known by."""

    PERSONNUMMER = "personnummer"
    SAMORDNINGSNUMMER = "samordningsnummer"
    NATIONAL_RESERVE = "nationalReserve"
    LOCAL_RESERVE = "localReserve"


class Sex(StrEnum):
    """Legal sex as the number states it, in the house's words."""

    WOMAN = "woman"
    MAN = "man"


@dataclass(frozen=True, slots=True)
class IdentityNumber:
    """One identity number, parsed.

    `value12` is the form that is stored: twelve characters without separators. `birth_date` and `sex` are what
    the number itself states, and None where it states nothing.
    """

    system: str
    value12: str
    birth_date: date | None
    sex: Sex | None
    kind: Kind


class IdentityNumberError(ValueError):
    """The text is no identity number. `code` says why, `params` with what; the doors find the words.

    Codes: `empty`, `length` (digits), `characters`, `date`, `checksum` (both with of="reserve" for a reserve number),
    `future`, `century` (a plus sign beside a year that is not a hundred years back), `interim` (an interim number),
    `organisation` (an organisation number), `system` (an unknown system), `system_mismatch` (system, kind: a right
    number of another kind than was stated).
    """

    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.params = params
