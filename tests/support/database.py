"""A migrated template database, and copies of it: one per worker, one per test that must commit.

Tests run as the runtime role. Ordinary ones (`db`) roll back; append-only tables and a role that may not
TRUNCATE rule out flushing, so a test that needs real commits takes a copy of its own (`own_database`).
"""

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import dj_database_url
import psycopg
import pytest

from ledstjarna.foundation.postgres import APP, OWNER, SUPERUSER, copy_database, drop_database, ensure_roles
from ledstjarna.foundation.postgres.databases import exists
from tests.support.server import TestServer

TEMPLATE = "ledstjarna_template"
DRAFT = "ledstjarna_draft"
MIGRATING, LOADING, COPYING = 0x6D69, 0x6C6F, 0x636F  # locks by which the workers take turns


def superuser(server: TestServer) -> psycopg.Connection:
    """A connection that may make databases, in autocommit."""
    return psycopg.connect(server.url(SUPERUSER, "postgres"), autocommit=True)


@contextmanager
def pointed_at(url: str) -> Iterator[None]:
    """Let Django's default connection lead to `url` inside the block, in every thread."""
    from django.db import connections

    connection = connections["default"]
    connection.close()
    before = dict(connection.settings_dict)
    connection.settings_dict.update(_settings(url))
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(before)


def _settings(url: str) -> dict[str, Any]:
    from django.conf import settings

    parsed: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=0))
    options = {name: value for name, value in settings.DATABASES["default"]["OPTIONS"].items() if name != "pool"}
    return parsed | {"OPTIONS": options, "PASSWORD": parsed.get("PASSWORD", ""), "PORT": parsed.get("PORT", "")}


def migrated(server: TestServer) -> str:
    """The name of the template, migrated by the owner as in production; the first worker here makes it."""
    with superuser(server) as connection:
        connection.execute("SELECT pg_advisory_lock(%s)", [MIGRATING])
        if not exists(connection, TEMPLATE):
            drop_database(connection, DRAFT)
            ensure_roles(server.url(SUPERUSER, "postgres"), DRAFT)
            _migrate(server.url(OWNER, DRAFT))
            connection.execute(f"ALTER DATABASE {DRAFT} RENAME TO {TEMPLATE}")
    return TEMPLATE


def _migrate(url: str) -> None:
    from django.core.management import call_command

    with pointed_at(url):
        call_command("migrate", verbosity=0, interactive=False)


@contextmanager
def copy_of(server: TestServer, source: str, name: str) -> Iterator[str]:
    """A copy of a database, gone after the block; its name."""
    with superuser(server) as connection:
        connection.execute("SELECT pg_advisory_lock(%s)", [COPYING])  # a template being copied allows no other copier
        copy_database(connection, source, name, owner=OWNER)
    try:
        yield name
    finally:
        with superuser(server) as connection:
            drop_database(connection, name)


def worker_name() -> str:
    """Which worker this is, for names that may not clash."""
    return os.environ.get("PYTEST_XDIST_WORKER", "alone")


@pytest.fixture(scope="session")
def template_database(test_server: TestServer, django_test_environment: None, django_db_blocker: Any) -> str:
    """The name of the migrated, empty database that all others are copies of."""
    with django_db_blocker.unblock():
        return migrated(test_server)


@pytest.fixture(scope="session")
def django_db_setup(test_server: TestServer, template_database: str, django_db_blocker: Any) -> Iterator[None]:
    """pytest-django's set-up, replaced: a copy for this worker, entered as the runtime role."""
    with (
        copy_of(test_server, template_database, f"worker_{worker_name()}") as name,
        pointed_at(test_server.url(APP, name)),
    ):
        yield


@pytest.fixture
def own_database(
    test_server: TestServer, template_database: str, django_db_blocker: Any, request: pytest.FixtureRequest
) -> Iterator[str]:
    """A database of this test's own, where it may commit; Django is led there. Its name, for other connections."""
    with (
        copy_of(test_server, template_database, f"own_{worker_name()}") as name,
        pointed_at(test_server.url(APP, name)),
        django_db_blocker.unblock(),
    ):
        yield name


def uses_database(item: pytest.Item) -> bool:
    """Whether a test touches PostgreSQL, by what it asks for."""
    wanted = {"test_server", "db", "own_database"}
    return item.get_closest_marker("django_db") is not None or bool(wanted & set(getattr(item, "fixturenames", ())))


# These ask nothing of PostgreSQL themselves: pages read and write through the rooms (tests/architecture opens each page
# once on either version), and the benchmark and the demonstration bring a server of their own. Of the edges' commands,
# of the loaded county and of the edge for machines, one file of a kind is run on the other version too.
_ASK_NOTHING = (
    "ledstjarna/web",
    "ledstjarna/bench",
    "tests/journeys",
    "tests/doors",
    "tests/architecture/test_pages.py::test_nobody",
    "tests/architecture/test_pages.py::test_another",
    "ledstjarna/cli/tests/test_import",
    "ledstjarna/cli/tests/test_killed",
    "ledstjarna/cli/checking/tests/test_checks.py::test_a_seeded",
    "ledstjarna/cli/checking/tests/test_lived",
    "ledstjarna/demo/tests",
    "ledstjarna/demo/loading/tests/test_counts",
    "ledstjarna/demo/loading/tests/test_states",
    "ledstjarna/demo/loading/tests/test_loading.py::test_a_killed",
    "ledstjarna/fhir/tests/test_clients",
    "ledstjarna/fhir/tests/test_errors",
    "ledstjarna/fhir/tests/test_lived",
    "ledstjarna/fhir/tests/test_saving_hostile",
    "ledstjarna/fhir/tests/test_valid",
)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Where the other PostgreSQL alone is tried, what asks nothing of it is not even read."""
    path = collection_path.as_posix().removeprefix(f"{config.rootpath.as_posix()}/")
    there = config.option.markexpr.startswith("either_postgres")
    return True if there and path.startswith(_ASK_NOTHING) else None


# What takes longest begins first, so that no worker is left alone with it at the end.
_LONG = (
    "tests/journeys/test_pages",
    "tests/doors/test_every",
    "ledstjarna/bench",
    "tests/journeys/test_every",
    "tests/test_demo",
    "tests/doors",
    "tests/journeys",
    "tests/spec",
    "tests/architecture",
    "ledstjarna/demo",
    "ledstjarna/cli",
    "ledstjarna/fhir",
)


def pytest_collection_finish() -> None:
    """What was collected is never let go: a tenth of the processor went to looking through it for garbage again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 10, 10)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what touches the database, and what of it is run on the other PostgreSQL too; refuse flushing tests."""
    items.sort(key=lambda item: next((at for at, long in enumerate(_LONG) if item.nodeid.startswith(long)), len(_LONG)))
    for item in items:
        if uses_database(item):
            item.add_marker(pytest.mark.database)
            if not item.nodeid.startswith(_ASK_NOTHING):
                item.add_marker(pytest.mark.either_postgres)
        marker = item.get_closest_marker("django_db")
        if "transactional_db" in getattr(item, "fixturenames", ()) or (marker and marker.kwargs.get("transaction")):
            raise pytest.UsageError(f"{item.nodeid}: use the fixture own_database where a test must commit")
