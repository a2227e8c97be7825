"""Which readings stand out, each rule as data and a pure function of one reader's readings of one person.

A rule never says that somebody did wrong. It says that somebody should look (PDL 2008:355 4:3; HSLF-FS 2016:40 [T]).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from random import Random
from uuid import UUID

SECTION = "PDL 2008:355 4:3"
MANY = 30  # persons within one hour
NEAR = 200.0  # metres between two homes
SAMPLE = 2  # of every hundred, drawn by the round's seed
DAYS_TO_ANSWER = 30  # what the house promises; no law says how soon [practice]
EARTH = 6_371_000.0


@dataclass(frozen=True, slots=True)
class Home:
    """Where somebody lives, as far as the register says."""

    street: str = ""
    postcode: str = ""
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Readings:
    """Everything one reader opened of one person in the period, and what is known about the two."""

    reader_id: UUID
    subject_id: UUID
    given_name: str
    family_name: str
    subject_family_name: str
    bases: frozenset[str]
    verbs: frozenset[str]
    home: Home
    namesakes: tuple[Home, ...] = ()  # homes of those in the register whose whole name is the reader's
    close_names: tuple[str, ...] = ()  # the person's close ones
    protected: bool = False
    most_in_an_hour: int = 1


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its code, the section it serves, and whether it holds for a reader's readings of a person."""

    code: str
    section: str
    holds: Callable[[Readings], bool]


def _same_name(seen: Readings) -> bool:
    return _folded(seen.family_name) == _folded(seen.subject_family_name) != ""


def _neighbour(seen: Readings) -> bool:
    return any(_close_by(home, seen.home) for home in seen.namesakes)


def _close_by(one: Home, other: Home) -> bool:
    if one.postcode and one.postcode == other.postcode and _street(one.street) == _street(other.street) != "":
        return True
    if None in (one.latitude, one.longitude, other.latitude, other.longitude):
        return False
    return metres(one, other) <= NEAR


def metres(one: Home, other: Home) -> float:
    """The way between two homes as the crow flies (haversine). Both must have coordinates."""
    north, east = radians(one.latitude or 0.0), radians(one.longitude or 0.0)
    north2, east2 = radians(other.latitude or 0.0), radians(other.longitude or 0.0)
    half = sin((north2 - north) / 2) ** 2 + cos(north) * cos(north2) * sin((east2 - east) / 2) ** 2
    return 2 * EARTH * asin(min(1.0, sqrt(half)))


def _relative(seen: Readings) -> bool:
    whole = _folded(f"{seen.given_name} {seen.family_name}")
    return whole != "" and whole in {_folded(name) for name in seen.close_names}


def _no_relation(seen: Readings) -> bool:
    return not (seen.bases - {"", "search"})


def _emergency(seen: Readings) -> bool:
    return "emergency" in seen.bases


def _many(seen: Readings) -> bool:
    return seen.most_in_an_hour > MANY


def _protected(seen: Readings) -> bool:
    return seen.protected


# In the order in which they are shown: what most needs somebody's eyes first.
RULES: tuple[Rule, ...] = (
    Rule("emergency", "2022:913 3:5", _emergency),
    Rule("relative", SECTION, _relative),
    Rule("protected", "OSL 2009:400 21:3", _protected),
    Rule("no_relation", "PDL 2008:355 4:1", _no_relation),
    Rule("neighbour", SECTION, _neighbour),
    Rule("same_name", SECTION, _same_name),
    Rule("many", SECTION, _many),
)
SAMPLED = "sample"
CODES = (*(rule.code for rule in RULES), SAMPLED)


def found_by(seen: Readings) -> tuple[str, ...]:
    """The rules that hold, by code. An emergency alone is none: each opening waits for its own review already
    (consent/rules/emergencies.py), and nobody answers for the same twice.
    """
    found = tuple(rule.code for rule in RULES if rule.holds(seen))
    return () if found == ("emergency",) else found


def drawn(pairs: Sequence[tuple[UUID, UUID]], seed: int) -> set[tuple[UUID, UUID]]:
    """The sample of one round: two in a hundred and one at least, the same for the same seed and pairs."""
    if not pairs:
        return set()
    how_many = max(1, len(pairs) * SAMPLE // 100)
    return set(Random(seed).sample(sorted(pairs), how_many))  # noqa: S311 (repeatable on purpose)


def most_in_an_hour(opened: Sequence[tuple[int, UUID]]) -> int:
    """The most different persons that one reader opened within an hour. `opened`: (second, person), in order."""
    most, begin = 0, 0
    within: dict[UUID, int] = {}
    for second, subject_id in opened:
        within[subject_id] = within.get(subject_id, 0) + 1
        while opened[begin][0] <= second - 3600:
            left = opened[begin][1]
            within[left] -= 1
            if not within[left]:
                del within[left]
            begin += 1
        most = max(most, len(within))
    return most


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _street(street: str) -> str:
    """The street without its number: "Storgatan 3 A" → "storgatan"."""
    words = _folded(street).split()
    numbers = [at for at, word in enumerate(words) if word[0].isdigit()]
    return " ".join(words[: numbers[0]] if numbers else words)
