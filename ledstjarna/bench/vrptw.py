"""RC208 of Solomon's: a hundred customers with time windows, nobody waiting for anybody. Ours, and PyVRP's beside it.

Sanity only: it has loads, which care has not (ours does not look at them, and is checked for them here), and wants
the whole day's travel alone. Distances are cut to one decimal, as where the lowest known value, 776.1, comes from.
"""

import math
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ledstjarna.bench import others
from ledstjarna.engines.routing.problem import Amounts, Carer, Person, Problem, Service, Window
from ledstjarna.engines.routing.solution import Solution
from ledstjarna.engines.routing.solving.pacing import Limits
from ledstjarna.engines.routing.solving.workers import solve

FILE = Path(__file__).parent / "data" / "RC208.vrp"
LOWEST = 776.1
LATE = 100.0  # what a minute after a window costs: out of all proportion, since it may not be


@dataclass(frozen=True, slots=True)
class Instance:
    """What the file says; number 0 is the depot."""

    vehicles: int
    capacity: float
    service: float
    places: list[tuple[float, float]]
    loads: list[float]
    windows: list[tuple[float, float]]

    def apart(self, one: int, other: int) -> float:
        """The distance, cut to one decimal."""
        return math.floor(10 * math.dist(self.places[one], self.places[other])) / 10


def measure(limits: Limits, *, seed: int, workers: int) -> dict[str, Any]:
    """Both in the same seconds, one after the other; gaps in percent to the lowest known value."""
    instance = read(FILE)
    problem = as_day(instance)
    began = time.monotonic()
    cost, plan = solve(problem, limits, seed=1000 * seed, workers=workers)
    seconds = round(time.monotonic() - began, 1)
    told: dict[str, Any] = {
        "instance": FILE.stem, "lowest": LOWEST,
        "ours": _told(cost) | {"broken": broken(instance, plan), "seconds_in_all": seconds, "workers": workers},
    }  # fmt: skip
    return told | {"pyvrp": _told(by_pyvrp(limits.seconds, seed)) if others.installed() else None}


def _told(cost: float) -> dict[str, Any]:
    return {"distance": round(cost, 1), "gap_percent": round(100 * (cost / LOWEST - 1), 2)}


def by_pyvrp(seconds: float, seed: int) -> float:
    """The distance PyVRP finds, one thread."""
    import pyvrp
    from pyvrp.stop import MaxRuntime

    found = pyvrp.solve(pyvrp.read(FILE, round_func="dimacs"), stop=MaxRuntime(seconds), seed=seed, display=False)
    return float(found.cost()) / 10


def read(path: Path) -> Instance:
    """The instance of a file in VRPLIB's format. Raises ValueError or KeyError where it is not."""
    words: dict[str, str] = {}
    rows: dict[str, list[list[float]]] = {}
    section = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        name, colon, value = line.partition(":")
        if colon:
            words[name.strip()] = value.strip()
        elif line.strip().endswith("_SECTION"):
            section = line.strip()
            rows[section] = []
        elif section and line.strip()[:1].isdigit():
            rows[section].append([float(each) for each in line.split()[1:]])
    return Instance(
        int(words["VEHICLES"]), float(words["CAPACITY"]), float(words["SERVICE_TIME"]),
        [(x, y) for x, y in rows["NODE_COORD_SECTION"]], [load for (load,) in rows["DEMAND_SECTION"]],
        [(opens, closes) for opens, closes in rows["TIME_WINDOW_SECTION"]],
    )  # fmt: skip


def as_day(instance: Instance) -> Problem:
    """As a day of visits: one carer for each vehicle."""
    size = len(instance.places)
    return Problem(
        tuple(Carer(str(number), frozenset({"any"}), 0, 0) for number in range(instance.vehicles)),
        tuple(
            Person(str(place), place, (Window(*instance.windows[place]),), (Service("any", instance.service),))
            for place in range(1, size)
        ),
        tuple(tuple(instance.apart(a, b) for b in range(size)) for a in range(size)),
        Amounts(travel_time=1.0, total_tardiness=LATE),
    )


def broken(instance: Instance, plan: Solution) -> int:
    """How often a window, a load or the depot's closing is broken: gone through from nothing."""
    number = 0
    for route in plan.routes:
        place, now, load = 0, instance.windows[0][0], 0.0
        for stop in route.stops:
            there = int(stop.person_id)
            opens, closes = instance.windows[there]
            now = max(now + instance.apart(place, there), opens)
            number += now > closes + 1e-6
            place, now, load = there, now + instance.service, load + instance.loads[there]
        number += load > instance.capacity
        number += now + instance.apart(place, 0) > instance.windows[0][1] + 1e-6
    visited = sorted(int(stop.person_id) for route in plan.routes for stop in route.stops)
    return number + (visited != list(range(1, len(instance.places))))
