"""A whole house for a journey: its own database with a small county, the web over it, work done on request."""

import os
import socket
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from ledstjarna.cli.health import PATH, wait_for_health
from ledstjarna.cli.serve import web_command
from ledstjarna.cli.supervision import Children
from ledstjarna.foundation.postgres import APP, OWNER
from ledstjarna.foundation.postgres.databases import exists
from tests.support.database import LOADING, copy_of, pointed_at, superuser, worker_name
from tests.support.server import PREFIX, TestServer

COUNTY = "ledstjarna_county"
PERSONS, PLANS, SEED = 200, 40, 1
HOST = "127.0.0.1"
AT_MOST = 2  # connections that a web holds


@dataclass(frozen=True)
class House:
    """A running house: where it answers, and the environment of everything in it."""

    address: str
    environment: Mapping[str, str]

    def do_waiting_work(self) -> None:
        """Let a worker do every job that waits, and end."""
        run_command(self.environment, "work", "--once")


def run_command(environment: Mapping[str, str], *words: str) -> None:
    """Run a `ledstjarna` command to its end."""
    command = [sys.executable, "-m", "ledstjarna.cli.main", *words]
    subprocess.run(command, env={**os.environ, **environment}, check=True, timeout=120)


def house_environment(server: TestServer, database: str) -> dict[str, str]:
    """The environment of a house over one of the run's databases, with static files as in production."""
    return {
        "DATABASE_URL": server.url(APP, database),
        "LEDSTJARNA_OWNER_DATABASE_URL": server.url(OWNER, database),
        "LEDSTJARNA_STATIC_STORAGE": "whitenoise.storage.CompressedManifestStaticFilesStorage",
        "LEDSTJARNA_POOL": "0",  # of commands; the web keeps a few
    }


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def running_house(server: TestServer, database: str, logs: Path) -> Iterator[House]:
    """The web over a database, until the block ends."""
    port = free_port()
    environment = house_environment(server, database)
    kept = {**environment, "LEDSTJARNA_POOL": str(AT_MOST)}
    with Children(logs) as children:
        children.start("web", web_command(HOST, port, workers=1), kept)
        wait_for_health(f"http://{HOST}:{port}", children)
        yield House(f"http://{HOST}:{port}", environment)


@pytest.fixture(scope="session")
def county_database(test_server: TestServer, template_database: str, django_db_blocker: Any) -> str:
    """The name of a database with a small county in it, loaded once by the first worker here; never write to it."""
    with superuser(test_server) as connection:
        connection.execute("SELECT pg_advisory_lock(%s)", [LOADING])
        if not exists(connection, COUNTY):
            run_command(house_environment(test_server, template_database), "look")
            _load_county(test_server, template_database, django_db_blocker)
    return COUNTY


def _load_county(server: TestServer, template: str, blocker: Any) -> None:
    from ledstjarna.demo.loading import load_county

    with copy_of(server, template, f"{COUNTY}_draft") as draft, pytest.MonkeyPatch.context() as patch:
        patch.setenv("LEDSTJARNA_OWNER_DATABASE_URL", server.url(OWNER, draft))
        with pointed_at(server.url(APP, draft)), blocker.unblock():
            load_county(PERSONS, PLANS, SEED, lambda step, done, total: None)
        with superuser(server) as connection:
            connection.execute(f"ALTER DATABASE {draft} RENAME TO {COUNTY}")


def _find_it_again(address: str) -> None:
    """Let the web find that its connections led to the database that had this name before.

    One that is gone fails its answer, and they take turns: all are well when so many answers in a row are.
    """
    opener, well = urllib.request.build_opener(urllib.request.ProxyHandler({})), 0
    for _ask in range(5 * AT_MOST):
        try:
            with opener.open(address + PATH, timeout=60):
                well += 1
        except urllib.error.HTTPError as fault:
            fault.close()
            well = 0
        if well > AT_MOST:
            return
    raise AssertionError(f"{address} does not answer over its new database")


@pytest.fixture(scope="session")
def web(test_server: TestServer, county_database: str) -> Iterator[House]:
    """This worker's web: a process costs more to start than its database to copy."""
    with (
        tempfile.TemporaryDirectory(prefix=PREFIX) as logs,
        copy_of(test_server, county_database, f"house_{worker_name()}") as name,
        running_house(test_server, name, Path(logs)) as running,
    ):
        yield running


@pytest.fixture(scope="module")
def house(test_server: TestServer, county_database: str, web: House, django_db_blocker: Any) -> Iterator[House]:
    """A running house with a county of this module's own. Django in the test is led there, as the runtime role."""
    with (
        copy_of(test_server, county_database, f"house_{worker_name()}") as name,
        pointed_at(test_server.url(APP, name)),
        django_db_blocker.unblock(),
    ):
        _find_it_again(web.address)
        yield web
