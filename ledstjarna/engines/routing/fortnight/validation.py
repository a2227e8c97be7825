"""What must hold of a fortnight before anybody plans it, and what is allowed but worth a note."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from math import isfinite

from ledstjarna.engines.routing.errors import Fault, RoutingError
from ledstjarna.engines.routing.fortnight.abilities import has_needed, may_visit
from ledstjarna.engines.routing.fortnight.apart import unkept
from ledstjarna.engines.routing.fortnight.problem import Carer, Fortnight, Shift, Standing, Visit, Window


class Notice(StrEnum):
    """What is allowed and perhaps not meant."""

    ASYMMETRIC_TRAVEL = "asymmetric_travel"  # one way takes longer than the other
    EMPTY_DAY = "empty_day"  # a day without visits
    NOBODY_ON_DUTY = "nobody_on_duty"  # a day with visits and no shift
    SHORT_REST = "short_rest"  # between two shifts
    SHORT_WEEKLY_REST = "short_weekly_rest"  # in the seven days from one on
    NO_LENGTH = "no_length"  # a visit of no minutes
    LONG_WITHOUT_BREAK = "long_without_break"  # a shift longer than somebody may work without one


@dataclass(frozen=True, slots=True)
class Note:
    """A notice and what it is about: a mode, a day, a carer's day."""

    notice: Notice
    what: str


def validated(problem: Fortnight) -> Fortnight:
    """The same problem. Raises the first of its `faults`."""
    for fault in faults(problem):
        raise fault
    return problem


def faults(problem: Fortnight) -> Iterator[RoutingError]:
    """Everything that keeps the problem from being planned."""
    if not problem.carers:
        yield RoutingError(Fault.NO_CARERS)
    if not problem.persons or not problem.visits:
        yield RoutingError(Fault.NO_PERSONS)
    yield from _duplicates(each.id for each in problem.carers)
    yield from _duplicates(each.id for each in problem.persons)
    yield from _duplicates(each.id for each in problem.visits)
    yield from _travel(problem)
    for carer in problem.carers:
        yield from _shifts(carer)
    yield from _visits(problem)
    yield from _done_at_once(problem)
    yield from _links(problem)


def _duplicates(ids: Iterable[str]) -> Iterator[RoutingError]:
    return (RoutingError(Fault.DUPLICATE_ID, name) for name, times in Counter(ids).items() if times > 1)


def _travel(problem: Fortnight) -> Iterator[RoutingError]:
    size = len(problem.places)
    for carer in problem.carers:
        if carer.mode not in problem.travel:
            yield RoutingError(Fault.UNKNOWN_MODE, f"{carer.id}: {carer.mode}")
    for mode, matrix in problem.travel.items():
        if len(matrix) != size:
            yield RoutingError(Fault.MISSING_TRAVEL, mode)
            continue
        for row, place in zip(matrix, problem.places, strict=True):
            if len(row) != size or not all(map(isfinite, row)):
                yield RoutingError(Fault.MISSING_TRAVEL, f"{mode}: {place}")
            elif min(row) < 0:
                yield RoutingError(Fault.NEGATIVE_TRAVEL, f"{mode}: {place}")


def _shifts(carer: Carer) -> Iterator[RoutingError]:
    for shift in carer.shifts:
        if shift.starts >= shift.ends:
            yield RoutingError(Fault.IMPOSSIBLE_SHIFT, carer.id)
        for each in shift.breaks:
            if not shift.starts <= each.earliest <= each.latest or each.latest + each.minutes > shift.ends:
                yield RoutingError(Fault.IMPOSSIBLE_BREAK, carer.id)
        for one, other in pairwise(shift.breaks):
            if max(one.earliest + one.minutes, other.earliest) > other.latest:
                yield RoutingError(Fault.IMPOSSIBLE_BREAK, carer.id)
    for one_shift, other_shift in pairwise(carer.shifts):
        if _gone(other_shift, one_shift.day) < one_shift.ends:
            yield RoutingError(Fault.OVERLAPPING_SHIFTS, carer.id)


def _gone(shift: Shift, day: int) -> float:
    """When a shift starts, in minutes since midnight of another day (an hour's change of clock not counted)."""
    return shift.starts + 1440.0 * (shift.day - day)


def _visits(problem: Fortnight) -> Iterator[RoutingError]:
    persons = {each.id: each for each in problem.persons}
    carers = {each.id: each for each in problem.carers}
    skilled: dict[object, Fault | None] = {}
    for visit in problem.visits:
        if visit.person not in persons:
            yield RoutingError(Fault.UNKNOWN_ID, f"{visit.id}: {visit.person}")
            continue
        if not visit.windows or any(map(_impossible, visit.windows)):
            yield RoutingError(Fault.IMPOSSIBLE_WINDOW, visit.id)
        yield from _before(visit, carers)
        asked = (visit.person, visit.day, visit.abilities, visit.titles, visit.one_has, visit.provider, visit.together)
        if asked not in skilled:
            skilled[asked] = _lacking(problem, visit)
        if (fault := skilled[asked]) is not None and not visit.optional and visit.standing is not Standing.DONE:
            asks = ", ".join(_asks(visit))
            yield RoutingError(fault, f"{visit.id} ({asks})" if asks and fault is Fault.NO_CARER_ABLE else visit.id)


def _impossible(window: Window) -> bool:
    return not window.opens <= window.closes <= window.latest


