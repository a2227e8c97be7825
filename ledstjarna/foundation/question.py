"""Long questions of our own, made ready once: the driver need not read their text anew each time they are asked."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.db import connection
from psycopg import RawCursor
from psycopg.pq import Format

_NAMED = re.compile(r"%\((\w+)\)s")


class Question:
    """SQL with named places, `%(name)s`, as for Django's cursor; asked on this thread's connection.

    Django's own cursor reads a text of more than some thousand characters anew at each asking: half a millisecond for
    what waits for a person. Here it is in PostgreSQL's own form from the start.
    """

    def __init__(self, sql: str) -> None:
        self._sql, self._names = sql, tuple(dict.fromkeys(_NAMED.findall(sql)))
        numbers = {name: f"${number}" for number, name in enumerate(self._names, start=1)}
        self._raw = _NAMED.sub(lambda found: numbers[found[1]], sql).replace("%%", "%")

    def rows(self, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """The rows, with `values` at their places; what the question does not name is left aside. Raises KeyError."""
        named = {name: values[name] for name in self._names}
        if connection.queries_logged:  # who looks at the questions is told them with their values, as Django tells them
            with connection.cursor() as cursor:
                cursor.execute(self._sql, named)
                return list(cursor.fetchall())
        connection.ensure_connection()
        raw: Any = RawCursor(connection.connection)
        raw.format = Format.BINARY  # ids and moments are neither written out as text nor read back from it
        with connection.make_cursor(raw) as cursor:
            cursor.execute(self._raw, list(named.values()))
            return list(cursor.fetchall())


@contextmanager
def by_one_index() -> Iterator[None]:
    """Let the running transaction's questions inside the block read each table by one index.

    For those that ask the same of many persons, one after another: where a table is small PostgreSQL would rather join
    two indexes, the person's and one of everybody's, and read the whole of the other for each of them.
    """
    _let("off")
    try:
        yield
    finally:
        if not connection.needs_rollback:
            _let("on")


def _let(bitmaps: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('enable_bitmapscan', %s, true)", [bitmaps])
