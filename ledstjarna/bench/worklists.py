"""What is mine, what waits and what is late, for one unit in counties of several sizes, side by side in one run."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median
from typing import IO, Any, NamedTuple

from ledstjarna.bench import machine
from ledstjarna.bench.county import Say, Size
from ledstjarna.bench.database import environment, with_tables
from ledstjarna.foundation.postgres import SUPERUSER, EmbeddedServer

EACH_TURN = 10  # askings before the next size has its turn


class _Asked(NamedTuple):
    size: Size
    facts: dict[str, Any]
    process: "subprocess.Popen[str]"


def measure(folder: Path, sizes: list[Size], *, unit: int, rounds: int, say: Say) -> dict[str, Any]:
    """Load what is not loaded, then ask each county in turn: A B C A B C, so that a drift meets all sizes alike."""
    with EmbeddedServer(folder) as server, ExitStack() as stack:
        facts = machine.facts(server.url(SUPERUSER, "postgres"))
        counties = [stack.enter_context(_county(server, size, unit, say)) for size in sizes]
        times: dict[Size, list[float]] = {one.size: [] for one in counties}
        cpu: dict[Size, float] = dict.fromkeys(times, 0.0)
        for number in range(rounds + 1):
            say(f"round {number} of {rounds}")  # the first warms, and is not counted
            for one in counties:
                before = machine.used_by_children(server.pid or 0)
                told = _turn(one.process)
                if number:
                    times[one.size] += told["times_ms"]
                    cpu[one.size] += told["cpu_seconds"] + machine.used_by_children(server.pid or 0) - before
    medians = [median(times[one.size]) for one in counties]
    return {
        "machine": facts,
        "persons_in_unit": unit,
        "counties": [{"persons": one.size.persons, "plans": one.size.plans, **one.facts} for one in counties],
        "work_of_a_unit": {
            "by_persons": {
                one.size.persons: {
                    "median_ms": round(median(found), 2), "p95_ms": round(sorted(found)[len(found) * 95 // 100], 2),
                    "cpu_ms": round(1000 * cpu[one.size] / len(found), 2), "asked": len(found),
                }
                for one in counties if (found := times[one.size])
            },
            "largest_to_smallest": round(medians[-1] / medians[0], 3),
        },
    }  # fmt: skip


@contextmanager
def _county(server: EmbeddedServer, size: Size, unit: int, say: Say) -> Iterator[_Asked]:
    name = f"bench_{size.persons}_{size.plans}"  # the same county as `bench plan` has
    say(f"{size.persons} persons, {size.plans} plans")
    with_tables(server, name)
    command = [sys.executable, "-m", "ledstjarna.bench.unit_work", *map(str, (*size, unit))]
    with subprocess.Popen(
        command, env=environment(server, name), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            yield _Asked(size, json.loads(_hear(process)), process)
        finally:
            _of(process.stdin).close()  # with its input it ends


def _turn(process: "subprocess.Popen[str]") -> dict[str, Any]:
    _of(process.stdin).write(f"{EACH_TURN}\n")
    _of(process.stdin).flush()
    told: dict[str, Any] = json.loads(_hear(process))
    return told


def _hear(process: "subprocess.Popen[str]") -> str:
    line = _of(process.stdout).readline()
    if not line:
        raise RuntimeError("the county ended")
    return line


def _of(stream: IO[str] | None) -> IO[str]:
    assert stream is not None
    return stream
