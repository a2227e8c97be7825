"""The official test numbers: the only personnummer and samordningsnummer that demo and tests may hold."""

import gzip
from functools import cache
from importlib.resources import files

from ledstjarna.foundation.identity.model import IdentityNumber, Kind

_SKATTEVERKET = (Kind.PERSONNUMMER, Kind.SAMORDNINGSNUMMER)


@cache
def official_test_numbers() -> frozenset[str]:
    """All test numbers Skatteverket publishes, as twelve digits: 41 127 personnummer, 2 264 samordningsnummer."""
    packed = files("ledstjarna.foundation.identity").joinpath("data/official_test_numbers.txt.gz").read_bytes()
    return frozenset(gzip.decompress(packed).decode("ascii").split())


def may_be_shown(number: IdentityNumber) -> bool:
    """Whether a number may stand in a demonstration: an official test number, or a reserve number, never one that is
    made up in the series of Skatteverket, for it may be somebody's."""
    return number.kind not in _SKATTEVERKET or is_official_test_number(number.value12)


def is_official_test_number(value12: str) -> bool:
    """Whether a stored value is one of Skatteverket's test numbers, and so can never be a real person's."""
    return value12 in official_test_numbers()
