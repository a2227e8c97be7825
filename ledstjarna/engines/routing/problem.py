"""A day to plan: carers, persons with services, travel, and what counts how much. Immutable; times in minutes."""

from collections.abc import Iterator
from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Window:
    """From when to when. A soft window may be passed at the price of tardiness; opening is never passed."""

    opens: float
    closes: float
    hard: bool = False


@dataclass(frozen=True, slots=True)
class Apart:
    """How many minutes after the start of a person's first service the second starts. Both 0: at the same moment."""

    shortest: float
    longest: float


@dataclass(frozen=True, slots=True)
class Service:
    """One thing to be done by one carer with the ability."""

    ability: str
    duration: float


@dataclass(frozen=True, slots=True)
class Person:
    """Who is visited, where in the table of travel times, when, and for what.

    `apart` binds the first two services to each other; without it several services are free of each other, but each is
    still done by another carer.
    """

    id: str
    place: int
    windows: tuple[Window, ...]
    services: tuple[Service, ...]
    apart: Apart | None = None
    optional: bool = False
    preferred: frozenset[str] = frozenset()
    incompatible: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Carer:
    """Who visits: abilities, where the day starts and ends, and between which hours. No shift: any hours."""

    id: str
    abilities: frozenset[str]
    leaves: int
    returns: int
    shift: Window | None = None
    lunch: bool = False


@dataclass(frozen=True, slots=True)
class Lunch:
    """The break of those who have one: taken between the hours, at a person's door before the service."""

    opens: float
    closes: float
    duration: float


@dataclass(frozen=True, slots=True)
class Amounts:
    """One number for each thing that counts, named as in the public formats: a problem's weights, a plan's amounts."""

    travel_time: float = 0.0
    total_tardiness: float = 0.0
    highest_tardiness: float = 0.0
    total_waiting_time: float = 0.0  # at doors, but not at a carer's first: they leave later instead
    total_extra_time: float = 0.0  # back after the shift's end
    max_idle_time: float = 0.0  # of one carer: the shift without travel, services and lunch
    preferences: float = 0.0  # services by somebody else than whom the person prefers
    unscheduled: float = 0.0  # optional persons without a visit
    missed_lunch_break: float = 0.0

    def items(self) -> Iterator[tuple[str, float]]:
        """Name and number, in the order above."""
        return ((field.name, getattr(self, field.name)) for field in fields(self))

    def times(self, weights: "Amounts") -> "Amounts":
        """Each number times its weight."""
        return Amounts(**{name: number * getattr(weights, name) for name, number in self.items()})

    def total(self) -> float:
        """The sum."""
        return sum(number for _, number in self.items())


@dataclass(frozen=True, slots=True)
class Problem:
    """Everything a plan for the day is made from. `travel[a][b]` leads from place a to b, and may differ from
    `travel[b][a]`.

    `met_at_end` says that it is the end of a service, not its start, that must lie within a window.
    """

    carers: tuple[Carer, ...]
    persons: tuple[Person, ...]
    travel: tuple[tuple[float, ...], ...]
    weights: Amounts
    met_at_end: bool = False
    lunch: Lunch | None = None