def _lacking(problem: Fortnight, visit: Visit) -> Fault | None:
    """Why there are not carers enough at all, on duty that day or not."""
    person = next(each for each in problem.persons if each.id == visit.person)
    day = problem.days[visit.day]
    able = [each for each in problem.carers if has_needed(each, visit, day)]
    welcome = [each for each in able if may_visit(each, person)]
    for there, fault in ((able, Fault.NO_CARER_ABLE), (welcome, Fault.NO_CARER_WELCOME)):
        if len(there) < visit.together or not any(visit.one_has <= each.able(day) for each in there):
            return fault
    return None


def _asks(visit: Visit) -> Iterator[str]:
    """What a visit asks of those who come."""
    yield from sorted(visit.abilities | visit.one_has)
    yield from ("/".join(sorted(each)) for each in visit.titles)
    if visit.provider:
        yield visit.provider
    if visit.together > 1:
        yield f"× {visit.together}"


def _before(visit: Visit, carers: dict[str, Carer]) -> Iterator[RoutingError]:
    """What is locked or done says by whom, and when where that is done; those are carers, on duty if it is done."""
    before = visit.before
    if visit.standing is Standing.FREE:
        return
    if before is None or (visit.standing is Standing.DONE and before.starts is None):
        yield RoutingError(Fault.NO_PLAN_BEFORE, visit.id)
        return
    if len(set(before.carers)) != visit.together:
        yield RoutingError(Fault.NO_PLAN_BEFORE, visit.id)
    for name in before.carers:
        if name not in carers:
            yield RoutingError(Fault.UNKNOWN_ID, f"{visit.id}: {name}")
        elif visit.standing is Standing.DONE and not any(each.day == visit.day for each in carers[name].shifts):
            yield RoutingError(Fault.DONE_OFF_DUTY, f"{visit.id}: {name}")


def _done_at_once(problem: Fortnight) -> Iterator[RoutingError]:
    """Nobody has been in two places."""
    done: dict[tuple[str, int], list[tuple[float, float, str]]] = {}
    for visit in problem.visits:
        if visit.standing is Standing.DONE and visit.before and visit.before.starts is not None:
            for name in visit.before.carers:
                starts = visit.before.starts
                done.setdefault((name, visit.day), []).append((starts, starts + visit.minutes, visit.id))
    for (name, day), times in done.items():
        for (_, ends, one), (starts, _, other) in pairwise(sorted(times)):
            if starts < ends:
                yield RoutingError(Fault.DONE_AT_ONCE, f"{name} {problem.days[day]}: {one}, {other}")


def _links(problem: Fortnight) -> Iterator[RoutingError]:
    visits = {each.id: each for each in problem.visits}
    for link in problem.links:
        said = f"{link.first} – {link.second}"
        if link.first not in visits or link.second not in visits:
            yield RoutingError(Fault.UNKNOWN_ID, said)
            return
        apart = link.first == link.second or visits[link.first].day != visits[link.second].day
        if apart or (link.longest is not None and link.longest < link.shortest):
            yield RoutingError(Fault.IMPOSSIBLE_DISTANCE, said)
            return
    for ids in unkept(problem):
        yield RoutingError(Fault.IMPOSSIBLE_DISTANCE, " – ".join(ids))


def notes(problem: Fortnight) -> tuple[Note, ...]:
    """What is allowed and perhaps not meant."""
    return tuple(_notes(problem))


def _notes(problem: Fortnight) -> Iterator[Note]:
    for mode, matrix in problem.travel.items():
        size = range(len(matrix))
        if any(matrix[a][b] != matrix[b][a] for a in size for b in range(a)):
            yield Note(Notice.ASYMMETRIC_TRAVEL, mode)
    for visit in problem.visits:
        if not visit.minutes:
            yield Note(Notice.NO_LENGTH, visit.id)
    asked = {each.day for each in problem.visits}
    duty = {shift.day for carer in problem.carers for shift in carer.shifts}
    for number, day in enumerate(problem.days):
        if number not in asked:
            yield Note(Notice.EMPTY_DAY, day.isoformat())
        elif number not in duty:
            yield Note(Notice.NOBODY_ON_DUTY, day.isoformat())
    for carer in problem.carers:
        yield from _rest(problem, carer)


def _rest(problem: Fortnight, carer: Carer) -> Iterator[Note]:
    for shift in carer.shifts:
        if not shift.breaks and shift.ends - shift.starts > problem.rest.longest_without_break:
            yield Note(Notice.LONG_WITHOUT_BREAK, f"{carer.id} {problem.days[shift.day]}")
    for one, other in pairwise(carer.shifts):
        days = (problem.days[other.day] - problem.days[one.day]).days
        # Two parts of one day are one working day with a long break.
        if days and other.starts + 1440 * days - one.ends < problem.rest.between_shifts:
            yield Note(Notice.SHORT_REST, f"{carer.id} {problem.days[other.day]}")
    for first in problem.days[::7]:
        if _longest_rest(problem, carer, first) < problem.rest.in_a_week:
            yield Note(Notice.SHORT_WEEKLY_REST, f"{carer.id} {first}")


def _longest_rest(problem: Fortnight, carer: Carer, first: date) -> float:
    """The longest time off together in the seven days from one on, in minutes; what is not planned is taken as free."""
    rested, since = 0.0, 0.0
    for shift in carer.shifts:
        after = (problem.days[shift.day] - first).days
        if -1 <= after < 7:  # one that began the day before may reach into them
            rested = max(rested, shift.starts + 1440.0 * after - since)
            since = max(since, shift.ends + 1440.0 * after)
    return max(rested, 7 * 1440.0 - since)
