"""On many machines through Spark (`ledstjarna[spark]`): a lost worker's texts are given to the others.

Each text is a piece of its own. Spark starts a piece anew elsewhere when its machine is lost, and a task gives the same
answer wherever it runs, so that what comes back is what one machine alone would have made.
"""

import os
import re
import socket
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from ledstjarna.engines.spreading.task import Task, Telling

if TYPE_CHECKING:
    from pyspark import SparkContext

ANSWERS_WITHIN = 5.0  # seconds
EVERY = 1.0  # seconds between two looks at how far it has come


class NoSpark(Exception):
    """Spark is not installed, or its master does not answer; says which."""


def on_spark(
    task: Task, texts: Mapping[str, str], *, master: str, told: Telling = lambda done, of: None
) -> dict[str, str]:
    """What the task makes of each text, by the same names. Raises NoSpark, or what Spark raises when a task fails.

    `master` is Spark's own address: `spark://host:7077` for a cluster, `local[2]` for two threads of this machine. The
    machines of the cluster run this Python (`PYSPARK_PYTHON` says another), with ledstjarna installed.
    """
    with _context(master) as spark:
        pieces = spark.parallelize(list(texts.items()), max(1, len(texts)))
        with _watched(spark, len(texts), told):
            made = dict(pieces.mapValues(task).collect())
        told(len(made), len(texts))
    return {name: made[name] for name in texts}


@contextmanager
def _context(master: str) -> Iterator["SparkContext"]:
    try:
        from py4j.protocol import Py4JError
        from pyspark import SparkConf, SparkContext
        from pyspark.errors import PySparkException
    except ImportError as error:
        raise NoSpark("pyspark") from error
    _reached(master)
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    settings = SparkConf().setMaster(master).setAppName("ledstjarna").set("spark.ui.enabled", "false")
    settings.set("spark.ui.showConsoleProgress", "false").set("spark.log.level", "ERROR")
    try:
        context = SparkContext(conf=settings)
    except (PySparkException, Py4JError, OSError) as error:
        raise NoSpark(master) from error
    try:
        yield context
    finally:
        context.stop()


def _reached(master: str) -> None:
    """A cluster that nobody answers for is told at once: Spark itself would ask it for a minute."""
    found = re.fullmatch(r"spark://([^:,]+):(\d+)", master)
    if not found:
        return
    try:
        socket.create_connection((found[1], int(found[2])), timeout=ANSWERS_WITHIN).close()
    except OSError as error:
        raise NoSpark(master) from error


@contextmanager
def _watched(spark: "SparkContext", of: int, told: Telling) -> Iterator[None]:
    """Tells how many are done meanwhile: Spark's own tracker is asked, on a thread beside the one that waits."""
    ended = threading.Event()

    def watch() -> None:
        tracker: Any = spark.statusTracker()
        before = 0
        while not ended.wait(EVERY):
            stages = (tracker.getStageInfo(number) for number in tracker.getActiveStageIds())
            done = max((stage.numCompletedTasks for stage in stages if stage), default=0)
            if done > before:
                before = done
                told(done, of)

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()
