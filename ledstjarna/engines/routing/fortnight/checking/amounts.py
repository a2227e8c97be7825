"""What a plan amounts to, part by part, as `weights.PARTS` says in words."""

from collections import Counter
from itertools import pairwise

from ledstjarna.engines.routing.fortnight.checking.lookup import Lookup
from ledstjarna.engines.routing.fortnight.plan import Route, Stop
from ledstjarna.engines.routing.fortnight.problem import Carer, Person, Standing, Visit
from ledstjarna.engines.routing.fortnight.weights import MOVED_UNNOTICED, Counted


def amounts(known: Lookup) -> Counted:
    """Everything that counts, unweighted."""
    visits = known.problem.visits
    met = faces(known)
    goal = known.problem.faces_goal
    staffings = [(known.visits[name], carer) for name, stops in known.made.items() for carer, _ in stops]
    return Counted(
        unassigned=sum(max(0, each.together - _carers(known, each)) for each in visits if not each.optional),
        left_out=sum(each.optional and _carers(known, each) == 0 for each in visits),
        travel=sum(sum(_legs(known, route)) for route in known.routes),
        lateness=sum(_late(each, known.made[each.id][0][1].starts) for each in visits if each.id in known.made),
        waiting=sum(_waits(known, route) for route in known.routes),
        overtime=sum(_overtime(known, route) for route in known.routes),
        faces=sum(len(each) for each in met.values()),
        new_faces=sum(max(0, len(each) - goal) ** 2 for each in met.values()),
        spread=_spread(known, met),
        contact=sum(known.persons[visit.person].contact not in ("", carer.id) for visit, carer in staffings),
        wishes=sum(_wishes(known.persons[visit.person], carer) for visit, carer in staffings),
        fair_load=_fair_load(known),
        changed=sum(_is_changed(visit, carer) for visit, carer in staffings),
        moved=sum(_moved(each, known.made[each.id][0][1].starts) for each in visits if each.id in known.made),
    )


def faces(known: Lookup) -> dict[str, Counter[str]]:
    """Of each person, how often each carer comes in visits that count."""
    found: dict[str, Counter[str]] = {person: Counter() for person in known.persons}
    for name, stops in known.made.items():
        visit = known.visits[name]
        if visit.counts:
            found[visit.person].update(carer.id for carer, _ in stops)
    return found


def _carers(known: Lookup, visit: Visit) -> int:
    return len(known.made.get(visit.id, []))


def _is_changed(visit: Visit, carer: Carer) -> bool:
    return visit.before is not None and visit.before.priced and carer.id not in visit.before.carers


def _spread(known: Lookup, met: dict[str, Counter[str]]) -> float:
    asked = Counter[str]()
    for visit in known.problem.visits:
        if visit.counts:
            asked[visit.person] += visit.together
    # A plan that makes a visit twice has met the person more often than asked: counted of what was met, never below 0.
    whole = {person: max(number, met[person].total()) for person, number in asked.items()}
    return sum(
        number - sum(times * times for times in met[person].values()) / number
        for person, number in whole.items()
        if number
    )


def _wishes(person: Person, carer: Carer) -> int:
    return (
        (bool(person.preferred) and carer.id not in person.preferred)
        + (person.sex not in ("", carer.sex))
        + (bool(person.languages) and not person.languages & carer.languages)
        + (person.id in carer.rather_not)
    )


def _fair_load(known: Lookup) -> float:
    duty = {carer.id: sum(each.ends - each.starts for each in carer.shifts) for carer in known.problem.carers}
    care = Counter[str]()
    for name, stops in known.made.items():
        for carer, _ in stops:
            care[carer.id] += known.visits[name].minutes  # type: ignore[assignment]  # minutes may have decimals
    asked = sum(each.minutes * each.together for each in known.problem.visits)
    share = asked / sum(duty.values()) if any(duty.values()) else 0.0
    return sum((care[name] - share * minutes) ** 2 / minutes for name, minutes in duty.items() if minutes)


def _late(visit: Visit, starts: float) -> float:
    """Minutes after the close of the window it is in; the past counts no more."""
    if visit.standing is Standing.DONE:
        return 0.0
    within = (each for each in visit.windows if each.opens <= starts + 1e-6)
    return min((max(0.0, starts - each.closes) for each in within if starts <= each.latest + 1e-6), default=0.0)


def _moved(visit: Visit, starts: float) -> float:
    before = visit.before
    if before is None or before.starts is None or not before.priced or visit.standing is Standing.DONE:
        return 0.0
    return max(0.0, abs(starts - before.starts) - MOVED_UNNOTICED)


def _legs(known: Lookup, route: Route) -> list[float]:
    if not route.stops:
        return []
    carer = known.carers[route.carer]
    order = sorted(route.stops, key=lambda each: each.starts)
    places = [carer.leaves, *(known.place(each.visit) for each in order), carer.returns]
    return [known.problem.travel[carer.mode][one][other] for one, other in pairwise(places)]


def _waits(known: Lookup, route: Route) -> float:
    """Minutes between an arrival and the start, but for what comes first in the shift: they leave later instead."""
    if not route.stops:
        return 0.0
    carer = known.carers[route.carer]
    waits, place, free = 0.0, carer.leaves, None
    for event in known.events(route):
        leg = 0.0
        if isinstance(event, Stop):
            leg = known.problem.travel[carer.mode][place][known.place(event.visit)]
            place = known.place(event.visit)
        if free is not None:
            waits += max(0.0, event.starts - free - leg)
        free = event.ends
    return waits


def _overtime(known: Lookup, route: Route) -> float:
    if not route.stops:
        return 0.0
    carer = known.carers[route.carer]
    last = max(route.stops, key=lambda each: each.starts)
    free = max(each.ends for each in known.events(route))
    return max(
        0.0, free + known.problem.travel[carer.mode][known.place(last.visit)][carer.returns] - known.shift(route).ends
    )
