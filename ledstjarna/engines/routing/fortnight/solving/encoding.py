"""A fortnight as arrays for the compiled part."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from ledstjarna.engines.routing.fortnight.abilities import may_visit
from ledstjarna.engines.routing.fortnight.problem import Carer, Fortnight, Person, Standing, Visit
from ledstjarna.engines.routing.fortnight.solving.tables import (
    AIM,
    FRESH,
    NEXT,
    PREVIOUS,
    ROUTE,
    START,
    SUM,
    W_FAIR,
    W_SPREAD,
    Case,
    Flags,
    Ints,
    Reals,
    Room,
)

ANY = 1e17  # a distance without a most
SHORT_DUTY = 1.0  # minutes of duty of who has no shift, so that nothing is divided by nothing
NEAR = 20  # slots
APART = 0.1  # minutes of travel that a minute between two visits is worth
MEMORY = 200_000  # changes that one move may make


class Shapes(NamedTuple):
    """What each number in a case stands for."""

    routes: list[tuple[int, int]]  # carer, which of their shifts
    slots: list[int]  # visit of each slot
    breaks: list[tuple[int, int]]  # route, which of the shift's breaks


def shapes(problem: Fortnight) -> Shapes:
    """Routes carer by carer, slots visit by visit, breaks route by route."""
    routes = [(number, shift) for number, carer in enumerate(problem.carers) for shift in range(len(carer.shifts))]
    slots = [number for number, visit in enumerate(problem.visits) for _ in range(visit.together)]
    breaks = [
        (route, number)
        for route, (carer, shift) in enumerate(routes)
        for number in range(len(problem.carers[carer].shifts[shift].breaks))
    ]
    return Shapes(routes, slots, breaks)


def encoded(problem: Fortnight, shape: Shapes) -> Case:
    """The case that the compiled part reads."""
    visits, persons = problem.visits, {person.id: number for number, person in enumerate(problem.persons)}
    shifts = [problem.carers[carer].shifts[number] for carer, number in shape.routes]
    owners = [problem.carers[carer] for carer, _ in shape.routes]
    modes = {mode: number for number, mode in enumerate(problem.travel)}
    places = {person.id: person.place for person in problem.persons}
    firsts = np.cumsum([0, *(visit.together for visit in visits)])
    able, price = _suits(problem, shape)
    routes_from, routes = _routes(problem, shape, able)
    earliest, latest, breaks = _breaks(problem, shape)
    opens, closes, last = _windows(problem)
    duty = [sum(shift.ends - shift.starts for shift in carer.shifts) for carer in problem.carers]
    care = sum(visit.minutes * visit.together for visit in visits)
    asked = np.zeros(len(persons))
    for visit in visits:
        asked[persons[visit.person]] += visit.together if visit.counts else 0
    numbers = {visit.id: number for number, visit in enumerate(visits)}
    ends = [(numbers[link.first], numbers[link.second]) for link in problem.links]
    links_from, links = _listed(len(visits), ((visit, link) for link, pair in enumerate(ends) for visit in pair))
    visits_from, by_person = _listed(len(persons), ((persons[v.person], number) for number, v in enumerate(visits)))
    weights = problem.weights
    missing = [_missing(problem, visits[visit]) for visit in shape.slots]
    minutes = [visits[visit].minutes for visit in shape.slots]
    return Case(
        travel=np.array([problem.travel[mode] for mode in modes], np.float64),
        mode=_ints(modes[carer.mode] for carer in owners),
        carer=_ints(carer for carer, _ in shape.routes),
        day=_ints(shift.day for shift in shifts),
        leaves=_ints(carer.leaves for carer in owners), returns=_ints(carer.returns for carer in owners),
        opens=_reals(shift.starts for shift in shifts), ends=_reals(shift.ends for shift in shifts),
        closes=_reals(shift.ends + shift.overtime for shift in shifts),
        row_limit=problem.rest.longest_without_break,
        duration=np.array([*minutes, *breaks, *[0.0] * (2 * len(shifts))], np.float64),
        place=_ints(places[visits[visit].person] for visit in shape.slots), visit=_ints(shape.slots),
        movable=np.array([visits[visit].standing is not Standing.DONE for visit in shape.slots], np.bool_),
        missing=_reals(missing), able=able, price=price, routes_from=routes_from, routes=routes,
        near=_near(problem, shape, opens[:, 0]), break_earliest=earliest, break_latest=latest,
        first_slot=_ints(firsts), visit_day=_ints(visit.day for visit in visits),
        window_opens=opens, window_closes=closes, window_latest=last,
        windows=_ints(len(visit.windows) for visit in visits),
        fixed=_reals(_starts(visit) if visit.standing is Standing.DONE else -1.0 for visit in visits),
        before=_reals(map(_starts, visits)),
        person=_ints(persons[visit.person] for visit in visits),
        counts=np.array([visit.counts for visit in visits], np.bool_),
        links_from=links_from, links=links,
        link_first=_ints(first for first, _ in ends), link_second=_ints(second for _, second in ends),
        link_shortest=_reals(link.shortest for link in problem.links),
        link_longest=_reals(ANY if link.longest is None else link.longest for link in problem.links),
        visits_from=visits_from, visits=by_person, asked=asked,
        duty=_reals(max(SHORT_DUTY, each) for each in duty), share=care / sum(duty) if sum(duty) else 0.0,
        faces_goal=float(problem.faces_goal),
        weights=_reals((weights.travel, weights.lateness, weights.waiting, weights.overtime, weights.faces,
                        weights.new_faces, weights.spread, weights.fair_load, weights.moved)),
    )  # fmt: skip


def _ints(numbers: Iterable[int]) -> Ints:
    return np.array(list(numbers), np.int64)


def _reals(numbers: Iterable[float]) -> Reals:
    return np.array(list(numbers), np.float64)


def _listed(size: int, pairs: Iterable[tuple[int, int]]) -> tuple[Ints, Ints]:
    """Numbers by owner, one owner's after the other's: where each owner's begin, and the numbers."""
    lists: list[list[int]] = [[] for _ in range(size)]
    for owner, number in pairs:
        lists[owner].append(number)
    return np.cumsum([0, *map(len, lists)]), _ints(number for each in lists for number in each)


