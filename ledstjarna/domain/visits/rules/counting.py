"""A visit is one time of the plan: where two come together it is told of, and counted, once. Pure."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar
from uuid import UUID

from ledstjarna.domain.visits.rules.placing import Stop


class OfPlan(Protocol):
    """Whatever is about one time of the plan: a visit's row, an occasion."""

    @property
    def activity_id(self) -> UUID:
        """Whose time it is."""

    @property
    def day(self) -> date:
        """The activity's own day."""


class Given(OfPlan, Protocol):
    """Somebody's part of a visit, or nobody's."""

    @property
    def carer_id(self) -> UUID | None:
        """Who makes it."""


@dataclass(frozen=True, slots=True)
class Short:
    """How many visits somebody is lacking at: those that nobody has, and those of two that one has."""

    nobody: int
    one_of_two: int

    @property
    def many(self) -> int:
        """All of them."""
        return self.nobody + self.one_of_two


T = TypeVar("T")


def once(rows: Iterable[T], key: Callable[[T], Hashable]) -> list[T]:
    """The first row of each visit, in the order they come. Every number of visits that is told to somebody is how many
    these are."""
    found: dict[Hashable, T] = {}
    for row in rows:
        found.setdefault(key(row), row)
    return list(found.values())


def time_of(row: OfPlan) -> tuple[UUID, date]:
    """Which of the plan's times somebody's part of a visit is."""
    return row.activity_id, row.day


def time_of_stop(one: Stop) -> UUID:
    """The same of a stop, which knows whom it stands beside."""
    return min(one.id, one.beside) if one.beside else one.id


def short(lacking: Iterable[OfPlan], rows: Iterable[Given]) -> Short:
    """How many visits these parts that nobody has are of. `rows`: every part of them, whoever has it."""
    times, has = {time_of(row) for row in lacking}, {time_of(row) for row in rows if row.carer_id is not None}
    return Short(len(times - has), len(times & has))
