"""What the access check and its log row cost of a read, in a county of the size that is asked for."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from ledstjarna.bench import machine
from ledstjarna.bench.county import Size
from ledstjarna.bench.database import with_tables
from ledstjarna.foundation.postgres import APP, OWNER, SUPERUSER, EmbeddedServer


def measure(folder: Path, size: Size, *, reads: int) -> dict[str, Any]:
    """Load the county unless it is there, and open plans in it."""
    with EmbeddedServer(folder) as server:
        name = f"bench_{size.persons}_{size.plans}"  # the same county as `bench plan` has
        facts = machine.facts(server.url(SUPERUSER, "postgres"))
        with_tables(server, name)
        environment = {
            **os.environ, "DJANGO_SETTINGS_MODULE": "ledstjarna.bench.settings", "DATABASE_URL": server.url(APP, name),
            "LEDSTJARNA_OWNER_DATABASE_URL": server.url(OWNER, name), "LEDSTJARNA_SECRET_KEY": "bench",
            "LEDSTJARNA_DEMO": "1", "LEDSTJARNA_POOL": "0", "BENCH_BEYOND_POLICIES_URL": server.url(SUPERUSER, name),
        }  # fmt: skip
        done = subprocess.run(
            [sys.executable, "-m", "ledstjarna.bench.access_cost", *map(str, (*size, reads))], env=environment,
            check=True, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return {"machine": facts, **told}
