"""Homes: who lives with whom, so that SCB's household kinds and sizes come out and every child lives with an adult.

The tables give how many households there are of each kind and size, not who lives in them; ages within a home
(parents 18–45 years older than the child, partners a few years apart) are our own plain assumptions.
"""

from dataclasses import dataclass, field
from math import exp
from random import Random

from ledstjarna.demo.county.pool import Pool, Somebody
from ledstjarna.demo.county.quotas import systematic
from ledstjarna.demo.county.tables import MAN, OLDEST, WOMAN, Municipality

_CHILDREN = {"couple_1_child": 1, "couple_2_children": 2, "couple_3_children": 3}


@dataclass(slots=True)
class Household:
    """A home. `adults` come first: one, or two partners, or unrelated grown-ups; then `children`, also grown ones."""

    kind: str
    adults: list[Somebody]
    children: list[Somebody] = field(default_factory=list)

    @property
    def size(self) -> int:
        """How many live here."""
        return len(self.adults) + len(self.children)

    @property
    def is_couple(self) -> bool:
        """Whether the two adults live together as partners."""
        return self.kind.startswith("couple") and len(self.adults) == 2


def house(municipality: Municipality, pool: Pool, persons: int, rng: Random) -> list[Household]:
    """Give everybody in the pool a home."""
    return _Housing(municipality, pool, persons, rng).build()


class _Housing:
    def __init__(self, municipality: Municipality, pool: Pool, persons: int, rng: Random) -> None:
        self._pool, self._rng = pool, rng
        kinds = list(municipality.households)
        share = persons / municipality.population
        total = round(sum(municipality.households.values()) * share)
        drawn = systematic(rng, [municipality.households[kind] for kind in kinds], total)
        self._wanted = dict(zip(kinds, drawn, strict=True))
        sizes = [count / size * share for size, count in enumerate(municipality.household_sizes, start=1)]
        self._sizes = {size: count for size, count in enumerate(sizes, start=1) if size > 1}
        self._take_size(2, self._wanted["couple"])
        self._take_size(3, self._wanted["couple_1_child"])
        self._take_size(4, self._wanted["couple_2_children"])

    def build(self) -> list[Household]:
        homes = self._alone()
        families = self._large_families() + self._families()
        homes += self._couples()
        homes += self._others()
        self._place_left_children(families or homes)
        homes += families
        for home in homes:
            home.kind = _kind_as_it_became(home)
        self._rng.shuffle(homes)
        return homes

    def _take_size(self, size: int, count: int) -> None:
        self._sizes[size] = self._sizes.get(size, 0.0) - count

    def _draw_size(self, low: int, high: int) -> int:
        """A size from what the table still wants; the smallest allowed when it wants none of them."""
        allowed = list(range(low, high + 1))
        weights = [max(0.0, self._sizes[size]) for size in allowed]
        size = self._rng.choices(allowed, weights)[0] if sum(weights) > 0 else low
        self._take_size(size, 1)
        return size + (self._rng.random() < 0.4 if size == 7 else 0)

    def _alone(self) -> list[Household]:
        wanted, choose = self._wanted, self._pool.choose
        found = {
            "woman_alone_65": choose(WOMAN, wanted["woman_alone_65"], 65, OLDEST, lambda age: 1 + (age - 65) * 0.12),
            "man_alone_65": choose(MAN, wanted["man_alone_65"], 65, OLDEST, lambda age: 1 + (age - 65) * 0.03),
            "woman_alone": choose(WOMAN, wanted["woman_alone"], 18, 64, _alone_at),
            "man_alone": choose(MAN, wanted["man_alone"], 18, 64, _alone_at),
        }
        return [Household(kind, [somebody]) for kind, people in found.items() for somebody in people]

    def _large_families(self) -> list[Household]:
        """SCB's "other households with children": more grown-ups than two partners, or more generations."""
        mothers = self._pool.choose(WOMAN, self._wanted["others_with_children"], 20, 62, _parent_at)
        homes = [Household("others_with_children", [mother]) for mother in mothers]
        for home in homes:
            size = max(4, self._draw_size(3, 7))
            grown = 3 if size > 4 else 2
            while home.size < grown:
                generation = self._rng.choice((-26, 0, 26))
                sex = self._rng.choice((WOMAN, MAN))
                adult = self._pool.take(sex, home.adults[0].age + generation, 18, OLDEST)
                if adult is None:
                    break
                home.adults.append(adult)
            self._add_children(home, size - home.size)
        return homes

    def _families(self) -> list[Household]:
        kinds = [kind for kind in ("mother_alone", *_CHILDREN) for _ in range(self._wanted[kind])]
        self._rng.shuffle(kinds)
        mothers = self._pool.choose(WOMAN, len(kinds), 20, 62, _parent_at)
        fathers = self._pool.choose(MAN, self._wanted["father_alone"], 23, 64, _parent_at)
        self._rng.shuffle(mothers)
        homes = [Household(kind, [parent]) for kind, parent in zip(kinds, mothers, strict=False)]
        homes += [Household("father_alone", [father]) for father in fathers]
        for home in homes:
            if home.kind in _CHILDREN:
                self._add_partner(home)
            self._add_children(home, self._children_of(home.kind))
        return homes

    def _children_of(self, kind: str) -> int:
        if kind == "couple_3_children":
            return self._draw_size(5, 7) - 2
        return _CHILDREN.get(kind) or self._draw_size(2, 4) - 1

    def _add_partner(self, home: Household) -> None:
        first = home.adults[0]
        other = WOMAN if first.sex == MAN else MAN
        sex = first.sex if self._rng.random() < 0.012 else other
        gap = self._rng.gauss(2, 3.5) * (1 if first.sex == WOMAN else -1)
        partner = self._pool.take(sex, round(first.age + gap), max(18, first.age - 22), min(OLDEST, first.age + 22))
        if partner is not None:
            home.adults.append(partner)

    def _add_children(self, home: Household, number: int) -> None:
        youngest_parent = home.adults[0].age if "others" in home.kind else min(adult.age for adult in home.adults)
        low, high = max(0, youngest_parent - 45), min(24, youngest_parent - 18)
        age = youngest_parent - round(self._rng.gauss(29.5, 5))
        for _ in range(number):
            if high < low:
                return
            child = self._pool.take_child(min(max(age, low), high), low, high)
            if child is None:
                return
            home.children.append(child)
            age = child.age + self._rng.choice((-4, -3, -2, -2, 2, 2, 3, 4))

    def _couples(self) -> list[Household]:
        women = self._pool.choose(WOMAN, self._wanted["couple"], 20, OLDEST, _couple_at)
        homes = [Household("couple", [woman]) for woman in women]
        for home in homes:
            self._add_partner(home)
        return homes

    def _others(self) -> list[Household]:
        """Whoever is left of the grown-ups, in homes of several: friends, siblings, a parent and a grown child."""
        left = self._pool.everyone(18, OLDEST)
        homes = []
        while left:
            size = self._draw_size(2, 4)
            adults, left = sorted(left[:size], key=lambda somebody: -somebody.age), left[size:]
            homes.append(Household("others", adults))
        return homes

    def _place_left_children(self, homes: list[Household]) -> None:
        """Children for whom no slot was left become one more child of a family where the ages fit."""
        for child in sorted(self._pool.everyone(0, 17), key=lambda somebody: somebody.age):
            fitting = [home for home in self._rng.sample(homes, min(60, len(homes))) if _fits(child, home)]
            if not (fitting or homes):
                homes.append(Household("others", []))  # a county of a handful may have no grown-ups at all
            home = max(fitting or homes, key=lambda home: self._sizes.get(min(home.size + 1, 7), 0.0))
            self._take_size(min(home.size + 1, 7), 1)
            home.children.append(child)


