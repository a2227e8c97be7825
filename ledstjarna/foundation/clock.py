"""The one clock of the house.

Everything that asks for the time asks here, so that a test, a replay or a demo county can set it.
Statutory times are counted in Swedish local time.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

STOCKHOLM = ZoneInfo("Europe/Stockholm")

_set_to: ContextVar[datetime | None] = ContextVar("clock_set_to", default=None)


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return _set_to.get() or datetime.now(UTC)


def today() -> date:
    """The calendar day in Sweden."""
    return day_of(now())


def day_of(moment: datetime) -> date:
    """The calendar day in Sweden of an aware moment: just after midnight it is another than in UTC."""
    return moment.astimezone(STOCKHOLM).date()


def last_day_of(end: datetime) -> date:
    """The last local day of what ends at a moment, which is no longer part of it: midnight belongs to the day after."""
    return day_of(end - timedelta(seconds=1))


def moment_of(day: date, at: time) -> datetime:
    """The moment of a local day and time in Sweden, in UTC; of the two that an October night has, the first."""
    return datetime.combine(day, at.replace(fold=0), tzinfo=STOCKHOLM).astimezone(UTC)


@contextmanager
def clock_set_to(moment: datetime) -> Iterator[None]:
    """Let the clock stand still at `moment` inside the block. Raises ValueError when it has no time zone."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    token = _set_to.set(moment)
    try:
        yield
    finally:
        _set_to.reset(token)
