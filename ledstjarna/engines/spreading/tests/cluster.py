"""A Spark cluster of separate processes on this machine: a master, and workers that can be killed."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyspark

SPARK = Path(pyspark.__file__).parent
PATIENCE = 60.0


class Cluster:
    """Its address, and its workers; each has one core and a process of its own for the work."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._running: list[subprocess.Popen[bytes]] = []
        self.address = self._heard(
            self._start("Master", "--port", "0", "--webui-port", "0"), r"Starting Spark master at (\S+)"
        )

    def worker(self) -> subprocess.Popen[bytes]:
        """One more worker, taken on by the master."""
        process = self._start(
            "Worker", "--cores", "1", "--memory", "1g", "--webui-port", "0",
            "--work-dir", str(self.folder / f"work{len(self._running)}"), self.address,
        )  # fmt: skip
        self._heard(process, r"(Successfully registered)")
        return process

    def lose(self, process: subprocess.Popen[bytes]) -> None:
        """Kill a worker and what works for it, as when its machine loses its power."""
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        self._running.remove(process)

    def end(self) -> None:
        """Nothing is left running."""
        while self._running:
            self.lose(self._running[-1])

    def _start(self, role: str, *words: str) -> subprocess.Popen[bytes]:
        log = self.folder / f"{len(self._running)}.log"
        with log.open("wb") as file:
            name = f"org.apache.spark.deploy.{role.lower()}.{role}"
            process = subprocess.Popen(
                [SPARK / "bin" / "spark-class", name, "--host", "127.0.0.1", *words],
                stdout=file, stderr=file, start_new_session=True,
                env={**os.environ, "PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"},
            )  # fmt: skip
        self._running.append(process)
        return process

    def _heard(self, process: subprocess.Popen[bytes], pattern: str) -> str:
        log = self.folder / f"{self._running.index(process)}.log"
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and process.poll() is None:
            if found := re.search(pattern, log.read_text(errors="replace")):
                return found[1]
            time.sleep(0.1)
        raise RuntimeError(log.read_text(errors="replace"))


@contextmanager
def cluster(folder: Path) -> Iterator[Cluster]:
    """A master without workers; whatever is added ends with the block."""
    made = Cluster(folder)
    try:
        yield made
    finally:
        made.end()
