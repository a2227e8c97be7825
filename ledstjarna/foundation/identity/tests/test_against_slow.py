"""Generated digits, read by both implementations. No number that could be somebody's is written down here."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from ledstjarna.foundation.identity import IdentityNumberError, parse, short_form
from ledstjarna.foundation.identity.tests.slow import obvious_code, obvious_year

DAYS = st.dates(date(1950, 1, 1), date(2080, 12, 31))
YEARS = st.integers(1600, 2099)
MONTHS = st.integers(0, 14) | st.integers(0, 99)
NUMBERS = st.builds(
    "{:04d}{:02d}{:02d}{:04d}".format,
    YEARS,
    MONTHS,
    st.integers(0, 99),
    st.integers(0, 9999),
)


def _code(text: str, on: date) -> str:
    try:
        parse(text, on=on)
    except IdentityNumberError as error:
        return error.code
    return "ok"


@given(NUMBERS, DAYS)
def test_both_find_the_same_fault(digits: str, on: date) -> None:
    assert _code(digits, on) == obvious_code(digits, on)


@given(NUMBERS, DAYS, st.sampled_from("-+"))
def test_both_find_the_same_century(digits: str, on: date, sign: str) -> None:
    text = f"{digits[2:8]}{sign}{digits[8:]}"
    twelve = f"{obvious_year(int(digits[2:4]), sign, on):04d}{digits[4:]}"
    assert _code(text, on) == obvious_code(twelve, on)


@given(NUMBERS, DAYS)
def test_the_short_form_reads_back(digits: str, on: date) -> None:
    if _code(digits, on) == "ok" and on.year - int(digits[:4]) < 200:
        number = parse(digits, on=on)
        assert parse(short_form(number, on=on), on=on) == number


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    assert _code(text, date(2025, 1, 1))
