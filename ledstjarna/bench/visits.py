"""Planning visits against published values: every instance of a folder, some seeds each, the solutions kept.

Published: the lowest costs we know of, in `data/visits_published.csv`. A gap below zero is a better plan than those.
"""

import csv
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import Any

from ledstjarna.bench import machine, others
from ledstjarna.engines.routing.checking import check
from ledstjarna.engines.routing.errors import RoutingError
from ledstjarna.engines.routing.formats import read_problem, written
from ledstjarna.engines.routing.problem import Problem
from ledstjarna.engines.routing.solving.pacing import Limits
from ledstjarna.engines.routing.solving.workers import solve

_PUBLISHED = Path(__file__).parent / "data" / "visits_published.csv"


@dataclass(frozen=True, slots=True)
class Effort:
    """How long and how often each instance is solved."""

    limits: Limits
    seeds: int
    workers: int
    compare: bool = False  # OR-Tools beside it, where it is installed


def measure(folder: Path, solutions: Path, effort: Effort, say: Callable[[str], None]) -> dict[str, Any]:
    """Solve every instance under the folder; each seed's plan is written and checked. Gaps are in percent."""
    solutions.mkdir(parents=True, exist_ok=True)
    published, load = _published(), round(os.getloadavg()[0], 2)
    told = {}
    for name, problem in _instances(folder):
        told[name] = _instance(name, problem, published.get(name), solutions, effort)
        say(f"{name}: {told[name]['costs']}, gap {told[name]['gap_of_mean']}")
    return {
        "machine": machine.bare_facts() | {"load_average_before": load},
        "seconds": effort.limits.seconds, "rounds": effort.limits.rounds, "workers": effort.workers,
        "seeds": effort.seeds, "solutions": solutions.name, "instances": told, "gaps": _gaps(list(told.values())),
    }  # fmt: skip


def _published() -> dict[str, float]:
    with _PUBLISHED.open(encoding="utf-8", newline="") as file:
        return {row["instance"]: float(row["cost"]) for row in csv.DictReader(file)}


def _instances(folder: Path) -> Iterator[tuple[str, Problem]]:
    """Every file that is an instance; a solution beside one is none."""
    for path in sorted(folder.rglob("*.json")):
        try:
            yield path.stem, read_problem(path)
        except RoutingError:
            continue


def _instance(
    name: str, problem: Problem, published: float | None, solutions: Path, effort: Effort
) -> dict[str, Any]:  # fmt: skip
    costs, seconds, violations = [], [], 0
    for seed in range(1, effort.seeds + 1):
        began = time.monotonic()
        # Seeds far apart: each worker takes the next.
        _cost, solution = solve(problem, effort.limits, seed=1000 * seed, workers=effort.workers)
        seconds.append(round(time.monotonic() - began, 1))
        report = check(problem, solution)
        violations += len(report.violations)
        costs.append(round(report.cost, 3))
        (solutions / f"sol-{name}-{seed}.json").write_text(written(solution, report.cost, report.costs))
    return {
        "published": published, "costs": costs, "gap_of_mean": _gap(mean(costs), published),
        "gap_of_best": _gap(min(costs), published), "violations": violations, "seconds_in_all": seconds,
    } | (_beside(problem, published, effort) if effort.compare else {})  # fmt: skip


def _beside(problem: Problem, published: float | None, effort: Effort) -> dict[str, Any]:
    """OR-Tools in the same seconds, one thread; its plan goes through the same checker. None: no plan in that time."""
    if not others.can(problem):
        return {}
    solution = others.by_ortools(problem, effort.limits.seconds)
    if solution is None:
        return {"ortools": None}
    report = check(problem, solution)
    return {
        "ortools": {
            "cost": round(report.cost, 3), "gap": _gap(report.cost, published), "violations": len(report.violations),
        }
    }  # fmt: skip


def _gap(cost: float, published: float | None) -> float | None:
    return None if published is None else round(100 * (cost / published - 1), 3)


def _gaps(told: list[dict[str, Any]]) -> dict[str, Any]:
    """Over the instances that have a published value."""
    gaps = [one["gap_of_mean"] for one in told if one["gap_of_mean"] is not None]
    if not gaps:
        return {}
    return {
        "instances": len(gaps), "mean": round(mean(gaps), 3), "worst": max(gaps),
        "at_or_below_published": sum(gap <= 0.001 for gap in gaps),
    }  # fmt: skip
