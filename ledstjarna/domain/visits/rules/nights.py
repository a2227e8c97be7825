"""A working day and the night that it may go on into: what somebody's day is, when they work past midnight. Pure."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from ledstjarna.domain.visits.rules.placing import Shift
from ledstjarna.foundation.clock import day_of, moment_of


def day_span(day: date, shifts: Iterable[Shift], at: datetime) -> tuple[datetime, datetime]:
    """From when to when the visits of a day are: with the night that begins that day, to its end; and where last night
    is still going on, from its beginning. `shifts` are one person's.
    """
    midnight = moment_of(day, time.min)
    start, end = midnight, moment_of(day + timedelta(days=1), time.min)
    for one in shifts:
        if day_of(one.starts) == day:
            end = max(end, one.ends)
        elif one.starts < midnight <= at < one.ends:
            start = min(start, one.starts)
    return start, end
