"""An identity number in the middle of words is found however it is written, and what is none is left in peace."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledstjarna.foundation.identity import holds_number, official_test_numbers

NUMBERS = sorted(official_test_numbers())[::400]


@given(st.sampled_from(NUMBERS), st.sampled_from(["", "-", " ", " - ", "\u2013"]), st.booleans(), st.text(max_size=12))
def test_every_way_to_write_it_is_found(number: str, sign: str, long: bool, around: str) -> None:
    written = f"{number[:8] if long else number[2:8]}{sign}{number[8:]}"
    if not long and (number[:2] != "19" or number[2:4] == "07"):
        return  # ten digits are of the last hundred years, and in a row they may be a telephone
    assert holds_number(f"Fallit hemma, {written}, svarar inte. {around}")
    assert holds_number(written)


@pytest.mark.parametrize("text", [
    "", "Hittad medvetslös, vi behöver veta om läkemedel", "Ring 0155-123 99 87 eller 070-123 45 67", "0701234567",
    "Bråttom 2026-03-02 klockan 14.30", "Diarienummer 2026/12345", "191212121213", "19121212-12128", "BG 5050-1055",
])  # fmt: skip
def test_what_is_no_number_is_let_through(text: str) -> None:
    assert not holds_number(text)


def test_a_reserve_number_of_ours_is_found() -> None:
    assert holds_number("gäller LR 000 000 123-4") is holds_number("LR0000001234")
