"""ONE PostgreSQL for the whole run, whatever the number of workers; which one says LEDSTJARNA_TEST_POSTGRES."""

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from ledstjarna.foundation.postgres import (
    APP,
    DATABASE,
    EmbeddedServer,
    Installation,
    embedded,
    running_server,
    system,
)
from ledstjarna.foundation.postgres.server import socket_url

PREFIX = "ledstjarna-test-"
FORGOTTEN_AFTER = 3600.0  # seconds
# A copy of a database is a thousand files: made in memory it took a twentieth of the processor that it took on a disk.
MEMORY, ROOM = Path("/dev/shm"), 6 * 2**30  # half a gigabyte was seen in use; each server may keep one of log
KEY = pytest.StashKey[EmbeddedServer]()


@dataclass(frozen=True)
class TestServer:
    """The run's server, as a worker sees it."""

    __test__ = False
    socket: Path

    def url(self, role: str = APP, database: str = DATABASE) -> str:
        """The address of a database on it, for a role."""
        return socket_url(self.socket, role, database)


def wanted_installation() -> Installation:
    """The wheel's PostgreSQL, or the machine's own of the major version in LEDSTJARNA_TEST_POSTGRES."""
    version = os.environ.get("LEDSTJARNA_TEST_POSTGRES", "")
    return system(int(version)) if version else embedded()


def place_of_data() -> Path:
    """Where data are written that nobody will miss: in memory where there is much of it."""
    roomy = MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM
    return MEMORY if roomy else Path(tempfile.gettempdir())


def open_temporary_folder() -> Path:
    """A new folder that the server's account can enter; pytest's own are closed to it."""
    folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=place_of_data()))
    folder.chmod(0o755)
    return folder


def _sweep() -> None:
    """Remove what killed runs left behind."""
    for folder in [left for place in (MEMORY, Path(tempfile.gettempdir())) for left in place.glob(f"{PREFIX}*")]:
        if folder.stat().st_mtime < time.time() - FORGOTTEN_AFTER and running_server(folder / "server") is None:
            shutil.rmtree(folder, ignore_errors=True)


def _shared(config: pytest.Config) -> EmbeddedServer:
    if KEY not in config.stash:
        _sweep()
        config.stash[KEY] = EmbeddedServer(
            open_temporary_folder() / "server", mode="test", installation=wanted_installation()
        ).start()
    return config.stash[KEY]


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node) -> None:  # type: ignore[no-untyped-def]
    """xdist's leading process starts the server and tells each worker where it is."""
    node.workerinput["postgres_socket"] = str(_shared(node.config).socket)


def pytest_unconfigure(config: pytest.Config) -> None:
    """The process that started the server ends it and takes its folder away."""
    if KEY in config.stash:
        server = config.stash[KEY]
        server.stop()
        shutil.rmtree(server.folder.root.parent, ignore_errors=True)


@pytest.fixture(scope="session")
def test_server(request: pytest.FixtureRequest) -> TestServer:
    """The run's PostgreSQL, with the house's roles."""
    told = getattr(request.config, "workerinput", {}).get("postgres_socket")
    return TestServer(Path(told) if told else _shared(request.config).socket)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A temporary folder that the server's account can enter."""
    folder = open_temporary_folder()
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


def pytest_report_header() -> str:
    """Which PostgreSQL this run stands on."""
    return f"postgresql: {wanted_installation().major}"
