"""How a number is written: for a consumer, for a reader, and masked."""

from datetime import date

from ledstjarna.foundation.identity.model import IdentityNumber, Kind

_STATE_NUMBERS = (Kind.PERSONNUMMER, Kind.SAMORDNINGSNUMMER)


def long_form(number: IdentityNumber) -> str:
    """As people read it: `19120211-9150`, `LR 000 000 123-4`."""
    value = number.value12
    if number.kind is Kind.LOCAL_RESERVE:
        return f"{value[:2]} {value[2:5]} {value[5:8]} {value[8:11]}-{value[11]}"
    return f"{value[:8]}-{value[8:]}"


def short_form(number: IdentityNumber, *, on: date) -> str:
    """Ten digits with the sign that tells the century, for consumers that want it; others as `long_form`."""
    if number.kind not in _STATE_NUMBERS:
        return long_form(number)
    sign = "+" if on.year - int(number.value12[:4]) >= 100 else "-"
    return f"{number.value12[2:8]}{sign}{number.value12[8:]}"


def masked(number: IdentityNumber) -> str:
    """Enough to tell two persons apart, not enough to use: `19120211-****`, `LR *** *** 123-4`."""
    value = number.value12
    if number.kind is Kind.LOCAL_RESERVE:
        return f"{value[:2]} *** *** {value[8:11]}-{value[11]}"
    return f"{value[:8]}-****"
