"""How the time to plan grows with teams: made-up teams' fortnights, so many at once as there are workers. Simulated.

Teams are work apart, spread as `ledstjarna visits spread` does; each plan goes through the checker.
"""

import json
import os
import resource
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from ledstjarna.bench import machine
from ledstjarna.engines.routing.fortnight.generating import generated
from ledstjarna.engines.routing.texts import planned
from ledstjarna.engines.spreading import in_processes

COUNTY = 5_000  # visits a day
Say = Callable[[str], None]


def measure(teams: tuple[int, ...], *, rounds: int, seed: int, workers: int, say: Say) -> dict[str, Any]:
    """Every size of county, the smallest first; seconds are of the wall: reading, planning, checking and writing."""
    load, told = round(os.getloadavg()[0], 2), []
    in_processes(partial(planned, rounds=1, seed=seed), _texts(1, seed), workers=1)  # compiled, where it was not
    for number in sorted(teams):
        told.append(_planned(number, rounds, seed, workers))
        say(f"growth: {told[-1]}")
    most = told[-1]
    return {
        "simulated": True, "machine": machine.bare_facts() | {"load_average_before": load},
        "rounds": rounds, "workers": workers, "seed": seed, "growth": told,
        # Below one: many teams take less time each than few, since then no worker is idle.
        "seconds_a_team_most_to_fewest": round(most["seconds_a_team"] / told[0]["seconds_a_team"], 2),
        f"minutes_for_{COUNTY}_visits_a_day": round(most["seconds"] * COUNTY / most["visits_a_day"] / 60, 1),
        f"processor_minutes_for_{COUNTY}_visits_a_day": round(
            most["processor_seconds"] * COUNTY / most["visits_a_day"] / 60, 1
        ),
    }  # fmt: skip


def _processor() -> float:
    """Seconds of processor that this process and those it has ended have taken."""
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def _texts(teams: int, seed: int) -> dict[str, str]:
    return {f"team {number}": json.dumps(generated(seed=seed + number)) for number in range(teams)}


def _planned(teams: int, rounds: int, seed: int, workers: int) -> dict[str, Any]:
    texts = _texts(teams, seed)
    began, busy = time.monotonic(), _processor()
    plans = [json.loads(each) for each in in_processes(
        partial(planned, rounds=rounds, seed=seed), texts, workers=workers
    ).values()]  # fmt: skip
    seconds, busy = time.monotonic() - began, _processor() - busy
    visits = sum(len(json.loads(text)["visits"]) for text in texts.values())
    unmade = sum(len(plan["unmade"]) for plan in plans)
    return {
        "teams": teams, "visits": visits, "visits_a_day": round(visits / 14), "seconds": round(seconds, 2),
        "seconds_a_team": max(0.01, round(seconds / teams, 2)),
        "processor_seconds": round(busy, 2),  # which others on the machine change little
        "assigned_percent": round(100 * (1 - unmade / visits), 2),
    }  # fmt: skip
