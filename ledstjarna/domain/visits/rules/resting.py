"""Breaks in a shift: when each is due, and when it can be taken between the visits; and rest between shifts. Pure.

Nobody works more than five hours in a row without a break that is theirs (arbetstidslagen (1982:673) 15 §). How long it
is the law leaves to the parties: half an hour here, as agreements usually say [M]. Change the two numbers here.

Every twenty-four hours hold eleven hours of rest in a row (13 §, dygnsvila), counted here from the beginning of each
shift; every seven days hold thirty-six (14 §, veckovila), counted here from Monday to Sunday [M]. An agreement, or what
nobody could foresee, may say otherwise: what is told here hinders nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from functools import cache
from math import ceil, floor

from ledstjarna.foundation.clock import day_of, moment_of

LONGEST = timedelta(hours=5)  # work in a row
LENGTH = timedelta(minutes=30)
MINUTE = timedelta(minutes=1)
DAY, DAILY_REST = timedelta(hours=24), timedelta(hours=11)
WEEK, WEEKLY_REST = timedelta(days=7), timedelta(hours=36)
LONG_SHIFT = DAY - DAILY_REST  # longer, and no day has its rest: whoever saves it is asked whether it is so
DAILY, WEEKLY = "daily", "weekly"
SECTIONS = {DAILY: "arbetstidslagen (1982:673) 13 §", WEEKLY: "arbetstidslagen (1982:673) 14 §"}
Span = tuple[datetime, datetime]
Busy = tuple[datetime, datetime, timedelta]  # from, until, and the way from there to the next visit


@dataclass(frozen=True, slots=True)
class Due:
    """A break begins between the two: then no work beside it is longer than the law allows."""

    earliest: datetime
    latest: datetime


@dataclass(frozen=True, slots=True)
class Break:
    """A break that is due, and the first moment when there is time for it; None where there is none."""

    due: Due
    at: datetime | None


def due(starts: datetime, ends: datetime) -> list[Due]:
    """The breaks of a shift, as few as the law asks for, in order of time, to whole minutes; none in a shift of five
    hours or less.

    One break has all the time there is; of several each has half of what is over, so that they never drift apart.
    """
    return [Due(starts + first * MINUTE, starts + last * MINUTE) for first, last in _windows((ends - starts) // MINUTE)]


@cache
def _windows(whole: int) -> tuple[tuple[int, int], ...]:
    """The same in minutes of a shift of `whole` minutes: there are few lengths, and a proposal asks for each visit and
    carer."""
    longest, length = LONGEST // MINUTE, LENGTH // MINUTE
    many = max(0, ceil(Fraction(whole - longest, longest + length)))
    stretch = Fraction(whole - many * length, many + 1)
    over = longest - stretch if many == 1 else (longest - stretch) / 2
    middles = [number * stretch + (number - 1) * length for number in range(1, many + 1)]
    found = tuple((max(0, ceil(each - over)), min(floor(each + over), whole - length)) for each in middles)
    if any(first > last for first, last in found):  # less than a minute is over: no whole one lies within it
        return tuple((ceil(each), ceil(each)) for each in middles)
    return found


def breaks(starts: datetime, ends: datetime, busy: Sequence[Busy]) -> list[Break]:
    """When the breaks of a shift can be taken beside its visits, given in order of time: each as early as it can be.

    Between two visits there must be time for the way too. From the base to the first visit, and home from the last, is
    beside the shift.
    """
    gaps, free, last = list[Busy](), starts, timedelta()
    for begins, stops, way in busy:
        gaps.append((free, begins, last))
        free, last = max(free, stops), way
    gaps.append((free, ends, timedelta()))
    found, taken = list[Break](), starts
    for one in due(starts, ends):
        at = next((at for gap in gaps if (at := _first_in(gap, one, taken)) is not None), None)
        found.append(Break(one, at))
        taken = at + LENGTH if at else taken
    return found


def _first_in(gap: Busy, one: Due, taken: datetime) -> datetime | None:
    """The first moment of a gap when a break can begin; `taken`: when the break before it is over."""
    free, until, way = gap
    free = max(free, taken)
    at = max(free, one.earliest)
    fits = at <= one.latest and at + LENGTH <= until and free + way + LENGTH <= until
    return at if fits else None


@dataclass(frozen=True, slots=True)
class ShortRest:
    """Somebody rests less than the law asks for: the longest rest of the period that begins at `since`."""

    kind: str
    since: datetime
    longest: timedelta

    @property
    def section(self) -> str:
        """Where the law says it."""
        return SECTIONS[self.kind]


def short_rests(shifts: Iterable[Span]) -> list[ShortRest]:
    """Where one person's shifts leave too little rest, in order of time. Give a week before and after what is asked
    about: nobody is known to work where nothing is given."""
    spans = sorted(shifts)
    daily = [ShortRest(DAILY, starts, _longest(spans, starts, starts + DAY)) for starts, _ends in spans]
    mondays = sorted({_monday(each) for starts, ends in spans for each in (starts, ends)})
    weekly = [
        ShortRest(WEEKLY, first, _longest(spans, first, last))
        for day in mondays
        for first, last in [(moment_of(day, time.min), moment_of(day + WEEK, time.min))]
    ]
    short = [
        *(one for one in daily if one.longest < DAILY_REST),
        *(one for one in weekly if one.longest < WEEKLY_REST),
    ]
    return sorted(short, key=lambda one: (one.since, one.kind))


def _monday(at: datetime) -> date:
    day = day_of(at)
    return day - timedelta(days=day.weekday())


def _longest(spans: Sequence[Span], first: datetime, last: datetime) -> timedelta:
    """The longest time in a row without work, between two moments."""
    longest, free = timedelta(), first
    for starts, ends in spans:
        if ends <= first or starts >= last:
            continue
        longest, free = max(longest, starts - free), max(free, ends)
    return max(longest, last - free)


def rest_left(spans: Sequence[Span], ends: datetime) -> timedelta:
    """How much later somebody with these shifts may end the one that ends at `ends` and still rest as the law has it:
    eleven hours before the next and within the day, and thirty-six where they have them."""
    begins = max(starts for starts, stops in spans if stops == ends)
    after = min((starts for starts, _ends in spans if starts >= ends), default=None)
    left = begins + LONG_SHIFT - ends
    if after is not None:
        rests = after - ends
        left = min(left, rests - (WEEKLY_REST if rests >= WEEKLY_REST else DAILY_REST))
    return max(left, timedelta())


def is_long(starts: datetime, ends: datetime) -> bool:
    """Whether a shift is so long that it may be a slip of the pen."""
    return ends - starts > LONG_SHIFT
