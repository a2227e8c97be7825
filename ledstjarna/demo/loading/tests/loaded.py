"""A county loaded for tests, in a database of its own."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import psycopg
import pytest

from ledstjarna.demo.loading import load_county
from ledstjarna.demo.loading.load import Progress
from ledstjarna.foundation.clock import clock_set_to
from ledstjarna.foundation.postgres import APP, OWNER
from tests.support.database import copy_of, pointed_at, worker_name
from tests.support.server import TestServer

DAY = datetime(2026, 3, 18, 9, 30, tzinfo=UTC)
PERSONS, PLANS, SEED = 300, 150, 3


@contextmanager
def loaded(
    server: TestServer, template: str, name: str, *, seed: int = SEED, persons: int = PERSONS,
    plans: int | None = PLANS, progress: Progress | None = None,
) -> Iterator[str]:  # fmt: skip
    """A database with a county in it; its name. Django is led to it as the runtime role."""
    with copy_of(server, template, f"{name}_{worker_name()}") as database:
        before = os.environ["LEDSTJARNA_OWNER_DATABASE_URL"]
        os.environ["LEDSTJARNA_OWNER_DATABASE_URL"] = server.url(OWNER, database)
        try:
            with pointed_at(server.url(APP, database)), clock_set_to(DAY):
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


@pytest.fixture(scope="module")
def county(test_server: TestServer, template_database: str, django_db_blocker: Any) -> Iterator[str]:
    """A loaded county for a module of tests that leave it as it is."""
    with django_db_blocker.unblock(), loaded(test_server, template_database, "loaded") as name:
        yield name


def _silent(step: str, done: int, total: int) -> None:
    pass
