"""From when and to when a decision or a part holds, in words."""

from datetime import date, time
from types import SimpleNamespace
from typing import Any

import pytest

from ledstjarna.foundation.clock import clock_set_to, moment_of
from ledstjarna.web.team.application.presenter import period_of


@pytest.mark.parametrize(
    ("starts", "ends", "said"),
    [
        (None, None, "–"),
        (None, date(2026, 12, 15), "Till och med 14\u00a0december"),
        (date(2026, 3, 9), None, "Från 9\u00a0mars, tills vidare"),
        (date(2026, 3, 9), date(2026, 12, 15), "9\u00a0mars till 14\u00a0december"),
    ],
)
def test_the_last_day_is_told_also_without_a_first(starts: date | None, ends: date | None, said: str) -> None:
    part: Any = SimpleNamespace(starts_on=starts, ends_on=ends)
    with clock_set_to(moment_of(date(2026, 3, 2), time(9))):
        assert period_of(part) == said
