"""How long something has waited, in the words of days, weeks and months."""

from datetime import timedelta

import pytest

from ledstjarna.web.team.tests.desk import NOW
from ledstjarna.web.team.waited import has_waited, waited


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "sedan i dag"), (1, "sedan i går"), (2, "i 2\xa0dagar"), (13, "i 13\xa0dagar"), (14, "i 2\xa0veckor"),
        (59, "i 8\xa0veckor"), (60, "i 2\xa0månader"), (365, "i 12\xa0månader"),
    ],
)  # fmt: skip
def test_in_words(days: int, words: str) -> None:
    assert waited(NOW - timedelta(days), NOW) == words
    assert has_waited(NOW - timedelta(days), NOW) == f"Har väntat {words}"


def test_a_day_is_a_swedish_day_and_an_unknown_moment_says_nothing() -> None:
    late = NOW.replace(hour=23, minute=30)  # past midnight in Sweden
    assert waited(late - timedelta(hours=2), late) == "sedan i går"
    assert has_waited(None, NOW) == ""
