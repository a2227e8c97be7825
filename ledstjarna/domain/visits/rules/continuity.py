"""Personalkontinuitet: how many different staff a person meets in fourteen days. Pure.

The national measure (Kolada U21401 and kin, "(–2024)" there): persons of 65 and over with at least two visits every
day, who were at home all the days; different staff between seven and ten in the evening. Alarms, food and home nursing
do not count. The national text says mean, later median: both are told.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from statistics import median
from uuid import UUID

from ledstjarna.foundation.clock import STOCKHOLM, day_of

DAYS = 14
FROM_AGE = 65
VISITS_A_DAY = 2
FROM, UNTIL = time(7), time(22)  # a visit counts that begins then: from the first, before the second
MANY = 7  # the carer with this number is one too many: whoever plans is told before it happens


@dataclass(frozen=True, slots=True)
class Met:
    """That somebody came, or is to come, to a person. `counts` is False for home nursing, alarms and food."""

    subject_id: UUID
    carer_id: UUID
    begins: datetime
    counts: bool = True


@dataclass(frozen=True, slots=True)
class Continuity:
    """Over some persons: how many they are, and how many different staff each met."""

    faces: Mapping[UUID, int]

    @property
    def persons(self) -> int:
        """How many persons are counted."""
        return len(self.faces)

    @property
    def mean(self) -> float | None:
        """Different staff, on average; None when nobody is counted."""
        return sum(self.faces.values()) / len(self.faces) if self.faces else None

    @property
    def middle(self) -> float | None:
        """The median; None when nobody is counted."""
        return float(median(self.faces.values())) if self.faces else None

    def among(self, counts: Callable[[UUID], bool]) -> "Continuity":
        """The same over some of the persons."""
        return Continuity({key: many for key, many in self.faces.items() if counts(key)})


def continuity(
    mets: Sequence[Met], *, first: date, ages: Mapping[UUID, int | None], away: Collection[UUID] = ()
) -> Continuity:
    """The national measure over fourteen days from `first`. `away`: who was away any of the days."""
    counted = counting(mets, first)
    # Where two come together it is one visit: they begin in the same moment.
    visits: dict[UUID, dict[date, set[datetime]]] = defaultdict(lambda: defaultdict(set))
    for one in counted:
        visits[one.subject_id][day_of(one.begins)].add(one.begins)
    days = [first + timedelta(days=number) for number in range(DAYS)]
    persons = {
        subject_id
        for subject_id, by_day in visits.items()
        if (ages.get(subject_id) or 0) >= FROM_AGE and subject_id not in away
        and all(len(by_day.get(day, ())) >= VISITS_A_DAY for day in days)
    }  # fmt: skip
    return Continuity({each: len(met) for each, met in faces(counted).items() if each in persons})


def faces(mets: Iterable[Met]) -> dict[UUID, set[UUID]]:
    """Whom each person meets."""
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for one in mets:
        found[one.subject_id].add(one.carer_id)
    return found


def unnamed(mets: Iterable[Met]) -> list[Met]:
    """The same meetings with nobody's id: each carer is a number of this list alone. For whoever may know how many
    they are and not who."""
    numbers: dict[UUID, UUID] = {}
    return [
        replace(one, carer_id=numbers.setdefault(one.carer_id, UUID(int=len(numbers) + 1))) for one in mets
    ]  # fmt: skip


def counting(mets: Iterable[Met], first: date) -> list[Met]:
    """The meetings of the fourteen days from `first` that count, as the national measure has it."""
    return [one for one in mets if one.counts and within(one, first)]


def met_in(mets: Iterable[Met], first: date) -> dict[UUID, set[UUID]]:
    """The different staff that each person meets in the fourteen days: what every page of the planner's tells.

    It is the person who meets them: whoever counts brings those of other units too, as far as the measure counts them.
    """
    return faces(counting(mets, first))


def too_many(mets: Iterable[Met], first: date) -> set[UUID]:
    """Who is about to meet the seventh in the fourteen days, or more."""
    return {subject_id for subject_id, met in met_in(mets, first).items() if len(met) >= MANY}


def if_comes(mets: Iterable[Met], one: Met, first: date) -> tuple[int, bool]:
    """How many different staff the person meets in the fourteen days if `one` comes about beside `mets`, and whether
    that is one more than without."""
    own = [each for each in mets if each.subject_id == one.subject_id]
    without, many = (len(met_in(its, first).get(one.subject_id, ())) for its in (own, [*own, one]))
    return many, many > without


def new_faces(before: Iterable[Met], ahead: Iterable[Met]) -> dict[UUID, set[UUID]]:
    """Whom each person is to meet that they have not met before."""
    known = faces(before)
    return {
        subject_id: new
        for subject_id, met in faces(ahead).items()
        if known.get(subject_id) and (new := met - known[subject_id])
    }


def within(one: Met, first: date) -> bool:
    """Whether a visit begins in the fourteen days and in the hours that count."""
    local = one.begins.astimezone(STOCKHOLM)
    return first <= local.date() < first + timedelta(days=DAYS) and FROM <= local.time() < UNTIL