def _starts(visit: Visit) -> float:
    """When it started in the plan before, where another time has a price."""
    before = visit.before
    return -1.0 if before is None or before.starts is None or not before.priced else before.starts


def _missing(problem: Fortnight, visit: Visit) -> float:
    return problem.weights.left_out / visit.together if visit.optional else problem.weights.unassigned


def _suits(problem: Fortnight, shape: Shapes) -> tuple[Flags, Reals]:
    """Who may have each slot, and what it costs in wishes and change."""
    able = np.zeros((len(shape.slots), len(problem.carers)), np.bool_)
    price = np.zeros(able.shape)
    has: dict[object, Flags] = {}
    on_day = [[carer.able(day) for carer in problem.carers] for day in problem.days]
    persons = {person.id: person for person in problem.persons}
    welcome = {person.id: np.array([may_visit(each, person) for each in problem.carers]) for person in problem.persons}
    wished = {person.id: _wished(problem, person) for person in problem.persons}
    numbers = {carer.id: number for number, carer in enumerate(problem.carers)}
    before = -1
    for slot, number in enumerate(shape.slots):
        visit, first = problem.visits[number], number != before
        role = 0 if first else slot - int(shape.slots.index(number, max(0, slot - 3)))
        before = number
        wanted = visit.abilities | visit.one_has if first else visit.abilities
        asked = (wanted, visit.titles, visit.provider, visit.day)
        if asked not in has:
            has[asked] = np.array(
                [_has(carer, on_day[visit.day][each], wanted, visit) for each, carer in enumerate(problem.carers)]
            )
        able[slot] = has[asked] & welcome[visit.person]
        price[slot] = wished[persons[visit.person].id]
        if visit.before is None:
            continue
        old = [numbers[each] for each in visit.before.carers if each in numbers]
        if visit.before.priced:
            price[slot] += problem.weights.changed
            price[slot, old] -= problem.weights.changed
        if visit.standing is not Standing.FREE:
            mask = np.zeros(len(numbers), np.bool_)
            mask[old if visit.standing is Standing.LOCKED else old[role]] = True
            able[slot] = able[slot] & mask if visit.standing is Standing.LOCKED else mask
    return able, price


def _has(carer: Carer, can: frozenset[str], wanted: frozenset[str], visit: Visit) -> bool:
    return (
        wanted <= can
        and (not visit.provider or carer.provider == visit.provider)
        and all(carer.titles & titles for titles in visit.titles)
    )


def _wished(problem: Fortnight, person: Person) -> Reals:
    weights = problem.weights
    return _reals(
        weights.contact * (bool(person.contact) and person.contact != carer.id)
        + weights.wishes
        * (
            (bool(person.preferred) and carer.id not in person.preferred)
            + (bool(person.sex) and person.sex != carer.sex)
            + (bool(person.languages) and person.languages.isdisjoint(carer.languages))
            + (person.id in carer.rather_not)
        )
        for carer in problem.carers
    )


def _routes(problem: Fortnight, shape: Shapes, able: Flags) -> tuple[Ints, Ints]:
    by_day: list[list[tuple[int, int]]] = [[] for _ in problem.days]
    for route, (carer, shift) in enumerate(shape.routes):
        by_day[problem.carers[carer].shifts[shift].day].append((route, carer))
    pairs = (
        (slot, route)
        for slot, visit in enumerate(shape.slots)
        for route, carer in by_day[problem.visits[visit].day]
        if able[slot, carer]
    )
    return _listed(len(shape.slots), pairs)


