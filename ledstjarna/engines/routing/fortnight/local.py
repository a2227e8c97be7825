"""Clock times and minutes gone since local midnight, told apart on the two nights a year when they differ."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from ledstjarna.engines.routing.errors import Fault, RoutingError

ZONE = ZoneInfo("Europe/Stockholm")


def minutes_at(day: date, told: float | str) -> float:
    """Minutes gone since midnight. Raises RoutingError (`TIME_NOT_THERE`) for a clock time that the day lacks.

    Of a clock time that comes twice the first is meant.
    """
    if not isinstance(told, str):
        return float(told)
    hours, minutes = map(int, told.split(":"))
    local = datetime.combine(day + timedelta(days=hours // 24), time(hours % 24, minutes), ZONE)
    if local.astimezone(UTC).astimezone(ZONE).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise RoutingError(Fault.TIME_NOT_THERE, f"{local:%Y-%m-%d %H:%M}")
    return (local.astimezone(UTC) - _midnight(day)).total_seconds() / 60


def clock_at(day: date, minutes: float) -> str:
    """What the clock shows, to the minute before; from 24:00 on it is the next day's."""
    local = (_midnight(day) + timedelta(minutes=minutes)).astimezone(ZONE)
    later = (local.date() - day).days
    return f"{local.hour + 24 * later:02}:{local.minute:02}"


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), ZONE).astimezone(UTC)
