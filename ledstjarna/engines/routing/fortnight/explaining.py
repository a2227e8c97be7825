"""Why a visit is not made: rule after rule, who is left; the first that leaves too few is the one that binds."""

from collections.abc import Callable, Iterator, Mapping

from ledstjarna.engines.routing.fortnight.abilities import has_needed, may_visit
from ledstjarna.engines.routing.fortnight.apart import leaves_a_time
from ledstjarna.engines.routing.fortnight.plan import Unmade, Why
from ledstjarna.engines.routing.fortnight.problem import Carer, Fortnight, Standing, Visit


def unmade(problem: Fortnight, starts: Mapping[str, float]) -> tuple[Unmade, ...]:
    """Every visit that is not among those made, explained; `starts`: when each that is made starts."""
    return tuple(explained(problem, visit, starts) for visit in problem.visits if visit.id not in starts)


def explained(problem: Fortnight, visit: Visit, starts: Mapping[str, float]) -> Unmade:
    """Which rule binds, and who are left when it has been applied."""
    left: list[Carer] = list(problem.carers)
    for why, holds in _rules(problem, visit):
        left = [carer for carer in left if holds(carer)]
        if len(left) < visit.together or (
            why is Why.ABILITY and not any(_has_one(problem, visit, carer) for carer in left)
        ):
            return _told(visit, why, left)
    if not leaves_a_time(problem, visit, starts):
        return _told(visit, Why.APART, left)
    return _told(visit, Why.LEFT_OUT if visit.optional else Why.TIME, left)


def _told(visit: Visit, why: Why, left: list[Carer]) -> Unmade:
    return Unmade(visit.id, why, visit.together, tuple(carer.id for carer in left))


def _has_one(problem: Fortnight, visit: Visit, carer: Carer) -> bool:
    return visit.one_has <= carer.able(problem.days[visit.day])


def _rules(problem: Fortnight, visit: Visit) -> Iterator[tuple[Why, Callable[[Carer], bool]]]:
    person = next(each for each in problem.persons if each.id == visit.person)
    day, before = problem.days[visit.day], visit.before
    opens, latest = min(each.opens for each in visit.windows), max(each.latest for each in visit.windows)
    yield Why.PROVIDER, lambda carer: visit.provider in ("", carer.provider)
    yield Why.ABILITY, lambda carer: has_needed(carer, visit, day)
    yield Why.DUTY, lambda carer: any(shift.day == visit.day for shift in carer.shifts)
    yield Why.REFUSED, lambda carer: may_visit(carer, person)
    if visit.standing is Standing.LOCKED and before is not None:
        yield Why.LOCKED, lambda carer: carer.id in before.carers
    yield (
        Why.HOURS,
        lambda carer: any(
            shift.day == visit.day
            and max(shift.starts, opens) <= latest
            and max(shift.starts, opens) + visit.minutes <= shift.ends + shift.overtime
            for shift in carer.shifts
        ),
    )
