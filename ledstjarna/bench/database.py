"""A database of the benchmark with the tables of today: made once on its server, then copied for whoever lacks one."""

import os
import subprocess
import sys

import psycopg

from ledstjarna.foundation.postgres import APP, OWNER, SUPERUSER, EmbeddedServer, copy_database, ensure_roles
from ledstjarna.foundation.postgres.databases import exists

_TEMPLATE = "bench_template"
_OF_TODAY: set[str] = set()  # the databases that this process has brought up to date: nothing is newer in them since


def with_tables(server: EmbeddedServer, name: str) -> None:
    """Make the database `name`, or bring the one that is there up to date; what it holds stays."""
    with psycopg.connect(server.url(SUPERUSER, "postgres"), autocommit=True) as connection:
        if exists(connection, name):
            _migrate(server, name)
        else:
            _migrate(server, _TEMPLATE)
            copy_database(connection, _TEMPLATE, name, owner=OWNER)
            _OF_TODAY.add(server.url(OWNER, name))


def environment(server: EmbeddedServer, name: str) -> dict[str, str]:
    """The environment of a process that works with the database `name` as in production, with our two bare views."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "ledstjarna.bench.settings",
        "DATABASE_URL": server.url(APP, name),
        "LEDSTJARNA_OWNER_DATABASE_URL": server.url(OWNER, name),
        "LEDSTJARNA_SECRET_KEY": "bench",
        "LEDSTJARNA_DEMO": "1",
    }


def _migrate(server: EmbeddedServer, name: str) -> None:
    if server.url(OWNER, name) in _OF_TODAY:
        return
    ensure_roles(server.url(SUPERUSER, "postgres"), name)
    subprocess.run(
        [sys.executable, "-m", "ledstjarna.cli.main", "migrate"], env=environment(server, name), check=True,
        stdout=subprocess.DEVNULL,
    )  # fmt: skip
    _OF_TODAY.add(server.url(OWNER, name))
