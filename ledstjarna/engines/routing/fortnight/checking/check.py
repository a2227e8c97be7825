"""A whole plan checked: who and what first, then every time, then what it amounts to."""

from collections.abc import Iterator

from ledstjarna.engines.routing.fortnight.checking.amounts import amounts, faces
from ledstjarna.engines.routing.fortnight.checking.lookup import Lookup, looked_up
from ledstjarna.engines.routing.fortnight.checking.report import Broken, Report, Violation
from ledstjarna.engines.routing.fortnight.checking.times import distance_faults, route_faults, together_faults
from ledstjarna.engines.routing.fortnight.plan import Plan, Route
from ledstjarna.engines.routing.fortnight.problem import Carer, Fortnight, Standing, Visit


def check(problem: Fortnight, plan: Plan) -> Report:
    """Recompute everything. What names nobody of the problem is a violation and counts for nothing else."""
    routes, faults = _known(problem, plan)
    known = looked_up(problem, plan, routes)
    for visit in problem.visits:
        faults += _staffing(known, visit)
        faults += together_faults(known, visit)
    for route in routes:
        faults += route_faults(known, route)
    faults += distance_faults(known)
    found = amounts(known)
    return Report(
        found, found.times(problem.weights), {name: len(met) for name, met in faces(known).items()}, tuple(faults)
    )


def _known(problem: Fortnight, plan: Plan) -> tuple[tuple[Route, ...], list[Violation]]:
    """The routes that speak of this problem, and what does not."""
    carers = {each.id: each for each in problem.carers}
    visits = {each.id: each for each in problem.visits}
    routes: dict[tuple[str, int], Route] = {}
    faults = []
    for route in plan.routes:
        carer = carers.get(route.carer)
        if carer is None:
            faults.append(Violation(Broken.UNKNOWN_CARER, route.carer, day=route.day))
        elif not 0 <= route.shift < len(carer.shifts) or carer.shifts[route.shift].day != route.day:
            if route.stops:
                faults.append(Violation(Broken.UNKNOWN_SHIFT, route.carer, day=route.day))
        elif (route.carer, route.shift) in routes:
            faults.append(Violation(Broken.SHIFT_TWICE, route.carer, day=route.day))
        else:
            for stop in route.stops:
                if stop.visit not in visits:
                    faults.append(Violation(Broken.UNKNOWN_VISIT, route.carer, stop.visit, route.day))
                elif visits[stop.visit].day != route.day:
                    faults.append(Violation(Broken.WRONG_DAY, route.carer, stop.visit, route.day))
            kept = tuple(each for each in route.stops if each.visit in visits and visits[each.visit].day == route.day)
            routes[route.carer, route.shift] = Route(route.carer, route.day, route.shift, kept, route.pauses)
    return tuple(routes.values()), faults


def _staffing(known: Lookup, visit: Visit) -> Iterator[Violation]:
    """Who comes: as many as are needed or nobody, each of them able and welcome."""
    carers = [carer for carer, _ in known.made.get(visit.id, [])]
    if len(carers) < visit.together and (carers or not (visit.optional or visit.id in known.said_unmade)):
        yield Violation(Broken.TOO_FEW, visit=visit.id, day=visit.day)
    if len(carers) > visit.together:
        yield Violation(Broken.TOO_MANY, visit=visit.id, day=visit.day)
    if carers and visit.id in known.said_unmade:
        yield Violation(Broken.SAID_UNMADE, visit=visit.id, day=visit.day)
    names = [carer.id for carer in carers]
    if len(set(names)) < len(names):
        yield Violation(Broken.SAME_CARER, names[0], visit.id, visit.day)
    yield from _bound(visit, set(names))
    if visit.standing is Standing.DONE:
        return
    day = known.problem.days[visit.day]
    for carer in carers:
        for broken in _unfit(known, visit, carer):
            yield Violation(broken, carer.id, visit.id, visit.day)
    if carers and not any(_has(carer, visit.one_has, day.toordinal()) for carer in carers):
        yield Violation(Broken.ONE_HAS, visit=visit.id, day=visit.day)


def _bound(visit: Visit, names: set[str]) -> Iterator[Violation]:
    """What is locked or done has the carers it had. Locked may be unmade; done may not."""
    if visit.before is None or visit.standing is Standing.FREE or names == set(visit.before.carers):
        return
    if visit.standing is Standing.DONE:
        yield Violation(Broken.PAST_CHANGED, visit=visit.id, day=visit.day)
    elif names:
        yield Violation(Broken.LOCKED, visit=visit.id, day=visit.day)


def _has(carer: Carer, wanted: frozenset[str], day: int) -> bool:
    delegated = {each.ability for each in carer.delegations if each.first.toordinal() <= day <= each.last.toordinal()}
    return all(each in carer.abilities or each in delegated for each in wanted)


def _unfit(known: Lookup, visit: Visit, carer: Carer) -> Iterator[Broken]:
    person, day = known.persons[visit.person], known.problem.days[visit.day].toordinal()
    if not _has(carer, visit.abilities, day):
        yield Broken.ABILITY
    if any(not any(title in carer.titles for title in wanted) for wanted in visit.titles):
        yield Broken.TITLE
    if visit.provider not in ("", carer.provider):
        yield Broken.PROVIDER
    if carer.id in person.not_carers or person.id in carer.not_persons:
        yield Broken.REFUSED
    if person.sex_required and person.sex not in ("", carer.sex):
        yield Broken.SEX
