"""Swedish working days: no Saturday, no Sunday, no public holiday (lag 1989:253), and none of the eves on which nobody
works by agreement (midsommarafton, julafton, nyårsafton). Pure.
"""

from datetime import date
from functools import cache


@cache
def _free_days(year: int) -> frozenset[date]:
    # The library reads every country of the world in, two thirds of a second: only for who asks.
    from holidays.constants import DE_FACTO, PUBLIC
    from holidays.countries.sweden import Sweden

    return frozenset(Sweden(years=year, include_sundays=False, categories=(PUBLIC, DE_FACTO)))


def is_working_day(day: date) -> bool:
    """Whether offices are open."""
    return day.weekday() < 5 and day not in _free_days(day.year)
