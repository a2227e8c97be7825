from datetime import date, datetime

import pytest

from ledstjarna.foundation.clock import STOCKHOLM, clock_set_to
from ledstjarna.foundation.identity import (
    IdentityNumberError,
    Kind,
    Sex,
    parse,
    parse_in,
)

ON = date(2025, 11, 22)


@pytest.mark.parametrize(
    ("text", "value12"),
    [
        ("191202119150", "191202119150"),
        ("19120211-9150", "191202119150"),
        ("19120211+9150", "191202119150"),
        ("1912-02-11-9150", "191202119150"),
        (" 1912 02 11 – 9150\u00a0", "191202119150"),
        ("120211+9150", "191202119150"),
        ("101231-2383", "201012312383"),
        ("1012312383", "201012312383"),
    ],
)
def test_one_person_many_spellings(text: str, value12: str) -> None:
    assert parse(text, on=ON).value12 == value12


@pytest.mark.parametrize(
    ("text", "value12", "birth_date", "sex", "kind"),
    [
        (
            "189001019802",
            "189001019802",
            date(1890, 1, 1),
            Sex.WOMAN,
            Kind.PERSONNUMMER,
        ),
        ("189001029819", "189001029819", date(1890, 1, 2), Sex.MAN, Kind.PERSONNUMMER),
        (
            "191401682396",
            "191401682396",
            date(1914, 1, 8),
            Sex.MAN,
            Kind.SAMORDNINGSNUMMER,
        ),
        (
            "191500722390",
            "191500722390",
            None,
            Sex.MAN,
            Kind.SAMORDNINGSNUMMER,
        ),  # month 00
        ("191602602399", None, None, None, None),
        ("lr 000 000 123-4", "LR0000001234", None, None, Kind.LOCAL_RESERVE),
        (
            "98240301AA06",
            "98240301AA06",
            date(2024, 3, 1),
            Sex.WOMAN,
            Kind.NATIONAL_RESERVE,
        ),
        (
            "98240301-AA06",
            "98240301AA06",
            date(2024, 3, 1),
            Sex.WOMAN,
            Kind.NATIONAL_RESERVE,
        ),
    ],
)
def test_what_a_number_states(
    text: str,
    value12: str | None,
    birth_date: date | None,
    sex: Sex | None,
    kind: Kind | None,
) -> None:
    if value12 is None:
        with pytest.raises(IdentityNumberError, match="checksum"):
            parse(text, on=ON)
        return
    number = parse(text, on=ON)
    assert (number.value12, number.birth_date, number.sex, number.kind) == (
        value12,
        birth_date,
        sex,
        kind,
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        (" \t ", "empty"),
        ("123", "length"),
        ("19120211915", "length"),
        ("1912021191523", "length"),
        ("19120211-915a", "characters"),
        ("1202+119150", "characters"),
        (
            "١٩١٢١٢١٢١٢١٢",
            "characters",
        ),  # Arabic digits are digits to Python, not to Skatteverket
        ("191202119151", "checksum"),
        ("191213121212", "date"),
        ("191202301212", "date"),
        ("191212001212", "date"),
        ("191212921212", "date"),
        ("191213611212", "date"),
        ("160001011212", "date"),
        ("203001019802", "future"),
        ("203000601212", "future"),
        ("20120211+9150", "century"),
        ("20000101T220", "interim"),
        ("000101-T220", "interim"),
        ("857209-0606", "organisation"),
        ("168020051952", "organisation"),
        ("LR0000001235", "checksum"),
        ("LR0000000000", "checksum"),
        ("LR123", "length"),
        ("LR00000012A4", "characters"),
    ],
)
def test_refusals_have_a_code(text: str, code: str) -> None:
    with pytest.raises(IdentityNumberError) as refused:
        parse(text, on=ON)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("text", "on", "year"),
    [
        ("101231-2383", date(2010, 12, 31), "2010"),
        ("101231-2383", date(2010, 12, 30), "future"),
        ("1012312383", date(2010, 12, 30), "1910"),  # no sign: it cannot be a day to come
        ("101231+2383", date(2010, 1, 1), "1910"),  # a plus from the year one turns 100
        ("101231-2383", date(2009, 1, 1), "1910"),
    ],
)
def test_the_century_of_ten_digits(text: str, on: date, year: str) -> None:
    try:
        read = parse(text, on=on).value12[:4]
    except IdentityNumberError as error:
        read = error.code
    assert read == year


def test_the_clock_of_the_house_decides_when_no_day_is_given() -> None:
    with clock_set_to(datetime(2009, 1, 1, tzinfo=STOCKHOLM)):
        assert parse("101231-2383").value12[:4] == "1910"


def test_a_stated_system_must_be_the_numbers_own() -> None:
    assert parse_in("urn:oid:1.2.752.129.2.1.3.1", "189001019802").kind is Kind.PERSONNUMMER
    assert parse_in("1.2.752.74.9.1", "20210325K069").birth_date is None  # an older shape: kept, nothing read into it
    for system, text, code in [
        (
            "http://electronichealth.se/identifier/personnummer",
            "191401682396",
            "system_mismatch",
        ),
        ("urn:oid:2.5.4.97", "189001019802", "system"),
        ("http://example.org/mrn", "189001019802", "system"),
        ("urn:oid:1.2.752.74.9.1", "189001019802", "characters"),
        ("urn:oid:1.2.752.74.9.1", "AB", "length"),
    ]:
        with pytest.raises(IdentityNumberError) as refused:
            parse_in(system, text)
        assert refused.value.code == code
