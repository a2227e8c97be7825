"""A second, slow and obvious reading of the state's numbers, to hold the real one against."""

from calendar import monthrange
from datetime import date


def obvious_luhn(ten_digits: str) -> bool:
    total = 0
    for position, digit in enumerate(ten_digits):
        product = int(digit) * (2 if position % 2 == 0 else 1)
        total += sum(int(part) for part in str(product))
    return total % 10 == 0


def obvious_code(twelve_digits: str, on: date) -> str:
    """What is wrong with twelve digits, or `ok`; one question after the other, in the order people ask them."""
    year, month, day = (
        int(twelve_digits[:4]),
        int(twelve_digits[4:6]),
        int(twelve_digits[6:8]),
    )
    if month >= 20:
        return "organisation"
    if year < 1840 or month > 12 or day > 91 or 32 <= day <= 59:
        return "date"
    exists = 1 <= month <= 12 and 1 <= day % 60 <= monthrange(max(year, 1), month)[1]
    if day < 60 and not exists:
        return "date"
    if (exists and date(year, month, day % 60) > on) or (not exists and year > on.year):
        return "future"
    return "ok" if obvious_luhn(twelve_digits[2:]) else "checksum"


def obvious_year(two_digits: int, sign: str, on: date) -> int:
    """Count backwards from this year (from a hundred years ago with a plus) until the last two digits fit."""
    year = on.year - (100 if sign == "+" else 0)
    while year % 100 != two_digits:
        year -= 1
    return year
