"""When things happened in a case: one story in time, in working hours, ending yesterday at the latest."""

from datetime import datetime, timedelta
from random import Random

from ledstjarna.foundation.clock import STOCKHOLM

_FEWEST_LEFT = 4  # so many steps are always kept in hand, so that a long story never runs out of time
_OPENS, _CLOSES = 8, 17


class Moments:
    """Moments that only go forwards, from when the case began."""

    def __init__(self, rng: Random, today: datetime, *, earliest: datetime, about: int) -> None:
        """`about`: roughly how many moments will be asked for; `earliest`: when the case can have begun at all."""
        self._rng = rng
        self.last = today - timedelta(hours=12)
        drawn = today - timedelta(days=rng.randint(40, 320), minutes=rng.randint(0, 400))
        self.began = min(max(drawn, earliest), self.last - timedelta(hours=1))
        self._at, self._left = self.began, about

    @property
    def at(self) -> datetime:
        """The latest moment there was."""
        return self._at

    def next(self) -> datetime:
        """A later moment."""
        self._left = max(_FEWEST_LEFT, self._left - 1)
        step = (self.last - self._at) / self._left * self._rng.uniform(0.4, 1.3)
        wanted = _in_hours(self._at + step, self._rng)
        inside = self._at < wanted < self.last
        self._at = wanted if inside else self._at + (self.last - self._at) / (2 * _FEWEST_LEFT)
        return self._at


def _in_hours(at: datetime, rng: Random) -> datetime:
    """The same moment, or the nearest later one when people are at work."""
    local = at.astimezone(STOCKHOLM)
    if local.hour >= _CLOSES:
        local = _morning(local + timedelta(days=1), rng)
    elif local.hour < _OPENS:
        local = _morning(local, rng)
    if local.weekday() >= 5:
        local = _morning(local + timedelta(days=7 - local.weekday()), rng)
    return local.replace(second=0, microsecond=0).astimezone(at.tzinfo)


def _morning(local: datetime, rng: Random) -> datetime:
    return local.replace(hour=_OPENS + rng.randint(0, 2), minute=rng.randint(0, 59))
