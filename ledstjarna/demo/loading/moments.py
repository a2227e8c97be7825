"""When things happened in a case: one story in time, ending yesterday at the latest."""

from datetime import datetime, timedelta
from random import Random


class Moments:
    """Moments that only go forwards, from when the case began."""

    def __init__(self, rng: Random, today: datetime, *, about: int) -> None:
        """`about`: roughly how many moments will be asked for, so that they fit before `today`."""
        self._rng = rng
        self._last = today - timedelta(hours=12)
        self.began = today - timedelta(days=rng.randint(40, 320), minutes=rng.randint(0, 400))
        self._at = self.began
        self._step = (self._last - self.began) / (about + 2)

    def next(self) -> datetime:
        """A later moment."""
        self._at = min(self._at + self._step * self._rng.uniform(0.3, 1.2), self._last)
        return self._at
