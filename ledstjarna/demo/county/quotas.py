"""How many persons of each municipality, sex and age, and how many of them with a plan.

Systematic sampling over the cells in their order: every cell, and every run of cells, gets its share within one
person, and the total is exact, at 2 000 persons as at 300 000.
"""

from collections.abc import Iterator, Sequence
from random import Random
from typing import NamedTuple

from ledstjarna.demo.county.tables import MAN, WOMAN, municipalities

# How much more often a plan is needed at an age: our own assumption, shaped so that every age is there and that about
# half of the plans belong to persons of 65 and older.
_NEED = ((4, 0.3), (18, 0.6), (30, 0.6), (50, 0.55), (65, 0.8), (75, 1.3), (80, 2.4), (85, 4.0), (90, 6.0), (200, 8.0))

_YOUNG = range(15, 18)  # who stand for themselves and are not of age: each county that has some lets one have a plan
_MANY = 20  # plans enough for one to be theirs without the old being missed
_OLD = 80


class Cell(NamedTuple):
    """Persons to draw: how many, and how many of them have a plan."""

    municipality: str
    sex: str
    age: int
    persons: int
    plans: int


def need_at(age: int) -> float:
    """The relative need of a plan at an age."""
    return next(need for below, need in _NEED if age < below)


def draw_cells(rng: Random, *, persons: int, plans: int) -> list[Cell]:
    """The quotas of a county of `persons`, `plans` of whom have a plan. Raises ValueError when that cannot be."""
    if not 0 <= plans <= persons:
        raise ValueError("there must be at least as many persons as plans")
    keys = [(m.code, sex, age) for m in municipalities() for sex in (WOMAN, MAN) for age in range(101)]
    counts = [count for m in municipalities() for sex in (WOMAN, MAN) for count in m.people[sex]]
    drawn = systematic(rng, counts, persons)
    with_plan = _draw_plans(rng, [key[2] for key in keys], drawn, plans)
    return [Cell(*key, n, p) for key, n, p in zip(keys, drawn, with_plan, strict=True) if n]


def systematic(rng: Random, weights: Sequence[float], total: int) -> list[int]:
    """`total` units spread over the weights, each within one of its share. A weight of nothing gets nothing."""
    whole = sum(weights)
    if not total or not whole:
        return [0] * len(weights)
    return list(_steps(rng.random(), weights, total / whole, total))


def _steps(start: float, weights: Sequence[float], factor: float, total: int) -> Iterator[int]:
    reached, running = 0, 0.0
    last = max(index for index, weight in enumerate(weights) if weight)
    for index, weight in enumerate(weights):
        running += weight * factor
        upto = total if index == last else min(total, int(running + start))
        yield upto - reached if weight else 0
        reached = upto if weight else reached


def _draw_plans(rng: Random, ages: list[int], persons: list[int], plans: int) -> list[int]:
    """Plans by need; what does not fit in a full cell goes to the others."""
    drawn = [0] * len(persons)
    while (missing := plans - sum(drawn)) > 0:
        free = [(n - d) * need_at(age) for n, d, age in zip(persons, drawn, ages, strict=True)]
        for index, more in enumerate(systematic(rng, free, missing)):
            drawn[index] = min(persons[index], drawn[index] + more)
    return _with_somebody_young(ages, persons, drawn)


def _with_somebody_young(ages: list[int], persons: list[int], drawn: list[int]) -> list[int]:
    """The same number of plans, one of them a young person's where chance gave them none; one of the old has it not."""
    young = [index for index, age in enumerate(ages) if age in _YOUNG and persons[index]]
    old = [index for index, age in enumerate(ages) if age >= _OLD and drawn[index]]
    if young and old and sum(drawn) >= _MANY and not any(drawn[index] for index in young):
        drawn[old[len(old) // 2]] -= 1
        drawn[young[len(young) // 2]] += 1
    return drawn
