"""When things happened in a case: one story in time, in working hours, ending at the last one before today."""

from datetime import date, datetime, time, timedelta
from random import Random

from ledstjarna.foundation.clock import STOCKHOLM, moment_of

_FEWEST_LEFT = 4  # so many steps are always kept in hand, so that a long story never runs out of time
_OPENS, _HOURS = 8, 9
_DAY = _HOURS * 3600  # the working seconds of a day
_WEEK = 5

# How many days ago a case began, at least and at most, by how far it has come: what waits has waited for days or weeks.
AGES: dict[str, tuple[int, int]] = {
    "story": (2, 14), "consent": (5, 24), "assessed": (9, 35), "proposed": (12, 40), "chosen": (16, 42),
    "agreed": (24, 52), "settled": (100, 420), "ended": (200, 540),
}  # fmt: skip
# How many days it took until everything was said where nothing waits any more.
_TAKES = (35, 90)


class Moments:
    """Moments that only go forwards, from when the case began. All of them when people are at work."""

    def __init__(self, rng: Random, today: datetime, *, earliest: datetime, about: int, pace: str) -> None:
        """`about`: roughly how many moments will be asked for; `earliest`: when the case can have begun at all."""
        self._axis = _Axis(today.astimezone(STOCKHOLM).date())
        ago = rng.randint(*AGES[pace]) * _WEEK / 7 - rng.random()
        begins = min(max(-ago * _DAY, self._axis.after(earliest)), -_DAY / 2)
        takes = rng.randint(*_TAKES) * _DAY * _WEEK / 7
        self._ends = min(0.0, begins + takes) if pace in ("settled", "ended") else 0.0
        self._rng, self._place, self._left = rng, begins, about
        self.began = self._at = self._axis.moment(begins)
        self.last = self._axis.moment(self._ends)
        self.latest = self._axis.moment(0)

    @property
    def at(self) -> datetime:
        """The latest moment there was."""
        return self._at

    @property
    def today(self) -> date:
        """The day the county is loaded."""
        return self._axis.today

    def next(self) -> datetime:
        """A later moment."""
        self._left = max(_FEWEST_LEFT, self._left - 1)
        self._place += (self._ends - self._place) / self._left * self._rng.uniform(0.4, 1.3)
        at = self._axis.moment(self._place)
        whole = at.replace(second=0, microsecond=0)
        self._at = whole if whole > self._at else at
        return self._at

    def between(self, begins: datetime, ends: datetime, rng: Random) -> datetime:
        """A moment at work between two moments."""
        low, high = self._axis.place(begins), self._axis.place(ends)
        return self._axis.moment(low + rng.random() * max(0.0, high - low - 60))

    def recent(self, days: float) -> datetime:
        """A moment in the last so many working days, never before what has happened already."""
        return max(self._at, self._axis.moment(-self._rng.random() * days * _DAY).replace(second=0, microsecond=0))


class _Axis:
    """Working time in seconds, counted backwards from the last closing before today: there is no night on it."""

    def __init__(self, today: date) -> None:
        self.today = today
        self._last = today - timedelta(days=3 if today.weekday() == 0 else max(1, today.weekday() - 4))

    def moment(self, place: float) -> datetime:
        """The moment at a place on the axis."""
        days, seconds = divmod(place, _DAY) if place < 0 else (-1.0, float(_DAY - 1))
        weeks, weekday = divmod(self._last.weekday() + int(days) + 1, _WEEK)
        day = self._last + timedelta(days=weeks * 7 + weekday - self._last.weekday())
        return moment_of(day, time(_OPENS)) + timedelta(seconds=seconds)

    def after(self, moment: datetime) -> float:
        """The first place on a later day than the moment."""
        return self._opening(moment.astimezone(STOCKHOLM).date()) + _DAY

    def place(self, moment: datetime) -> float:
        """The place of a moment; of one when nobody is at work the nearest one after it."""
        local = moment.astimezone(STOCKHOLM)
        seconds = (local.hour - _OPENS) * 3600 + local.minute * 60 + local.second
        within = min(max(seconds, 0), _DAY) if local.weekday() < _WEEK else _DAY
        return min(0.0, self._opening(local.date()) + within)

    def _opening(self, day: date) -> float:
        """The place where a day opens; on a weekend where the Friday before did."""
        weeks, days = divmod((self._last - day).days, 7)
        rest = sum((self._last - timedelta(days=ago)).weekday() < _WEEK for ago in range(days))
        return -float((weeks * _WEEK + rest + 1) * _DAY)
