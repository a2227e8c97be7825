from datetime import date

import pytest

from ledstjarna.foundation.identity import (
    SYSTEMS,
    contradicts,
    find_system,
    long_form,
    masked,
    oid_uri,
    parse,
    parse_in,
    reserve_number,
    short_form,
    system_of,
)

ON = date(2025, 11, 22)


@pytest.mark.parametrize(
    ("value", "long", "short", "mask"),
    [
        ("189001019802", "18900101-9802", "900101+9802", "18900101-****"),
        ("191401682396", "19140168-2396", "140168+2396", "19140168-****"),
        ("LR0000001234", "LR 000 000 123-4", "LR 000 000 123-4", "LR *** *** 123-4"),
        ("98240301AA06", "98240301-AA06", "98240301-AA06", "98240301-****"),
    ],
)
def test_how_a_number_is_written(value: str, long: str, short: str, mask: str) -> None:
    number = parse(value, on=ON)
    assert (long_form(number), short_form(number, on=ON), masked(number)) == (
        long,
        short,
        mask,
    )


@pytest.mark.parametrize(
    ("value", "birth_date", "answer"),
    [
        ("189001019802", date(1890, 1, 1), False),
        ("189001019802", date(1890, 1, 2), True),
        ("191401682396", date(1914, 1, 8), False),
        (
            "191500722390",
            date(1915, 4, 12),
            False,
        ),  # month unknown: only the year is stated
        ("191500722390", date(1916, 4, 12), True),
    ],
)
def test_a_number_may_contradict_a_birth_date(value: str, birth_date: date, answer: bool) -> None:
    assert contradicts(parse(value, on=ON), birth_date) is answer


def test_a_number_that_states_nothing_contradicts_nothing() -> None:
    assert not contradicts(reserve_number(7), ON)
    assert not contradicts(parse_in("1.2.752.74.9.1", "20210325K069"), ON)


def test_systems_are_found_by_uri_oid_and_code() -> None:
    for system in SYSTEMS:
        for name in (
            system.uri,
            system.code,
            *system.oids,
            *(f"urn:oid:{oid}" for oid in system.oids),
        ):
            assert find_system(name) == system
    assert find_system("http://example.org/mrn") is None


def test_consumers_get_the_form_they_ask_for() -> None:
    number = parse("189001019802")
    assert number.system == "http://electronichealth.se/identifier/personnummer"
    assert oid_uri(system_of(number.kind)) == "urn:oid:1.2.752.129.2.1.3.1"
    assert oid_uri(system_of(reserve_number(1).kind)) is None