def _fits(child: Somebody, home: Household) -> bool:
    return all(18 <= adult.age - child.age <= 45 for adult in home.adults[:1]) and bool(home.adults)


def _kind_as_it_became(home: Household) -> str:
    """The kind, when somebody needed for the planned kind was not to be found in the ages that were left."""
    if not home.adults:
        return "others_with_children"
    if home.size == 1:
        return _kind_of_alone(home.adults[0])
    if len(home.adults) == 1 and home.kind not in ("mother_alone", "father_alone", "others_with_children"):
        return "mother_alone" if home.adults[0].sex == WOMAN else "father_alone"
    if home.kind.startswith("couple"):
        number = min(len(home.children), 3)
        return "couple" if number == 0 else f"couple_{number}_child{'' if number == 1 else 'ren'}"
    return home.kind


def _kind_of_alone(somebody: Somebody) -> str:
    return f"{somebody.sex}_alone" + ("_65" if somebody.age >= 65 else "")


def _alone_at(age: int) -> float:
    if age < 20:
        return 0.1
    return 0.9 if age < 30 else 0.5 if age < 45 else 1.0


def _parent_at(age: int) -> float:
    return exp(-(((age - 40) / 8.5) ** 2)) + 0.002


def _couple_at(age: int) -> float:
    return 4.0 if age >= 65 else 1.5 if age >= 50 else 0.4
