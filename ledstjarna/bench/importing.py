"""How fast bundles go in: the import command, as an operator runs it, on a county of its own."""

import json
import resource
import shutil
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import psycopg

from ledstjarna.bench import machine
from ledstjarna.bench.bundles import write_bundles
from ledstjarna.bench.county import Say
from ledstjarna.bench.database import environment, with_tables
from ledstjarna.foundation.postgres import OWNER, SUPERUSER, EmbeddedServer

_DATABASE = "bench_import"


def measure(folder: Path, many: int, say: Say) -> dict[str, Any]:
    """Import so many bundles into an empty county, then the same again; bundles a second for both."""
    shutil.rmtree(folder / "bundles", ignore_errors=True)
    size = write_bundles(folder / "bundles", many)
    with EmbeddedServer(folder) as server:
        facts = machine.facts(server.url(SUPERUSER, "postgres"))
        around = _fresh(server)
        told = {}
        for name in ("new", "again"):
            say(f"{many} bundles, {name}")
            told[name] = _imported(around, folder / "bundles")
    return {"machine": facts, "bundles": many, "bytes": size, **told}


def _fresh(server: EmbeddedServer) -> dict[str, str]:
    with psycopg.connect(server.url(SUPERUSER, "postgres"), autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {_DATABASE}")
    with_tables(server, _DATABASE)
    with psycopg.connect(server.url(OWNER, _DATABASE)) as connection:
        connection.execute("INSERT INTO organisations_county (code, name) VALUES ('04', 'Södermanlands län')")
        connection.execute(
            "INSERT INTO organisations_municipality (code, name, county_id) VALUES ('0484', 'Eskilstuna', '04')"
        )
    return environment(server, _DATABASE)


def _imported(around: dict[str, str], folder: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "ledstjarna.cli.main", "import", "fhir", str(folder), "--municipality", "0484"]
    began, used = time.perf_counter(), _cpu()
    ended = subprocess.run([*command, "--json"], env=around, check=False, stdout=subprocess.PIPE, text=True)
    seconds, cpu = time.perf_counter() - began, _cpu() - used
    lines = [json.loads(line) for line in ended.stdout.splitlines()]
    return {
        "exit_code": ended.returncode, "seconds": round(seconds, 2), "cpu_seconds_of_the_command": round(cpu, 2),
        "bundles_per_second": round(len(lines) / seconds, 1),
        "entries_per_second": round(sum(line["entries"] for line in lines) / seconds),
        "ended": dict(Counter(line["ended"] for line in lines)),
    }  # fmt: skip


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
