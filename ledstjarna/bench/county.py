"""A county of the benchmark, at work: its database, its web as in production, its writers, and who asks it."""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, NamedTuple

from ledstjarna.bench import machine
from ledstjarna.bench.database import environment, with_tables
from ledstjarna.cli.health import wait_for_health
from ledstjarna.cli.serve import usual_workers, web_command
from ledstjarna.cli.supervision import Children
from ledstjarna.foundation.postgres import EmbeddedServer

HOST, FIRST_PORT = "127.0.0.1", 8971
WRITES_PER_SECOND = 10.0
Say = Callable[[str], None]


class Size(NamedTuple):
    """How large a county is."""

    persons: int
    plans: int


@dataclass(slots=True)
class County:
    """A county with its web running. `prepared` tells what was loaded and which pages to open."""

    size: Size
    port: int
    prepared: dict[str, Any]
    web: int
    database: int
    writers: "subprocess.Popen[str]"

    def ask(self, page: str, *, connections: int, seconds: float) -> dict[str, Any]:
        """Open a page over and over, random persons in turn, while the writers write; who used which CPU meanwhile."""
        bare = {"path": f"/bench/{page}/", "cookie": ""}
        order = {
            "host": HOST, "port": self.port, "targets": self.prepared["targets"].get(page, [bare]), "seed": 1,
            "connections": connections, "seconds": seconds,
        }  # fmt: skip
        self._tell("go")
        before, began = self._used(), time.perf_counter()
        asked = subprocess.run(
            [sys.executable, "-m", "ledstjarna.bench.generator"], input=json.dumps(order), check=True,
            stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        used = {name: now - before[name] for name, now in self._used().items()}
        self._tell("stop")
        written = json.loads(self._hear())
        return {**json.loads(asked.stdout), "used": used, "elapsed": time.perf_counter() - began, "written": written}

    def _used(self) -> dict[str, float]:
        busy, all_there_is = machine.processor_seconds()
        web, database = machine.used_by_session(self.web), machine.used_by_children(self.database)
        return {"web": web, "database": database, "busy": busy, "all": all_there_is}

    def _tell(self, word: str) -> None:
        _of(self.writers.stdin).write(word + "\n")
        _of(self.writers.stdin).flush()

    def _hear(self) -> str:
        line = _of(self.writers.stdout).readline()
        if not line:
            raise RuntimeError("the writers ended")
        return line


@contextmanager
def county(server: EmbeddedServer, folder: Path, size: Size, number: int, say: Say) -> Iterator[County]:
    """Load the county unless it is there, and start its web and its writers."""
    name, port = f"bench_{size.persons}_{size.plans}", FIRST_PORT + number
    say(f"{size.persons} persons, {size.plans} plans")
    with_tables(server, name)
    around = environment(server, name)
    prepared = json.loads(_python(around, "-m", "ledstjarna.bench.prepare", *map(str, size)))
    with Children(folder) as children:
        web = children.start(f"web-{port}", web_command(HOST, port, workers=usual_workers(), respawn=True), around)
        wait_for_health(f"http://{HOST}:{port}", children)
        with _writers(around) as writers:
            yield County(size, port, prepared, web.process.pid, server.pid or 0, writers)


@contextmanager
def _writers(around: dict[str, str]) -> "Iterator[subprocess.Popen[str]]":
    command = [sys.executable, "-m", "ledstjarna.bench.writing", str(WRITES_PER_SECOND)]
    with subprocess.Popen(command, env=around, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as writers:
        try:
            _of(writers.stdout).readline()  # "ready"
            yield writers
        finally:
            _of(writers.stdin).close()  # with its input it ends


def _python(around: dict[str, str], *words: str) -> str:
    done = subprocess.run([sys.executable, *words], env=around, check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout.splitlines()[-1] if done.stdout.strip() else ""


def _of(stream: IO[str] | None) -> IO[str]:
    assert stream is not None
    return stream
