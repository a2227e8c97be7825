"""What a person is known by: the numbers to look for, in order, and the reserve number of who has no Swedish one."""

import hashlib
from collections.abc import Iterator
from typing import Final, NamedTuple

from ledstjarna.fhir.intake.found import FoundPerson
from ledstjarna.foundation.identity import IdentityNumber, reserve_number

SOURCE: Final = "urn:ledstjarna:fhir"
"""The system of our own keys for persons whom a sender knows by nothing but an id on its server."""
_FIRST_SERIAL: Final = 500_000_000  # those below are given out one by one
_SERIALS: Final = 499_999_999


class Known(NamedTuple):
    """One number in one system."""

    system: str
    value: str


def official_numbers(person: FoundPerson) -> list[Known]:
    """The Swedish identity numbers, the one in force first."""
    return [Known(item.system, item.value) for item in person.identifiers if item.official]


def foreign_numbers(person: FoundPerson) -> list[Known]:
    """Other systems' numbers; where there is no number of any kind, our key for the sender's id."""
    found = [Known(item.system, item.value) for item in person.identifiers if not item.official]
    return found or ([] if person.identifiers else [Known(SOURCE, person.provenance.source_key)])


def reserves(person: FoundPerson) -> Iterator[IdentityNumber]:
    """Local reserve numbers for the person, the same ones in the same order next time. The first that is free is taken.

    Staff find persons by a number, so whoever has no Swedish one gets a reserve number.
    """
    attempt = 0
    while True:
        made = hashlib.sha256(f"{person.provenance.source_key}:{attempt}".encode()).digest()
        yield reserve_number(_FIRST_SERIAL + int.from_bytes(made[:8]) % _SERIALS)
        attempt += 1
