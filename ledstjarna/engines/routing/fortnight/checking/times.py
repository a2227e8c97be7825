"""Every time of a plan: that a carer can be there, that windows, breaks, distances and who comes together are kept."""

from collections.abc import Iterator

from ledstjarna.engines.routing.fortnight.checking.lookup import Lookup
from ledstjarna.engines.routing.fortnight.checking.report import Broken, Violation
from ledstjarna.engines.routing.fortnight.plan import Pause, Route, Stop
from ledstjarna.engines.routing.fortnight.problem import Standing, Visit

SLACK = 1e-4  # minutes


def route_faults(known: Lookup, route: Route) -> Iterator[Violation]:
    """What one carer's route breaks. The past may have been anything."""
    carer, shift = known.carers[route.carer], known.shift(route)
    travel = known.problem.travel[carer.mode]
    place, free = carer.leaves, shift.starts
    for event in known.events(route):
        name = event.visit if isinstance(event, Stop) else ""
        if isinstance(event, Pause):
            arrives = free
        else:
            arrives = free + travel[place][known.place(name)]
            place = known.place(name)
        if not _done(known, event):
            yield from _fault(Broken.BEFORE_ARRIVAL, route, name, arrives - event.starts)
        free = max(free, event.ends)
    if route.stops:
        late = free + travel[place][carer.returns] - shift.ends - shift.overtime
        if not _done(known, route.stops[-1]):
            yield from _fault(Broken.TOO_LATE_HOME, route, "", late)
        yield from _breaks(known, route)


def _done(known: Lookup, event: Stop | Pause) -> bool:
    return isinstance(event, Stop) and known.visits[event.visit].standing is Standing.DONE


def _breaks(known: Lookup, route: Route) -> Iterator[Violation]:
    shift = known.shift(route)
    pauses = sorted(route.pauses, key=lambda each: each.starts)
    if len(pauses) != len(shift.breaks):
        yield Violation(Broken.BREAK_MISSING, route.carer, day=route.day)
        return
    for pause, due in zip(pauses, shift.breaks, strict=True):
        early, late = due.earliest - pause.starts, pause.starts - due.latest
        yield from _fault(Broken.BREAK_TIME, route, "", max(early, late, due.minutes - (pause.ends - pause.starts)))
    if pauses:
        yield from _in_a_row(known, route, pauses)


def _in_a_row(known: Lookup, route: Route, pauses: list[Pause]) -> Iterator[Violation]:
    """From shift's start to the first break, from one to the next, and from the last to the depot."""
    carer, shift = known.carers[route.carer], known.shift(route)
    travel, last = known.problem.travel[carer.mode], max(each.ends for each in known.events(route))
    back = last + travel[known.place(max(route.stops, key=lambda each: each.starts).visit)][carer.returns]
    begins = [shift.starts, *(each.ends for each in pauses)]
    ends = [*(each.starts for each in pauses), back]
    for one, other in zip(begins, ends, strict=True):
        yield from _fault(Broken.NO_BREAK_LONG, route, "", other - one - known.problem.rest.longest_without_break)


def _fault(broken: Broken, route: Route, visit: str, minutes: float) -> Iterator[Violation]:
    if minutes > SLACK:
        yield Violation(broken, route.carer, visit, route.day, minutes)


def together_faults(known: Lookup, visit: Visit) -> Iterator[Violation]:
    """One visit's length and window, and that everybody starts at once."""
    stops = known.made.get(visit.id, [])
    for carer, stop in stops:
        wrong = abs(stop.ends - stop.starts - visit.minutes)
        if wrong > SLACK:
            yield Violation(Broken.DURATION, carer.id, visit.id, visit.day, wrong)
        apart = abs(stop.starts - stops[0][1].starts)
        if apart > SLACK:
            yield Violation(Broken.NOT_TOGETHER, carer.id, visit.id, visit.day, apart)
    if not stops:
        return
    starts = stops[0][1].starts
    if visit.standing is Standing.DONE:
        if visit.before is None or visit.before.starts is None or abs(starts - visit.before.starts) > SLACK:
            yield Violation(Broken.PAST_CHANGED, visit=visit.id, day=visit.day)
        return
    outside = min(max(each.opens - starts, starts - each.latest) for each in visit.windows)
    if outside > SLACK:
        yield Violation(Broken.OUTSIDE_WINDOW, stops[0][0].id, visit.id, visit.day, outside)


def distance_faults(known: Lookup) -> Iterator[Violation]:
    """Where two visits that are linked stand too near or too far from each other in time."""
    for link in known.problem.links:
        first, second = known.made.get(link.first), known.made.get(link.second)
        if not first or not second:
            continue
        visits = (known.visits[link.first], known.visits[link.second])
        if all(each.standing is Standing.DONE for each in visits):
            continue
        apart, day = second[0][1].starts - first[0][1].starts, visits[0].day
        if link.shortest - apart > SLACK:
            yield Violation(Broken.APART_TOO_LITTLE, visit=link.second, day=day, minutes=link.shortest - apart)
        if link.longest is not None and apart - link.longest > SLACK:
            yield Violation(Broken.APART_TOO_MUCH, visit=link.second, day=day, minutes=apart - link.longest)
