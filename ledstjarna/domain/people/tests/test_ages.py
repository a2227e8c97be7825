from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledstjarna.domain.people.rules import age_on, birthday


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(1943, 5, 17), date(2026, 5, 16), 82),
        (date(1943, 5, 17), date(2026, 5, 17), 83),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(2026, 3, 2), date(2026, 3, 2), 0),
        (date(2026, 3, 3), date(2026, 3, 2), -1),
    ],
)
def test_age(born, day, age):
    assert age_on(born, day) == age


@given(st.dates(date(1880, 1, 1), date(2026, 1, 1)), st.integers(0, 110))
def test_on_the_birthday_one_is_that_old_and_the_day_before_not(born, age):
    day = birthday(born, age)
    assert age_on(born, day) == age
    assert age_on(born, day - timedelta(days=1)) == age - 1
