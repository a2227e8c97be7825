"""Opening a plan through real HTTP at several sizes of county, side by side in one run, with writers at work."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median, quantiles
from typing import Any, NamedTuple

from ledstjarna.cli.health import wait_for_health
from ledstjarna.cli.serve import web_command
from ledstjarna.cli.supervision import Children
from ledstjarna.foundation.postgres import APP, OWNER, SUPERUSER, EmbeddedServer, ensure_roles

HOST, FIRST_PORT = "127.0.0.1", 8971
WRITES_PER_SECOND = 5.0
Say = Callable[[str], None]


class Size(NamedTuple):
    """One county of the benchmark."""

    persons: int
    plans: int


class Running(NamedTuple):
    """A county with its web running, and the pages to open in it."""

    size: Size
    port: int
    prepared: dict[str, Any]


def measure(folder: Path, sizes: list[Size], *, seconds: float, rounds: int, say: Say) -> dict[str, Any]:
    """Load what is not loaded, then open plans: alternately one at a time (latency), and as many as go (throughput)."""
    with EmbeddedServer(folder) as server, ExitStack() as stack:
        running = [stack.enter_context(_county(server, folder, size, number, say)) for number, size in enumerate(sizes)]
        for one in running:
            _ask(one, connections=2, seconds=2)  # warm: templates, plans, caches
        times: dict[int, list[float]] = {one.size.persons: [] for one in running}
        for number in range(rounds):  # A B A B: a drift of the machine meets all sizes alike
            say(f"round {number + 1} of {rounds}")
            for one in running:
                times[one.size.persons] += _ask(one, connections=1, seconds=seconds / 4)["times_ms"]
        largest = running[-1]
        say("throughput")
        busy = _ask(largest, connections=4, seconds=seconds)
        bare = _ask(largest, connections=4, seconds=seconds / 2, path="/halsa")
    return _report(running, times, busy, bare)


@contextmanager
def _county(server: EmbeddedServer, folder: Path, size: Size, number: int, say: Say) -> Iterator[Running]:
    name, port = f"bench_{size.persons}", FIRST_PORT + number
    environment = _environment(server, name)
    say(f"{size.persons} persons, {size.plans} plans")
    ensure_roles(server.url(SUPERUSER, "postgres"), name)
    _python(environment, "-m", "ledstjarna.cli.main", "migrate")
    prepared = json.loads(_python(environment, "-m", "ledstjarna.bench.prepare", *map(str, size)))
    with Children(folder) as children:
        children.start(f"web-{port}", web_command(HOST, port, workers=2), environment)
        children.start(
            f"write-{port}", [sys.executable, "-m", "ledstjarna.bench.writing", str(WRITES_PER_SECOND)], environment
        )
        wait_for_health(f"http://{HOST}:{port}", children)
        yield Running(size, port, prepared)


def _environment(server: EmbeddedServer, database: str) -> dict[str, str]:
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "ledstjarna.config.settings",
        "DATABASE_URL": server.url(APP, database),
        "LEDSTJARNA_OWNER_DATABASE_URL": server.url(OWNER, database),
        "LEDSTJARNA_SECRET_KEY": "bench",
        "LEDSTJARNA_DEMO": "1",
    }


def _python(environment: dict[str, str], *words: str) -> str:
    done = subprocess.run([sys.executable, *words], env=environment, check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout.splitlines()[-1] if done.stdout.strip() else ""


def _ask(one: Running, *, connections: int, seconds: float, path: str = "") -> dict[str, Any]:
    targets = [{**target, "path": path or target["path"]} for target in one.prepared["targets"]]
    order = {
        "host": HOST, "port": one.port, "targets": targets, "connections": connections, "seconds": seconds, "seed": 1,
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-m", "ledstjarna.bench.generator"], input=json.dumps(order), check=True,
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def _report(
    running: list[Running], times: dict[int, list[float]], busy: dict[str, Any], bare: dict[str, Any]
) -> dict[str, Any]:
    smallest, largest = running[0].size.persons, running[-1].size.persons
    middle = {persons: median(found) for persons, found in times.items()}
    return {
        "machine": {"cores": os.cpu_count()},
        "sizes": [
            {
                "persons": one.size.persons,
                "rows": one.prepared["rows"],
                "load_seconds": one.prepared["load_seconds"],
                "queries_per_page": one.prepared["queries"],
                "page_ms_median": round(middle[one.size.persons], 2),
                "page_ms_p95": round(quantiles(times[one.size.persons], n=20)[18], 2),
                "pages": len(times[one.size.persons]),
            }
            for one in running
        ],
        "writes_per_second_at_each_size": WRITES_PER_SECOND,
        "time_largest_to_smallest": round(middle[largest] / middle[smallest], 3),
        "throughput": _throughput(busy),
        "bare_view_that_reads_one_row": _throughput(bare),
    }


def _throughput(told: dict[str, Any]) -> dict[str, Any]:
    return {
        "pages_per_second": round(told["answers"] / told["seconds"], 1),
        "load_generator_share_of_one_core": round(told["cpu_seconds"] / told["seconds"], 3),
        "bytes_per_page": told["bytes"] // max(1, told["answers"]),
        "statuses": told["statuses"],
    }
