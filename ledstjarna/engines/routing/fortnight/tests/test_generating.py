"""A made-up town is staffed as those who lay rosters would: for the same needs about as many every weekday."""

from collections import Counter
from datetime import date

import pytest

from ledstjarna.engines.routing.fortnight.generating import generated


@pytest.mark.parametrize("carers", [41, 57, 80])
@pytest.mark.parametrize("starts", ["07:00", "14:00"])
def test_each_weekday_has_about_as_many_on_duty_and_each_weekend_day_too(carers: int, starts: str) -> None:
    town = generated(persons=1, carers=carers)
    on_duty = Counter(
        date.fromisoformat(shift["day"])
        for each in town["carers"]
        for shift in each["shifts"]
        if shift["starts"] == starts
    )
    for which in (range(5), range(5, 7)):
        numbers = [
            on_duty[date.fromisoformat(day)] for day in town["days"] if date.fromisoformat(day).weekday() in which
        ]
        assert min(numbers) > 0
        assert max(numbers) - min(numbers) <= 2


def test_everybody_rests_two_days_in_seven() -> None:
    for each in generated(persons=1)["carers"]:
        days = [date.fromisoformat(shift["day"]) for shift in each["shifts"]]
        assert len(days) == len(set(days)) <= 10
