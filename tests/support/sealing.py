"""Sealing beside other tests: their databases share the server, and a transaction of theirs holds sealing back too."""

import time
from typing import Literal

import psycopg

from ledstjarna.foundation.postgres import SUPERUSER
from tests.support.server import TestServer

PATIENCE = 60.0  # seconds; the longest transaction of another test loads a county


def when_nobody_is_older(server: TestServer, database: str, than: Literal["min", "max"] = "max") -> None:
    """Wait until every transaction older than the first, or the last, row of the database's access log is over."""
    older = f"SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint <= {than}(xact) FROM consent_accesslog"
    with psycopg.connect(server.url(SUPERUSER, database), autocommit=True) as root:
        ends = time.monotonic() + PATIENCE
        while root.execute(older).fetchone() == (True,):
            assert time.monotonic() < ends, "a transaction on the tests' server has been open for a minute"
            time.sleep(0.05)
