"""Every number Skatteverket publishes for tests is right here, in both forms."""

from datetime import date

from ledstjarna.foundation.identity import (
    Kind,
    is_official_test_number,
    official_test_numbers,
    parse,
)
from ledstjarna.foundation.identity.tests.slow import obvious_luhn


def test_every_official_number_is_accepted() -> None:
    kinds = {Kind.PERSONNUMMER: 0, Kind.SAMORDNINGSNUMMER: 0}
    for value in official_test_numbers():
        number = parse(value, on=date(2025, 1, 1))
        assert number.value12 == value
        assert obvious_luhn(value[2:])
        kinds[number.kind] += 1
    assert kinds == {
        Kind.PERSONNUMMER: 41_127,
        Kind.SAMORDNINGSNUMMER: 2_264,
    }  # 41 129 with two twice


def test_every_official_number_is_accepted_with_ten_digits() -> None:
    for value in official_test_numbers():
        on = date(int(value[:4]) + 50, 1, 1)
        assert parse(f"{value[2:8]}-{value[8:]}", on=on).value12 == value


def test_samordningsnummer_without_a_possible_day_have_no_birth_date() -> None:
    numbers = [parse(value) for value in official_test_numbers()]
    undated = [number for number in numbers if number.birth_date is None]
    assert {number.kind for number in undated} == {Kind.SAMORDNINGSNUMMER}
    assert len(undated) == 194


def test_only_the_published_numbers_are_official() -> None:
    assert is_official_test_number("189001019802")
    assert not is_official_test_number("LR0000001234")
    assert not is_official_test_number("191202119151")
