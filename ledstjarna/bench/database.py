"""A database of the benchmark with the tables of today: made once on its server, then copied for whoever lacks one."""

import os
import subprocess
import sys
from collections.abc import Mapping

import psycopg

from ledstjarna.foundation.postgres import APP, OWNER, SUPERUSER, EmbeddedServer, copy_database, ensure_roles
from ledstjarna.foundation.postgres.databases import exists

_TEMPLATE = "bench_template"


def with_tables(server: EmbeddedServer, name: str) -> None:
    """Make the database `name`, or bring the one that is there up to date; what it holds stays."""
    with psycopg.connect(server.url(SUPERUSER, "postgres"), autocommit=True) as connection:
        if exists(connection, name):
            _migrate(server, name)
        else:
            _migrate(server, _TEMPLATE)
            copy_database(connection, _TEMPLATE, name, owner=OWNER)


def _migrate(server: EmbeddedServer, name: str) -> None:
    ensure_roles(server.url(SUPERUSER, "postgres"), name)
    subprocess.run(
        [sys.executable, "-m", "ledstjarna.cli.main", "migrate"], env=_environment(server, name), check=True,
        stdout=subprocess.DEVNULL,
    )  # fmt: skip


def _environment(server: EmbeddedServer, name: str) -> Mapping[str, str]:
    return {
        **os.environ,
        "DATABASE_URL": server.url(APP, name),
        "LEDSTJARNA_OWNER_DATABASE_URL": server.url(OWNER, name),
        "LEDSTJARNA_SECRET_KEY": "bench",
    }
