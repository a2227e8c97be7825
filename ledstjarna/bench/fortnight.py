"""A fortnight of made-up Swedish home care: faces met, travel, time; with sick leave, nobody called in and somebody;
replanning. Simulated.

What is assumed stands in `engines/routing/fortnight/generating.py`.
"""

import os
import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace
from statistics import mean, median
from typing import Any

from ledstjarna.bench import machine
from ledstjarna.bench.called_in import Calls
from ledstjarna.engines.routing.fortnight.checking import Report, check
from ledstjarna.engines.routing.fortnight.generating import ASSUMED, generated, ill_days, with_sick_leave
from ledstjarna.engines.routing.fortnight.plan import Plan
from ledstjarna.engines.routing.fortnight.problem import (
    Before,
    Carer,
    Fortnight,
    Shift,
    Standing,
    Visit,
)
from ledstjarna.engines.routing.fortnight.reading import fortnight_of
from ledstjarna.engines.routing.fortnight.solving.workers import solve
from ledstjarna.engines.routing.solving.pacing import Limits

ANEW = 400_000  # moves for one day planned anew: a second or two
Say = Callable[[str], None]


def measure(limits: Limits, *, seeds: int, workers: int, say: Say) -> dict[str, Any]:
    """Every figure of so many made-up towns, each plan gone through by the checker. Seconds are of the wall."""
    load, towns = round(os.getloadavg()[0], 2), []
    for seed in range(1, seeds + 1):
        towns.append(_town(limits, seed, workers))
        say(f"town {seed}: {towns[-1]}")
    return {
        "simulated": True, "machine": machine.bare_facts() | {"load_average_before": load},
        "seconds": limits.seconds, "rounds": limits.rounds, "workers": workers, "towns": towns, "all": _all(towns),
    }  # fmt: skip


def _town(limits: Limits, seed: int, workers: int) -> dict[str, Any]:
    """The same effort with and without a price on who comes; then the plan is lived through with sick leave,
    and with some of the ill shifts worked by somebody who was off."""
    told = generated(seed=seed)
    problem = fortnight_of(told)
    planned, plan, seconds = _solved(problem, limits, seed, workers)
    without, _, _ = _solved(_careless(problem), limits, seed, workers)
    ill = fortnight_of(with_sick_leave(told, seed=seed))
    calls = Calls(problem, ill_days(told, seed=seed), share=ASSUMED.called_in, seed=seed)
    return {
        "seed": seed, "persons": len(problem.persons), "carers": len(problem.carers), "visits": len(problem.visits),
        "planned": planned | {"seconds_in_all": seconds}, "without_continuity": without,
        "more_travel_percent": round(100 * (planned["travel_minutes"] / without["travel_minutes"] - 1), 2),
        "with_sick_leave": _lived(problem, ill, plan, seed),
        "with_people_called_in": _lived(problem, ill, plan, seed, calls),
    }  # fmt: skip


def _all(towns: list[dict[str, Any]]) -> dict[str, Any]:
    """The worst of all towns, for each figure that has a mark to reach."""
    planned = [each["planned"] for each in towns]
    return {
        "faces_median": max(each["faces_median"] for each in planned),
        "more_travel_percent": max(each["more_travel_percent"] for each in towns),
        "assigned_percent": min(each["assigned_percent"] for each in planned),
        "in_time_percent": min(each["in_time_percent"] for each in planned),
        **{key: _worst([each[key] for each in towns]) for key in ("with_sick_leave", "with_people_called_in")},
    }


def _worst(ill: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "faces_median": max(each["faces_median"] for each in ill),
        "assigned_percent": min(each["assigned_percent"] for each in ill),
        "in_time_percent": min(each["in_time_percent"] for each in ill),
        "extra_shifts": max(each["extra_shifts"] for each in ill),
        "replanning_seconds": max(each["replanning_seconds"]["most"] for each in ill),
    }


def _careless(problem: Fortnight) -> Fortnight:
    """The same without any price on who comes."""
    return replace(problem, weights=replace(problem.weights, faces=0.0, new_faces=0.0, spread=0.0, contact=0.0))


