"""Who gets which number: official test numbers, persons with plans first; the rest local reserve numbers.

Never a made-up personnummer. A birth date and sex follow the test number; its age is the drawn age, or for persons
with plans the nearest within a few years, since the test numbers are few for those born before 1976.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import NamedTuple

from ledstjarna.demo.county.quotas import Cell
from ledstjarna.foundation.identity import IdentityNumber, Kind, official_test_numbers, parse, reserve_number

_NEAR = 4  # years a test number's age may lie from the drawn age
_OLDEST = 106  # nobody in Sweden was older in 2019 but for a handful: the numbers from 1890–1912 stay unused
_YOUNGEST = 60  # days: who has just been born has no plan yet
_SHARE_OF_SAMORDNINGSNUMMER = 0.25  # of persons with another background, while they last

Key = tuple[str, int]


class Identity(NamedTuple):
    """A number and the birth date that goes with it."""

    number: IdentityNumber
    birth_date: date
    is_official: bool


def age_on(birth_date: date, day: date) -> int:
    """Whole years."""
    return day.year - birth_date.year - ((day.month, day.day) < (birth_date.month, birth_date.day))


@cache
def _official() -> tuple[IdentityNumber, ...]:
    newest = date(2023, 12, 31)
    return tuple(parse(value, on=newest) for value in sorted(official_test_numbers()))


class Identities:
    """Hands out numbers, each once."""

    def __init__(self, cells: Iterable[Cell], *, on: date, rng: Random) -> None:
        self._on, self._rng = on, rng
        self._personnummer: dict[Key, list[IdentityNumber]] = defaultdict(list)
        self._samordningsnummer: dict[Key, list[IdentityNumber]] = defaultdict(list)
        self._for_plans: dict[Key, list[IdentityNumber]] = defaultdict(list)
        self._read_official()
        self._set_aside(cells)

    def give(self, *, serial: int, sex: str, age: int, has_plan: bool, is_foreign: bool) -> Identity:
        """The identity of one person. `serial` becomes the reserve number when no test number fits."""
        key = (sex, age if age < 100 else self._age_above_100())
        number = self._take(key, has_plan=has_plan, is_foreign=is_foreign)
        if number is not None and number.birth_date is not None:
            return Identity(number, number.birth_date, True)
        return Identity(reserve_number(serial), self._birth_date(key[1]), False)

    def _take(self, key: Key, *, has_plan: bool, is_foreign: bool) -> IdentityNumber | None:
        if is_foreign and self._samordningsnummer[key] and self._rng.random() < _SHARE_OF_SAMORDNINGSNUMMER:
            return self._samordningsnummer[key].pop()
        for shelf in (self._for_plans, self._personnummer) if has_plan else (self._personnummer,):
            if shelf[key]:
                return shelf[key].pop()
        return None

    def _read_official(self) -> None:
        numbers = list(_official())
        self._rng.shuffle(numbers)
        for number in numbers:
            if number.birth_date is None or number.sex is None or number.birth_date > self._on:
                continue
            age = age_on(number.birth_date, self._on)
            shelf = self._personnummer if number.kind is Kind.PERSONNUMMER else self._samordningsnummer
            if age <= _OLDEST:
                shelf[number.sex.value, age].append(number)

    def _set_aside(self, cells: Iterable[Cell]) -> None:
        """Numbers for persons with plans: their own age first, then the nearest ages that have some to spare."""
        wanted: dict[Key, int] = defaultdict(int)
        for cell in cells:
            wanted[cell.sex, cell.age] += cell.plans
        for distance in range(_NEAR + 1):
            for (sex, age), number in sorted(wanted.items()):
                for other in {age - distance, age + distance}:
                    shelf = self._personnummer[sex, other]
                    while shelf and len(self._for_plans[sex, age]) < number:
                        self._for_plans[sex, age].append(shelf.pop())

    def _age_above_100(self) -> int:
        age = 100
        while age < _OLDEST and self._rng.random() < 0.45:
            age += 1
        return age

    def _birth_date(self, age: int) -> date:
        birthday = date(self._on.year - age, self._on.month, min(self._on.day, 28))
        days = self._rng.randrange(365)
        return birthday - timedelta(days=days if age else max(days, _YOUNGEST))
