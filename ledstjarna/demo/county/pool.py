"""The people of one municipality before they have homes: taken out by sex and nearest age."""

from collections.abc import Callable, Iterable
from random import Random
from typing import NamedTuple

from ledstjarna.demo.county.quotas import Cell
from ledstjarna.demo.county.tables import MAN, OLDEST, WOMAN


class Somebody(NamedTuple):
    """A person to be: age, sex, and whether they will have a plan."""

    age: int
    sex: str
    has_plan: bool


class Pool:
    """Everybody not yet housed."""

    def __init__(self, cells: Iterable[Cell], rng: Random) -> None:
        self._rng = rng
        self._plans: dict[str, list[list[bool]]] = {sex: [[] for _ in range(OLDEST + 1)] for sex in (WOMAN, MAN)}
        for cell in cells:
            flags = [True] * cell.plans + [False] * (cell.persons - cell.plans)
            rng.shuffle(flags)
            self._plans[cell.sex][cell.age].extend(flags)

    def left(self, sex: str, low: int, high: int) -> int:
        """How many of the sex remain, ages low to high inclusive."""
        return sum(map(len, self._plans[sex][low : high + 1]))

    def take(self, sex: str, age: int, low: int = 0, high: int = OLDEST) -> Somebody | None:
        """The one nearest to `age` within the bounds; None when nobody is left there."""
        by_age = self._plans[sex]
        age = min(max(age, low), high)
        for distance in range(max(age - low, high - age) + 1):
            for candidate in (age - distance, age + distance):
                if low <= candidate <= high and by_age[candidate]:
                    return Somebody(candidate, sex, by_age[candidate].pop())
        return None

    def take_child(self, age: int, low: int, high: int) -> Somebody | None:
        """A child of either sex, nearest in age."""
        sexes = (WOMAN, MAN) if self._rng.random() < 0.5 else (MAN, WOMAN)
        found = self.take(sexes[0], age, low, high)
        if found is None or abs(found.age - age) <= 1:
            return found or self.take(sexes[1], age, low, high)
        self._put_back(found)
        other = self.take(sexes[1], age, low, high)
        if other is not None and abs(other.age - age) < abs(found.age - age):
            return other
        if other is not None:
            self._put_back(other)
        return self.take(found.sex, found.age, found.age, found.age)

    def choose(self, sex: str, number: int, low: int, high: int, weight: Callable[[int], float]) -> list[Somebody]:
        """`number` persons drawn without replacement with a weight by age (Efraimidis and Spirakis 2006)."""
        keyed = [
            (self._rng.random() ** (1 / weight(age)), age)
            for age in range(low, high + 1)
            for _ in self._plans[sex][age]
        ]
        keyed.sort(reverse=True)
        return [Somebody(age, sex, self._plans[sex][age].pop()) for _, age in keyed[:number]]

    def everyone(self, low: int, high: int) -> list[Somebody]:
        """Takes all who remain in the ages, in random order."""
        found = [
            Somebody(age, sex, flag)
            for sex in (WOMAN, MAN)
            for age in range(low, high + 1)
            for flag in self._plans[sex][age]
        ]
        for sex in (WOMAN, MAN):
            for age in range(low, high + 1):
                self._plans[sex][age].clear()
        self._rng.shuffle(found)
        return found

    def _put_back(self, somebody: Somebody) -> None:
        self._plans[somebody.sex][somebody.age].append(somebody.has_plan)
