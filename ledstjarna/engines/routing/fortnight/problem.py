"""A fortnight to plan. Immutable; times are minutes gone since local midnight of the day they belong to.

Minutes *gone*, not what the clock shows: when the clock is set forward in the night, 07:00 is 360.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from ledstjarna.engines.routing.fortnight.weights import USUAL, Counted


@dataclass(frozen=True, slots=True)
class Window:
    """A visit starts between `opens` and `closes`; later, until `latest`, at the price of lateness. Hard: the two are
    the same."""

    opens: float
    closes: float
    latest: float


@dataclass(frozen=True, slots=True)
class Break:
    """Starts between the two, wherever the carer is."""

    earliest: float
    latest: float
    minutes: float


@dataclass(frozen=True, slots=True)
class Shift:
    """From when to when a carer leaves the depot and is back; `overtime`: how much later, at most, at a price."""

    day: int
    starts: float
    ends: float
    breaks: tuple[Break, ...] = ()
    overtime: float = 0.0


@dataclass(frozen=True, slots=True)
class Delegation:
    """A task of health care that somebody may do, from one day to another, both included."""

    ability: str
    first: date = date.min
    last: date = date.max


@dataclass(frozen=True, slots=True)
class Carer:
    """Who visits."""

    id: str
    leaves: int
    returns: int
    mode: str
    shifts: tuple[Shift, ...]
    provider: str = ""
    abilities: frozenset[str] = frozenset()
    delegations: tuple[Delegation, ...] = ()
    titles: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    sex: str = ""
    not_persons: frozenset[str] = frozenset()
    rather_not: frozenset[str] = frozenset()

    def able(self, day: date) -> frozenset[str]:
        """Abilities and what is delegated that day."""
        return self.abilities | {each.ability for each in self.delegations if each.first <= day <= each.last}


@dataclass(frozen=True, slots=True)
class Person:
    """Who is visited, where, and by whom they want to be."""

    id: str
    place: int
    preferred: frozenset[str] = frozenset()
    not_carers: frozenset[str] = frozenset()
    contact: str = ""
    languages: frozenset[str] = frozenset()
    sex: str = ""
    sex_required: bool = False


class Standing(StrEnum):
    """How free a visit is to be planned."""

    FREE = "free"
    LOCKED = "locked"  # by those of the plan before, at any time that suits
    DONE = "done"  # by those, and then: has begun, or may not be touched


@dataclass(frozen=True, slots=True)
class Before:
    """What the plan before says of a visit; `priced` where another carer or time than then has a price."""

    carers: tuple[str, ...]
    starts: float | None = None
    priced: bool = True


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit on one day, by as many carers as `together` says, who start at the same moment.

    Each of them has `abilities` and one of each set in `titles`; one of them has `one_has` too.
    """

    id: str
    person: str
    day: int
    minutes: float
    windows: tuple[Window, ...]
    abilities: frozenset[str] = frozenset()
    titles: tuple[frozenset[str], ...] = ()
    together: int = 1
    one_has: frozenset[str] = frozenset()
    provider: str = ""
    optional: bool = False
    counts: bool = True
    standing: Standing = Standing.FREE
    before: Before | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """The second of two visits of a day starts this many minutes after the first does: at least, and at most."""

    first: str
    second: str
    shortest: float
    longest: float | None = None


@dataclass(frozen=True, slots=True)
class Rest:
    """Rest that shifts are held against, in minutes. Arbetstidslagen (1982:673) 13 § (eleven hours in a day), 14 §
    (36 hours together in seven days) and 15 § (five hours at most without a break); what an agreement says instead is
    the instance's to say."""

    between_shifts: float = 660.0
    in_a_week: float = 2160.0
    longest_without_break: float = 300.0


@dataclass(frozen=True, slots=True)
class Fortnight:
    """Everything a plan is made from. `travel[mode][a][b]` leads from place a to b."""

    days: tuple[date, ...]
    carers: tuple[Carer, ...]
    persons: tuple[Person, ...]
    visits: tuple[Visit, ...]
    links: tuple[Link, ...]
    travel: dict[str, tuple[tuple[float, ...], ...]]
    places: tuple[str, ...]
    weights: Counted = USUAL
    faces_goal: int = 6
    rest: Rest = field(default_factory=Rest)
