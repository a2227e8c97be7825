"""A plan of a day: for each carer, which services in which order, and when. Immutable; times in minutes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stop:
    """One service at one person: when it starts and ends, and when the carer's lunch at the door before it started."""

    person_id: str
    ability: str
    starts: float
    ends: float
    lunch_starts: float | None = None
    lunch_ends: float | None = None


@dataclass(frozen=True, slots=True)
class Route:
    """A carer's stops in order; none is a day off."""

    carer_id: str
    stops: tuple[Stop, ...]


@dataclass(frozen=True, slots=True)
class Solution:
    """Everybody's routes."""

    routes: tuple[Route, ...]
