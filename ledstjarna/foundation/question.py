"""Long questions of our own, made ready once: the driver need not read their text anew each time they are asked."""

import re
from collections.abc import Mapping
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