def _solved(problem: Fortnight, limits: Limits, seed: int, workers: int) -> tuple[dict[str, Any], Plan, float]:
    began = time.monotonic()
    # Seeds far apart: each worker takes the next.
    _cost, plan = solve(problem, limits, seed=1000 * seed, workers=workers)
    seconds = round(time.monotonic() - began, 1)
    return _told(problem, plan, check(problem, plan)), plan, seconds


def _told(problem: Fortnight, plan: Plan, report: Report) -> dict[str, Any]:
    starts = {stop.visit: stop.starts for route in plan.routes for stop in route.stops}
    late = sum(
        starts[each.id] > max(w.closes for w in each.windows) + 1e-4 for each in problem.visits if each.id in starts
    )
    faces = list(report.faces.values())
    return {
        "faces_median": median(faces), "faces_mean": round(mean(faces), 2), "faces_most": max(faces),
        "assigned_percent": round(100 * len(starts) / len(problem.visits), 2),
        "in_time_percent": round(100 * (1 - late / max(1, len(starts))), 2),
        "travel_minutes": round(report.amounts.travel), "violations": len(report.violations),
    }  # fmt: skip


def _lived(problem: Fortnight, ill: Fortnight, plan: Plan, seed: int, calls: Calls | None = None) -> dict[str, Any]:
    """Day by day: who is ill is known in the morning, somebody may be called in, that day is planned anew, and then it
    is the past."""
    seconds, missed, visits = [], 0, list(problem.visits)
    extra: dict[str, list[Shift]] = defaultdict(list)
    for day in range(len(problem.days)):
        before = _planned(plan)
        carers = as_it_is(problem, ill, day, extra)
        for carer, shift in calls.of(day, carers, before) if calls else ():
            extra[carer].append(shift)
        carers = as_it_is(problem, ill, day, extra)
        gone = [each for each in visits if each.day < day and each.id not in before]  # nobody came, and the day is over
        missed += len(gone)
        visits = [each for each in visits if each not in gone]
        now = tuple(_standing(each, before.get(each.id), done=each.day < day) for each in visits)
        links = tuple(each for each in problem.links if {each.first, each.second} <= {visit.id for visit in now})
        today = replace(problem, carers=carers, visits=now, links=links)
        began = time.monotonic()
        _cost, plan = solve(today, Limits(rounds=ANEW), seed=seed, only={day})
        seconds.append(round(time.monotonic() - began, 1))
    told = _told(today, plan, check(today, plan))
    told["assigned_percent"] = round(100 * len(_planned(plan)) / len(problem.visits), 2)
    return told | {
        "visits_missed": missed + len(plan.unmade),
        "ill_shifts": sum(
            len(well.shifts) - len(sick.shifts) for well, sick in zip(problem.carers, ill.carers, strict=True)
        ),
        "extra_shifts": sum(map(len, extra.values())),
        "shifts_nobody_may_take": calls.nobody_may if calls else 0,
        "replanning_seconds": {"median": median(seconds), "most": max(seconds)},
    }


def _planned(plan: Plan) -> dict[str, Before]:
    found: dict[str, Before] = {}
    for route in plan.routes:
        for stop in route.stops:
            carers = found[stop.visit].carers if stop.visit in found else ()
            found[stop.visit] = Before((*carers, route.carer), stop.starts)
    return found


def as_it_is(problem: Fortnight, ill: Fortnight, day: int, extra: Mapping[str, list[Shift]]) -> tuple[Carer, ...]:
    """Everybody with the shifts that are known in the morning of a day, those of the called in too."""
    return tuple(
        _until(well, sick, day, extra.get(well.id, [])) for well, sick in zip(problem.carers, ill.carers, strict=True)
    )


def _until(well: Carer, sick: Carer, day: int, extra: list[Shift]) -> Carer:
    """Shifts as they turn out until a day, and as they were meant to be after it."""
    shifts = [each for each in sick.shifts if each.day <= day] + [each for each in well.shifts if each.day > day]
    return replace(well, shifts=tuple(sorted([*shifts, *extra], key=lambda each: (each.day, each.starts))))


def _standing(visit: Visit, before: Before | None, *, done: bool) -> Visit:
    return replace(visit, before=before, standing=Standing.DONE if done and before else Standing.FREE)
