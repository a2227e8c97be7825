"""The folder of the benchmarks: its server is made and migrated once for all the measures of this worker."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from ledstjarna.bench import county
from tests.support.server import open_temporary_folder


@pytest.fixture(scope="session")
def bench_folder() -> Iterator[Path]:
    folder = open_temporary_folder()
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """As few processes as show the shape, and writers in a hurry: the time of asking is short."""
    monkeypatch.setenv("LEDSTJARNA_POOL", "2")
    monkeypatch.setattr(county, "usual_workers", lambda: 1)
    monkeypatch.setattr(county, "WRITES_PER_SECOND", 100.0)
