"""A fortnight of made-up Swedish home care: faces met, travel, time; with sick leave; replanning; growth. Simulated.

What is assumed stands in `engines/routing/fortnight/generating.py`.
"""

import os
import time
from collections.abc import Callable
from dataclasses import replace
from statistics import mean, median
from typing import Any

from ledstjarna.bench import machine
from ledstjarna.engines.routing.fortnight.checking import Report, check
from ledstjarna.engines.routing.fortnight.generating import generated, with_sick_leave
from ledstjarna.engines.routing.fortnight.plan import Plan
from ledstjarna.engines.routing.fortnight.problem import Before, Carer, Fortnight, Standing, Visit
from ledstjarna.engines.routing.fortnight.reading import fortnight_of
from ledstjarna.engines.routing.fortnight.solving.workers import solve
from ledstjarna.engines.routing.solving.pacing import Limits

ANEW = 150_000  # moves for one day planned anew: a second or so
Say = Callable[[str], None]


def measure(limits: Limits, *, seed: int, workers: int, teams: tuple[int, ...], say: Say) -> dict[str, Any]:
    """Every figure, each plan gone through by the checker. Seconds are of the wall, all the work included."""
    load, told = round(os.getloadavg()[0], 2), generated(seed=seed)
    problem = fortnight_of(told)
    planned, plan, seconds = _solved(problem, limits, seed, workers)
    say(f"planned: {planned}")
    without, _, _ = _solved(_careless(problem), limits, seed, workers)
    say(f"without continuity: {without}")
    ill = _lived(problem, fortnight_of(with_sick_leave(told, seed=seed)), plan, seed)
    say(f"with sick leave: {ill}")
    return {
        "simulated": True, "machine": machine.bare_facts() | {"load_average_before": load},
        "seconds": limits.seconds, "rounds": limits.rounds, "workers": workers, "seed": seed,
        "persons": len(problem.persons), "carers": len(problem.carers), "visits": len(problem.visits),
        "planned": planned | {"seconds_in_all": seconds}, "without_continuity": without, "with_sick_leave": ill,
        "more_travel_percent": round(100 * (planned["travel_minutes"] / without["travel_minutes"] - 1), 2),
        "growth": _growth(limits, seed, teams, say),
    }  # fmt: skip


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


def _lived(problem: Fortnight, ill: Fortnight, plan: Plan, seed: int) -> dict[str, Any]:
    """Day by day: who is ill is known in the morning, that day is planned anew, and then it is the past."""
    seconds, missed, visits = [], 0, list(problem.visits)
    for day in range(len(problem.days)):
        before = _planned(plan)
        carers = tuple(_until(well, sick, day) for well, sick in zip(problem.carers, ill.carers, strict=True))
        gone = [each for each in visits if each.day < day and each.id not in before]  # nobody came, and the day is over
        missed += len(gone)
        visits = [each for each in visits if each not in gone]
        now = tuple(_standing(each, before.get(each.id), done=each.day < day) for each in visits)
        links = tuple(each for each in problem.links if {each.first, each.second} <= {visit.id for visit in now})
        today = replace(problem, carers=carers, visits=now, links=links)
        began = time.monotonic()
        _cost, plan = solve(today, Limits(rounds=ANEW), seed=seed, only={day})
        seconds.append(round(time.monotonic() - began, 1))
    left = replace(problem, carers=ill.carers, visits=tuple(visits))
    told = _told(left, plan, check(replace(today, carers=ill.carers), plan))
    told["assigned_percent"] = round(100 * len(_planned(plan)) / len(problem.visits), 2)
    return told | {
        "visits_missed": missed + len(plan.unmade),
        "replanning_seconds": {"median": median(seconds), "most": max(seconds)},
    }


def _planned(plan: Plan) -> dict[str, Before]:
    found: dict[str, Before] = {}
    for route in plan.routes:
        for stop in route.stops:
            carers = found[stop.visit].carers if stop.visit in found else ()
            found[stop.visit] = Before((*carers, route.carer), stop.starts)
    return found


def _until(well: Carer, sick: Carer, day: int) -> Carer:
    """Shifts as they turn out until a day, and as they were meant to be after it."""
    shifts = [each for each in sick.shifts if each.day <= day] + [each for each in well.shifts if each.day > day]
    return replace(well, shifts=tuple(shifts))


def _standing(visit: Visit, before: Before | None, *, done: bool) -> Visit:
    return replace(visit, before=before, standing=Standing.DONE if done and before else Standing.FREE)


def _growth(limits: Limits, seed: int, teams: tuple[int, ...], say: Say) -> list[dict[str, Any]]:
    """Teams are work apart: so many towns planned one after the other, reading and checking included."""
    found = []
    for number in teams:
        began, visits = time.monotonic(), 0
        for team in range(number):
            problem = fortnight_of(generated(seed=seed + team))
            _solved(problem, limits, seed, 1)
            visits += len(problem.visits)
        seconds = time.monotonic() - began
        found.append({"teams": number, "visits": visits, "seconds": round(seconds, 1)})
        say(f"growth: {found[-1]}")
    return found
