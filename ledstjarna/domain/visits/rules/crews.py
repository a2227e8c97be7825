"""Arbetslag: which carers of a unit are in which, and whose a person's visits are. Pure.

Nothing is kept of the persons: whose somebody is follows from who comes to them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar
from uuid import UUID

from ledstjarna.domain.visits.rules.counting import Given, time_of
from ledstjarna.foundation.findings import Finding

LONGEST = 30  # of a name: it stands in a row of links
SMALLEST, USUAL, LARGEST = 4, 12, 40  # carers in a crew that is proposed, about


T = TypeVar("T", bound=Given)


@dataclass(frozen=True, slots=True)
class Crews:
    """The crew of each carer who is in one, by name."""

    of: Mapping[UUID, str] = field(default_factory=dict)

    @property
    def names(self) -> list[str]:
        """Each once, in order."""
        return sorted(set(self.of.values()), key=str.casefold)

    def has(self, name: str | None, carer_id: UUID | None) -> bool:
        """Whether somebody is in a crew: in none is the empty name, and all are in None."""
        return name is None or (carer_id is not None and self.of.get(carer_id, "") == name)

    def told_with(self, name: str | None, rows: Iterable[T]) -> list[T]:
        """What is told when that crew's visits are: those its carers make, and the other's half where two come, since
        a person who is told of one would wait for one."""
        every = list(rows)
        its = {time_of(row) for row in every if row.carer_id is not None and self.has(name, row.carer_id)}
        return every if name is None else [row for row in every if time_of(row) in its]

    def whose(self, visits: Iterable[tuple[UUID, UUID, int]]) -> dict[UUID, str]:
        """By person the crew whose carers make most of their visits, the first by name of two that make as many.

        `visits`: whom, by whom, how many. Who meets nobody of a crew is in none.
        """
        many: dict[UUID, Counter[str]] = defaultdict(Counter)
        for subject_id, carer_id, number in visits:
            if carer_id in self.of:
                many[subject_id][self.of[carer_id]] += number
        return {key: min(its, key=lambda name: (-its[name], name.casefold())) for key, its in many.items()}


def tidied(crews: Mapping[UUID, str]) -> dict[UUID, str]:
    """The names as they are kept: spaces tidied, none left out, and one spelling of what differs in capitals alone."""
    told = {key: " ".join(name.split()) for key, name in crews.items()}
    many = Counter(filter(None, told.values()))
    spelled: dict[str, str] = {}
    for name in sorted(many, key=lambda name: (-many[name], name)):
        spelled.setdefault(name.casefold(), name)
    return {key: spelled[name.casefold()] for key, name in told.items() if name}


def crew_findings(crews: Mapping[UUID, str], *, staff: Iterable[UUID]) -> list[Finding]:
    """What is wrong with a list: carers of the unit, and names that can be read in a row of links."""
    names = set(crews.values())
    wrong = any(len(name) > LONGEST or not any(map(str.isalnum, name)) for name in names)
    return [
        *([] if crews.keys() <= set(staff) else [Finding("carer_unknown")]),
        *([Finding("crew_name", {"most": LONGEST})] if wrong else []),
    ]


def size_findings(staff: int) -> list[Finding]:
    """That crews are not proposed of that size."""
    if SMALLEST <= staff <= LARGEST:
        return []
    return [Finding("crew_size", {"lowest": SMALLEST, "highest": LARGEST}, field_name="staff")]


def called(places: Sequence[Sequence[str]]) -> list[str]:
    """What new crews are called: each after where most of its persons live, numbered where that is the same place.

    `places`: where the persons of each live. Of whom nobody knows where there is a number alone.
    """
    most = []
    for its in places:
        many = Counter(filter(None, its))
        most.append(min(many, key=lambda place: (-many[place], place))[: LONGEST - 3] if many else "")
    alone = Counter(place.casefold() for place in most)
    found = []
    for number, place in enumerate(most):
        before = sum(each.casefold() == place.casefold() for each in most[:number])
        found.append(place if place and alone[place.casefold()] == 1 else f"{place} {before + 1}".strip())
    return found
