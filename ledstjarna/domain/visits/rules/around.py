"""When the person is told that somebody comes: around a time, as people say it. Pure.

Who comes is on the way from somebody else: a minute would be promised and not kept. What is told is the nearest five
minutes [M]: change it here. What the person said yes to in the plan is theirs and stays as it stands, and those who
come have the minutes. No section of law sets the measure.
"""

from datetime import UTC, datetime, timedelta

from ledstjarna.foundation.clock import day_of

STEP = timedelta(minutes=5)
_COUNTED_FROM = datetime(2000, 1, 1, tzinfo=UTC)  # Swedish clocks are whole hours from UTC: five minutes are the same


def around(at: datetime) -> datetime:
    """The nearest five minutes. Nobody is told another day than the one somebody comes on: what would be midnight of
    the next one stays as it is."""
    up = at.astimezone(UTC) + STEP / 2  # counted past a night when the clock is changed
    told = up - (up - _COUNTED_FROM) % STEP
    return told if day_of(told) == day_of(at) else at
