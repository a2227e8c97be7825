"""The same work on a Spark cluster of two workers, one of them killed midway (`make spark`)."""

import threading
from pathlib import Path

import pytest

from ledstjarna.engines.spreading import in_processes
from ledstjarna.engines.spreading.on_spark import NoSpark, on_spark
from ledstjarna.engines.spreading.tests.lines import slowly_backwards

pytest.importorskip("pyspark", reason="ledstjarna[spark] is not installed")
# The way to Java leaves its sockets to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning")


def test_a_worker_killed_midway_changes_nothing(tmp_path: Path) -> None:
    from ledstjarna.engines.spreading.tests.cluster import cluster

    texts = {f"{number:02}": f"lag {number}" for number in range(24)}
    with cluster(tmp_path) as spark:
        spark.worker()
        second = spark.worker()
        begun, told = threading.Event(), []

        def hear(done: int, of: int) -> None:
            told.append((done, of))
            begun.set()

        def lose_one() -> None:
            assert begun.wait(60)
            spark.lose(second)

        losing = threading.Thread(target=lose_one)
        losing.start()
        made = on_spark(slowly_backwards, texts, master=spark.address, told=hear)
        losing.join()
    assert made == in_processes(slowly_backwards, texts, workers=2)
    assert list(made) == list(texts)
    assert told[0][0] < 24, "the worker was lost after all was done"
    assert told[-1] == (24, 24)


def test_a_master_that_is_not_there_is_told() -> None:
    with pytest.raises(NoSpark, match="spark://"):
        on_spark(slowly_backwards, {"a": "b"}, master="spark://127.0.0.1:1")
