"""A county loaded for tests, in a database of its own."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import psycopg
import pytest
from django.db import connections

from ledstjarna.demo.loading import load_county
from ledstjarna.demo.loading.load import Progress
from ledstjarna.foundation.clock import clock_set_to
from ledstjarna.foundation.postgres import APP, OWNER
from ledstjarna.foundation.postgres.databases import exists
from tests.support.database import LOADING, copy_of, pointed_at, superuser, worker_name
from tests.support.server import TestServer

DAY = datetime(2026, 3, 18, 9, 30, tzinfo=UTC)
PERSONS, PLANS, SEED = 300, 150, 3
KEPT = "ledstjarna_loaded"


@contextmanager
def loaded(
    server: TestServer, template: str, name: str, *, seed: int = SEED, persons: int = PERSONS,
    plans: int | None = PLANS, progress: Progress | None = None, at: datetime = DAY,
) -> Iterator[str]:  # fmt: skip
    """A database with a county in it, loaded at `at`; its name. Django is led to it as the runtime role."""
    with copy_of(server, template, f"{name}_{worker_name()}") as database:
        before = os.environ["LEDSTJARNA_OWNER_DATABASE_URL"]
        os.environ["LEDSTJARNA_OWNER_DATABASE_URL"] = server.url(OWNER, database)
        try:
            with pointed_at(server.url(APP, database)), clock_set_to(at):
                load_county(persons, plans, seed, progress or _silent)
                yield database
        finally:
            os.environ["LEDSTJARNA_OWNER_DATABASE_URL"] = before


@contextmanager
def owner_of(server: TestServer, database: str) -> Iterator["psycopg.Connection[Any]"]:
    """The owner's connection, reaching every row; what is done on it is rolled back."""
    with psycopg.connect(server.url(OWNER, database)) as connection:
        connection.execute("SELECT set_config('ledstjarna.run', 'test', false)")
        connection.commit()
        yield connection
        connection.rollback()


def kept(server: TestServer, template: str) -> str:
    """The name of the county that is loaded once for the whole run, by the first worker here; only to be copied."""
    with superuser(server) as connection:
        connection.execute("SELECT pg_advisory_lock(%s)", [LOADING])
        if not exists(connection, KEPT):
            with loaded(server, template, "draft") as draft:
                connections["default"].close()
                connection.execute(f"ALTER DATABASE {draft} RENAME TO {KEPT}")
    return KEPT


@contextmanager
def copied(server: TestServer, template: str, name: str) -> Iterator[str]:
    """A database with a copy of that county; its name. Django is led to it as the runtime role."""
    with (
        copy_of(server, kept(server, template), f"{name}_{worker_name()}") as database,
        pointed_at(server.url(APP, database)),
        clock_set_to(DAY),
    ):
        yield database


@pytest.fixture(scope="module")
def county(test_server: TestServer, template_database: str, django_db_blocker: Any) -> Iterator[str]:
    """A loaded county for a module of tests that leave it as it is."""
    with django_db_blocker.unblock(), copied(test_server, template_database, "loaded") as name:
        yield name


def _silent(step: str, done: int, total: int) -> None:
    pass
