"""Who works instead of the ill in the simulated fortnight: chosen by the product's own rule, and asked once.

Whom the rule would have a planner ring first is asked for the hours of the ill; a share of them says yes
(`engines/routing/fortnight/generating.py`, `called_in`: an assumption), where the law's rest lets anybody.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, time, timedelta
from random import Random
from uuid import UUID

from ledstjarna.domain.visits.rules.calling_in import Free, whom_to_ring
from ledstjarna.domain.visits.rules.placing import Stop
from ledstjarna.engines.routing.fortnight.abilities import has_needed, may_visit
from ledstjarna.engines.routing.fortnight.problem import Before, Carer, Fortnight, Shift, Visit
from ledstjarna.foundation.clock import moment_of


class Calls:
    """A fortnight's calls. The same seed asks the same of the same plan."""

    def __init__(self, problem: Fortnight, ill: set[tuple[str, str]], *, share: float, seed: int) -> None:
        self.problem, self.nobody_may = problem, 0  # shifts that somebody would say yes to, had the law let anybody
        self.ill = {(carer, problem.days.index(datetime.fromisoformat(day).date())) for carer, day in ill}
        gone = [(each.id, shift.day) for each in problem.carers for shift in each.shifts]
        gone = [each for each in gone if each in self.ill]
        # Drawn of all at once, and not as they come: who was called in yesterday changes no answer of today.
        self.yes = set(Random(seed).sample(gone, round(share * len(gone))))
        self.ids = {each.id: UUID(int=number) for number, each in enumerate(problem.carers)}
        self.persons = {each.id: UUID(int=number) for number, each in enumerate(problem.persons)}
        self.person = {each.id: each for each in problem.persons}

    def of(self, day: int, carers: Sequence[Carer], before: Mapping[str, Before]) -> Iterator[tuple[str, Shift]]:
        """Who is called in a morning, and the shift. `carers` have their shifts as they turn out until today."""
        called: set[str] = set()
        met = self._met(day, before)
        for well in self.problem.carers:
            for shift in (each for each in well.shifts if each.day == day and (well.id, day) in self.ill):
                if (well.id, day) not in self.yes:
                    continue
                stops = self._stops(well.id, day, before, carers)
                if not stops:
                    continue  # they had nothing to do: nobody is rung
                off = [
                    each for each in carers
                    if each.id not in called and (each.id, day) not in self.ill
                    and not any(one.day == day for one in each.shifts)
                ]  # fmt: skip
                free = [
                    Free(self.ids[each.id], tuple(map(self._span, each.shifts)), frozenset(met[each.id]))
                    for each in off
                ]
                found = whom_to_ring(stops, self._span(shift), free)
                self.nobody_may += not found.can
                if found.can:
                    name = next(each.id for each in off if self.ids[each.id] == found.can[0].carer_id)
                    called.add(name)
                    yield name, shift

    def _met(self, day: int, before: Mapping[str, Before]) -> dict[str, set[UUID]]:
        """Whom each has met in the days before."""
        met: dict[str, set[UUID]] = defaultdict(set)
        for visit in self.problem.visits:
            for carer in before[visit.id].carers if visit.day < day and visit.id in before else ():
                met[carer].add(self.persons[visit.person])
        return met

    def _stops(self, ill: str, day: int, before: Mapping[str, Before], off: Sequence[Carer]) -> list[Stop]:
        """What the ill one was to do, and what nobody has that day."""
        return [
            self._stop(number, visit, before.get(visit.id), off)
            for number, visit in enumerate(self.problem.visits)
            if visit.day == day and (visit.id not in before or ill in before[visit.id].carers)
        ]

    def _stop(self, number: int, visit: Visit, before: Before | None, off: Sequence[Carer]) -> Stop:
        """A visit as the rule sees it. Where two come, who is called in comes when the other does."""
        key, person, day = UUID(int=number), self.person[visit.person], self.problem.days[visit.day]
        opens, closes = min(each.opens for each in visit.windows), max(each.closes for each in visit.windows)
        starts = self._at(visit.day, opens if before is None or before.starts is None else before.starts)
        able = {each.id for each in off if has_needed(each, visit, day) and may_visit(each, person)}
        return Stop(
            key, self.persons[visit.person], starts, starts + timedelta(minutes=visit.minutes),
            self._at(visit.day, opens), self._at(visit.day, closes),
            beside=key if visit.together > 1 and before is not None else None,
            barred={self.ids[each.id]: "not_able" for each in off if each.id not in able},
        )  # fmt: skip

    def _span(self, shift: Shift) -> tuple[datetime, datetime]:
        return self._at(shift.day, shift.starts), self._at(shift.day, shift.ends)

    def _at(self, day: int, minutes: float) -> datetime:
        return moment_of(self.problem.days[day], time.min) + timedelta(minutes=minutes)