def _near(problem: Fortnight, shape: Shapes, opens: Reals) -> Ints:
    """For each slot the slots of its day that are near it in place and time, as many for all."""
    visits, travel = problem.visits, np.array(next(iter(problem.travel.values())))
    places = {person.id: person.place for person in problem.persons}
    slots = np.array(shape.slots)
    day, place = _ints(visits[each].day for each in slots), _ints(places[visits[each].person] for each in slots)
    middle = opens[slots] + _reals(visits[each].minutes for each in slots) / 2
    size = min([NEAR, *(int((day == each).sum()) - 1 for each in set(day.tolist()))])
    found = np.zeros((len(slots), max(0, size)), np.int64)
    for each in set(day.tolist()):
        here = np.flatnonzero(day == each)
        apart = travel[np.ix_(place[here], place[here])] + APART * np.abs(middle[here][:, None] - middle[here][None, :])
        np.fill_diagonal(apart, np.inf)
        found[here] = here[np.argsort(apart, axis=1, kind="stable")[:, : max(0, size)]]
    return found


def _breaks(problem: Fortnight, shape: Shapes) -> tuple[Reals, Reals, list[float]]:
    """When each may start so that nobody works too long without one, and how long it lasts."""
    limit, earliest, latest, minutes = problem.rest.longest_without_break, [], [], []
    for route, number in shape.breaks:
        carer, which = shape.routes[route]
        shift = problem.carers[carer].shifts[which]
        each = shift.breaks[number]
        first = each.earliest
        if number + 1 < len(shift.breaks):  # not so early that the next one comes too late
            first = max(first, shift.breaks[number + 1].earliest - limit - each.minutes)
        earliest.append(first)
        latest.append(min(each.latest, shift.starts + limit) if number == 0 else each.latest)
        minutes.append(each.minutes)
    return _reals(earliest), _reals(latest), minutes


def _windows(problem: Fortnight) -> tuple[Reals, Reals, Reals]:
    size = max(len(visit.windows) for visit in problem.visits)
    opens, closes, latest = (np.zeros((len(problem.visits), size)) for _ in range(3))
    for number, visit in enumerate(problem.visits):
        for which, window in enumerate(visit.windows):
            opens[number, which], closes[number, which] = window.opens, window.closes
            latest[number, which] = window.latest
    return opens, closes, latest


def room_for(case: Case, seed: int) -> Room:
    """An empty plan: every slot nobody's, no break taken, and what that costs."""
    routes, persons, carers = len(case.carer), len(case.asked), len(case.duty)
    slots, breaks = len(case.visit), len(case.break_latest)
    n, size = slots + breaks, max(slots + breaks + 2 * routes, persons, carers, len(case.person))
    whole, real = np.full((5, size), -1, np.int64), np.zeros((9, size))
    whole[ROUTE] = routes
    whole[AIM] = 0
    whole[FRESH] = 0
    for route in range(routes):
        begin = n + 2 * route
        whole[NEXT, begin], whole[PREVIOUS, begin + 1] = begin + 1, begin
        whole[ROUTE, begin] = whole[ROUTE, begin + 1] = route
        real[START, begin] = case.opens[route]
    away = np.where(case.duty > SHORT_DUTY, case.share * case.duty, 0.0)
    # Nobody met: as many visits' worth of spread as there are visits, and nobody has their share of care.
    real[SUM, 0] = case.missing.sum() + case.weights[W_SPREAD] * case.asked.sum()
    real[SUM, 0] += case.weights[W_FAIR] * (away * away / case.duty).sum()
    return Room(
        whole=whole, real=real, met=np.zeros((persons, carers), np.int32),
        undo_whole=np.zeros((MEMORY, 3), np.int64), undo_real=np.zeros(MEMORY), undo_at=np.zeros((MEMORY, 2), np.int64),
        undo_met=np.zeros((MEMORY // 10, 3), np.int64),
        queue=np.zeros(size + 1, np.int64), queued=np.zeros(size + 1, np.bool_),
        touched=np.zeros(routes + 1, np.int64), is_touched=np.zeros(routes + 1, np.bool_),
        strained=np.zeros(len(case.link_first) + 1, np.int64), is_strained=np.zeros(len(case.link_first) + 1, np.bool_),
        filled=np.zeros(7, np.int64),
        chance=np.array([(seed * 0x9E3779B97F4A7C15 + 0xD1B54A32D192ED03) % 2**64 or 1], np.uint64),
        hand=np.zeros(2 * slots + 2, np.int64),
    )  # fmt: skip
