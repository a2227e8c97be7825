"""Names by frequency, and given names by the years when they were given."""

from collections import defaultdict
from functools import cache
from itertools import accumulate
from random import Random

from ledstjarna.demo.county.files import rows
from ledstjarna.demo.county.households import Household
from ledstjarna.demo.county.languages import Background

_FIRST_YEARS = {"a": 0, "b": 1940, "c": 1960, "d": 1980, "e": 2000}
_NO_COUNT = 100  # bearers we assume for a name that SCB's list leaves without a number

Weighted = tuple[list[str], list[int]]


def draw_given_name(rng: Random, sex: str, birth_year: int, background: Background | None) -> str:
    """A given name of the sex, the years and the background."""
    if background is None:
        names, weights = _given_names()[sex, _cohort(birth_year)]
    else:
        names, weights = _names_of(background.language)[sex]
    return rng.choices(names, cum_weights=weights)[0]


def draw_family_name(rng: Random, background: Background | None) -> str:
    """A family name."""
    names, weights = _family_names() if background is None else _names_of(background.language)["family"]
    return rng.choices(names, cum_weights=weights)[0]


def draw_family_names(rng: Random, home: Household, background: Background | None, *, married: bool) -> list[str]:
    """One family name for each in the home, adults first; most married couples and their children share one."""
    names = [draw_family_name(rng, background) for _ in home.adults] or [draw_family_name(rng, background)]
    if home.is_couple and rng.random() < (0.8 if married else 0.15):
        names[1] = names[0]
    elif not home.is_couple and rng.random() < 0.6:
        names = [names[0]] * len(names)  # relatives more often than friends
    of_the_children = names[0] if not home.is_couple else rng.choice(names[:2])
    return names[: len(home.adults)] + [of_the_children] * len(home.children)


def _cohort(birth_year: int) -> str:
    return max(cohort for cohort, first in _FIRST_YEARS.items() if birth_year >= first)


@cache
def _family_names() -> Weighted:
    return _weighted([(row["name"], int(row["bearers"])) for row in rows("family_names.csv")])


@cache
def _given_names() -> dict[tuple[str, str], Weighted]:
    """(sex, cohort) → names. A name of several cohorts spreads its bearers evenly over them."""
    found: dict[tuple[str, str], list[tuple[str, int]]] = defaultdict(list)
    for sex, file in (("woman", "given_names_women.csv"), ("man", "given_names_men.csv")):
        for row in rows(file):
            for cohort in row["cohorts"]:
                found[sex, cohort].append((row["name"], int(row["bearers"]) // len(row["cohorts"])))
    return {key: _weighted(names) for key, names in found.items()}


@cache
def _names_of(language: str) -> dict[str, Weighted]:
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for row in rows("names_by_language.csv"):
        if row["language"] == language:
            bearers = min(int(row["bearers"] or _NO_COUNT), 5000)  # Maria and Anna are not only theirs
            found[row["part"]].append((row["name"], bearers))
    return {part: _weighted(names) for part, names in found.items()}


def _weighted(names: list[tuple[str, int]]) -> Weighted:
    return [name for name, _ in names], list(accumulate(max(1, bearers) for _, bearers in names))
