"""When something is promised at the latest: one rule for every promise of ours. Pure, in Swedish time; no law.

What is counted in hours is counted in office hours where whoever is asked keeps such, and on the clock where they are
on duty. What is counted in days is counted in working days, and holds until the offices close on the last of them: it
is told as a day.
"""

from datetime import UTC, datetime, time, timedelta

from ledstjarna.foundation.clock import STOCKHOLM, moment_of
from ledstjarna.foundation.working_days import is_working_day

OFFICE_OPENS, OFFICE_ENDS = time(8), time(16, 30)
OFFICE_CLOSES = time(16)  # an answer that comes later that day comes the day after
_STEP = timedelta(minutes=30)


def by_working_day(at: datetime, working_days: int) -> datetime:
    """When the offices close on the last of `working_days` after the day of `at`."""
    day = at.astimezone(STOCKHOLM).date()
    while working_days:
        day += timedelta(days=1)
        working_days -= is_working_day(day)
    return moment_of(day, OFFICE_CLOSES)


def within_hours(at: datetime, hours: int, *, on_duty: bool) -> datetime:
    """So many hours after `at`: on the clock for who is on duty, else of office hours, on the next half hour."""
    if on_duty:
        return at + timedelta(hours=hours)
    left, day = timedelta(hours=hours), at.astimezone(STOCKHOLM).date()
    while True:
        begins = max(at, moment_of(day, OFFICE_OPENS))
        ends = moment_of(day, OFFICE_ENDS)
        if is_working_day(day) and begins < ends:
            if ends - begins >= left:
                return _on_half_hour(begins + left)
            left -= ends - begins
        day += timedelta(days=1)


def is_told_as_day(promised: datetime) -> bool:
    """Whether a promise was counted in days: it holds until the offices close."""
    return promised.astimezone(STOCKHOLM).time() == OFFICE_CLOSES


def _on_half_hour(at: datetime) -> datetime:
    past = timedelta(minutes=at.minute % 30, seconds=at.second, microseconds=at.microsecond)
    return (at + _STEP - past if past else at).astimezone(UTC)
