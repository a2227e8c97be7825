"""What the figures were measured on, and who used its processors meanwhile. Reads /proc: Linux only."""

import os
import platform
import sys
import sysconfig
from collections.abc import Callable
from pathlib import Path

import django
import psycopg

_TICK = os.sysconf("SC_CLK_TCK")
_SESSION, _PARENT, _USED = 3, 1, slice(11, 13)  # fields of /proc/<pid>/stat after the command's name
_IDLE = slice(3, 5)  # idle and waiting for the disk, in /proc/stat


def facts(database_url: str) -> dict[str, object]:
    """Processors, versions, and how busy the machine was before we began."""
    with psycopg.connect(database_url) as connection:
        version = connection.info.server_version
        disk = connection.execute("SELECT current_setting('fsync') || ', ' || current_setting('synchronous_commit')")
        synced = disk.fetchone()
    return bare_facts() | {
        "postgresql": f"{version // 10000}.{version % 10000}",
        "fsync_and_synchronous_commit": synced[0] if synced else "", "django": django.__version__,
        "python_built_optimised": "--enable-optimizations" in str(sysconfig.get_config_var("CONFIG_ARGS")),
        "system": sys.platform, "load_average_before": round(os.getloadavg()[0], 2),
    }  # fmt: skip


def bare_facts() -> dict[str, object]:
    """What can be told without a database."""
    cores = len(os.sched_getaffinity(0))
    return {"cores": cores, "processor": _processor(), "python": platform.python_version()}


def used_by_session(leader: int) -> float:
    """CPU seconds of the processes that live in a session, so far."""
    return _used(lambda fields: int(fields[_SESSION]) == leader)


def used_by_children(parent: int) -> float:
    """CPU seconds of a process's children that live, so far."""
    return _used(lambda fields: int(fields[_PARENT]) == parent)


def processor_seconds() -> tuple[float, float]:
    """Seconds that all processors have worked, and have been there, since the machine started."""
    counted = [int(field) / _TICK for field in Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:9]]
    return sum(counted) - sum(counted[_IDLE]), sum(counted)


def _used(of: Callable[[list[str]], bool]) -> float:
    total = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):  # it has ended meanwhile
            continue
        if of(fields):
            total += sum(map(int, fields[_USED]))
    return total / _TICK


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())
