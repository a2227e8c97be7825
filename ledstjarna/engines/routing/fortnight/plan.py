"""A plan of a fortnight: for each shift, which visits in which order and when. Immutable; times as in `problem`."""

from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Stop:
    """One carer's part in one visit."""

    visit: str
    starts: float
    ends: float


@dataclass(frozen=True, slots=True)
class Pause:
    """A break taken."""

    starts: float
    ends: float


@dataclass(frozen=True, slots=True)
class Route:
    """What a carer does in one of their shifts: stops in order and breaks in order."""

    carer: str
    day: int
    shift: int  # which of the carer's shifts, from 0
    stops: tuple[Stop, ...] = ()
    pauses: tuple[Pause, ...] = ()


class Why(StrEnum):
    """Which rule binds where a visit is not made: the first, in this order, that leaves too few carers."""

    PROVIDER = "provider"  # the provider has too few carers at all
    ABILITY = "ability"  # too few have the abilities, delegations or titles that day
    DUTY = "duty"  # of those, too few are on duty that day
    REFUSED = "refused"  # the person does not want them, or they may not go there
    LOCKED = "locked"  # who it is locked to is not among those
    HOURS = "hours"  # of those, too few have a shift that reaches the visit's times
    APART = "apart"  # those it must be apart from, or near to, are made at times that leave none for it
    TIME = "time"  # they are there, but all their time at those hours goes to other visits
    LEFT_OUT = "left_out"  # it is optional, and costs more than leaving it out


@dataclass(frozen=True, slots=True)
class Unmade:
    """A visit that is not made: why, how many carers it needs, and who are left after the rule that binds."""

    visit: str
    why: Why
    needed: int = 1
    carers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """Everybody's routes, and what is not made."""

    routes: tuple[Route, ...]
    unmade: tuple[Unmade, ...] = field(default=())
