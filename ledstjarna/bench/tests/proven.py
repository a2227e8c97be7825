"""The lowest cost of a small day, proven by CP-SAT: a second way that shares only the nouns with the planner."""

from typing import Any

from ledstjarna.engines.routing.problem import Problem

_FAR = 5_000  # minutes, later than anything in a small day


def lowest(problem: Problem, seconds: float) -> float | None:
    """The cost times nothing but thirds of travel, lateness and the latest visit; None where it was not proven in time.

    For days of whole minutes where every person has one soft window, and no carer a shift or lunch.
    """
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    visits = [(person, service) for person in problem.persons for service in person.services]
    starts = [model.new_int_var(int(person.windows[0].opens), _FAR, "") for person, _ in visits]
    late = [model.new_int_var(0, _FAR, "") for _ in visits]
    latest = model.new_int_var(0, _FAR, "")
    for (person, _), start, each in zip(visits, starts, late, strict=True):
        model.add(each >= start - int(person.windows[0].closes))
        model.add(latest >= each)
    travelled: list[Any] = []
    by: list[list[Any]] = [[] for _ in visits]  # who does it
    for carer in problem.carers:
        travelled += _day(model, problem, carer, visits, starts, by)
    for who in by:
        model.add_exactly_one(who)
    _pairs(model, problem, visits, starts, by)
    model.minimize(sum(travelled) + sum(late) + latest)
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds, solver.parameters.num_workers = seconds, 1
    return solver.objective_value / 3 if solver.solve(model) == cp_model.OPTIMAL else None


def _day(
    model: Any, problem: Problem, carer: Any, visits: list[Any], starts: list[Any], by: list[list[Any]]
) -> list[Any]:
    """One carer's round from the depot and back: what is done in which order. Gives its legs with their length."""
    arcs, legs = [], []
    mine = [number for number, (_, service) in enumerate(visits) if service.ability in carer.abilities]
    idle = model.new_bool_var("")
    arcs.append((0, 0, idle))
    for one in mine:
        does = model.new_bool_var("")
        by[one].append(does)
        arcs.append((one + 1, one + 1, does.Not()))
        place = visits[one][0].place
        out, back = model.new_bool_var(""), model.new_bool_var("")
        arcs += [(0, one + 1, out), (one + 1, 0, back)]
        model.add(starts[one] >= int(problem.travel[carer.leaves][place])).only_enforce_if(out)
        legs += [out * int(problem.travel[carer.leaves][place]), back * int(problem.travel[place][carer.returns])]
        for other in mine:
            if other == one:
                continue
            then = model.new_bool_var("")
            leg = int(problem.travel[place][visits[other][0].place])
            arcs.append((one + 1, other + 1, then))
            model.add(starts[other] >= starts[one] + int(visits[one][1].duration) + leg).only_enforce_if(then)
            legs.append(then * leg)
        model.add_implication(does, idle.Not())
    model.add_circuit(arcs)
    return legs


def _pairs(model: Any, problem: Problem, visits: list[Any], starts: list[Any], by: list[list[Any]]) -> None:
    """A person's two services as far apart as they must be, and by two carers."""
    for person in problem.persons:
        both = [number for number, (each, _) in enumerate(visits) if each is person]
        if len(both) < 2:
            continue
        one, other = both
        if person.apart is not None:
            model.add(starts[other] - starts[one] >= int(person.apart.shortest))
            model.add(starts[other] - starts[one] <= int(person.apart.longest))
        for carer in problem.carers:
            does = [_of(problem, carer, visits, number, by) for number in both]
            if all(each is not None for each in does):
                model.add_bool_or([each.Not() for each in does])


def _of(problem: Problem, carer: Any, visits: list[Any], number: int, by: list[list[Any]]) -> Any:
    """Whether this carer does it, or None where they cannot."""
    able = [each.id for each in problem.carers if visits[number][1].ability in each.abilities]
    return by[number][able.index(carer.id)] if carer.id in able else None
