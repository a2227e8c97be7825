"""What a sender states of the person, cut to what we hold of persons. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from ledstjarna.fhir.intake.dates import PartialDate
from ledstjarna.fhir.intake.found import Address, FoundPerson, Name

LONGEST_NAME: Final = 120
LONGEST_STREET: Final = 120
LONGEST_PLACE: Final = 80
HOMES: Final = ("registered", "stated", "")
"""Kinds of address that tell where somebody lives, the surest first. A special postal address is where letters go."""
_SWEDEN: Final = frozenset({"", "se", "swe", "sverige", "sweden", "752"})
_LANGUAGE: Final = re.compile("[a-z]{2,3}")
_POSTCODE: Final = re.compile(r"(?:SE?[- ]?)?([1-9]\d{2}) ?(\d{2})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stated:
    """The person as the sender states them. Empty texts and None for what is not stated."""

    given_name: str
    family_name: str
    birth_date: PartialDate | None
    sex: str
    street: str
    postcode: str
    place: str
    language: str
    interpreter: bool
    deceased: bool
    protected_identity: str

    @property
    def whole_birth_date(self) -> date | None:
        """The birth date when its day is known: a part of one stays with what the sender said."""
        return self.birth_date.whole if self.birth_date else None


def stated(person: FoundPerson) -> Stated:
    """What `person` states in the form we hold it. An address abroad is not where somebody lives here."""
    given, family = _names(person.name)
    home = swedish_home(person.addresses)
    number = person.identity
    return Stated(
        given_name=given,
        family_name=family,
        birth_date=person.birth_date,
        sex=(number.sex if number and number.sex else person.sex),  # legal sex is the number's
        street=", ".join(home.lines)[:LONGEST_STREET] if home else "",
        postcode=swedish_postcode(home.postcode) if home else "",
        place=home.place[:LONGEST_PLACE] if home else "",
        language=person.language if _LANGUAGE.fullmatch(person.language) else "",
        interpreter=person.interpreter,
        deceased=person.deceased,
        protected_identity=person.protected_identity,
    )


def swedish_home(addresses: Iterable[Address]) -> Address | None:
    """The address in Sweden that best tells where somebody lives."""
    homes = [item for item in addresses if item.kind in HOMES and _in_sweden(item)]
    return min(homes, key=lambda item: HOMES.index(item.kind), default=None)


def swedish_postcode(text: str) -> str:
    """Five digits of `SE-631 86` and its like; empty for what is no Swedish postcode."""
    match = _POSTCODE.fullmatch(text.strip())
    return match[1] + match[2] if match else ""


def _in_sweden(address: Address) -> bool:
    known = not address.postcode or swedish_postcode(address.postcode)
    return address.country.casefold() in _SWEDEN and bool(known)


def _names(name: Name) -> tuple[str, str]:
    """The given name that somebody goes by, else all of them; a name in one piece stands as the given name."""
    given = name.called or " ".join(name.given)
    if not given and not name.family:
        given = name.whole
    return given[:LONGEST_NAME].strip(), name.family[:LONGEST_NAME].strip()
