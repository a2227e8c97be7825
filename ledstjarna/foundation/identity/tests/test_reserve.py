import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledstjarna.foundation.identity import (
    IdentityNumberError,
    Kind,
    parse,
    reserve_number,
)

SERIALS = st.integers(1, 999_999_999)


@given(SERIALS)
def test_a_reserve_number_reads_back(serial: int) -> None:
    number = reserve_number(serial)
    assert parse(number.value12) == number
    assert number.kind is Kind.LOCAL_RESERVE
    assert len(number.value12) == 12


@given(SERIALS, st.integers(0, 9), st.integers(1, 9))
def test_one_wrong_digit_is_caught(serial: int, position: int, step: int) -> None:
    digits = list(reserve_number(serial).value12[2:])
    digits[position] = str((int(digits[position]) + step) % 10)
    with pytest.raises(IdentityNumberError, match="checksum"):
        parse("LR" + "".join(digits))


@given(SERIALS, st.integers(0, 8))
def test_two_swapped_neighbours_are_caught(serial: int, position: int) -> None:
    digits = list(reserve_number(serial).value12[2:])
    if digits[position] == digits[position + 1]:
        return
    digits[position], digits[position + 1] = digits[position + 1], digits[position]
    with pytest.raises(IdentityNumberError, match="checksum"):
        parse("LR" + "".join(digits))


@pytest.mark.parametrize("serial", [0, -1, 1_000_000_000])
def test_serials_have_bounds(serial: int) -> None:
    with pytest.raises(ValueError, match="serial"):
        reserve_number(serial)
