"""Every person's rows, one person after the other: all tables are read side by side, in the order of their persons.

Server-side cursors in one transaction: what is in memory is one person, and a page of rows from each table.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from typing import Any
from uuid import UUID

import psycopg
from psycopg.rows import namedtuple_row
from psycopg.types.json import JsonbLoader

from ledstjarna.cli.checking.life import TABLES, Life

_PAGE = 2000


def lives(connection: "psycopg.Connection[Any]") -> Iterator[Life]:
    """Every person there is, also one that a table alone knows of. Needs a transaction that reaches every row."""
    with ExitStack() as stack:

        def read(table: str, column: str) -> Iterator[Any]:
            cursor = stack.enter_context(_cursor(connection, table))
            cursor.execute(f"SELECT * FROM {table} ORDER BY {column}")
            return iter(cursor)

        yield from side_by_side(read)


def side_by_side(read: Callable[[str, str], Iterable[Any]]) -> Iterator[Life]:
    """Lives from tables that are read in the order of a column, which names the person."""
    streams = {name: _Stream(read(table, "subject_id")) for name, table in TABLES.items()}
    subjects = _Stream(read("consent_subject", "id"), "id")
    while (subject_id := _first([subjects, *streams.values()])) is not None:
        subjects.take(subject_id)
        yield Life(subject_id, **{name: stream.take(subject_id) for name, stream in streams.items()})


class _Stream:
    """One table's rows in the order of their persons, with the next one in sight."""

    def __init__(self, rows: Iterable[Any], column: str = "subject_id") -> None:
        self._rows = iter(rows)
        self._column = column
        self._step()

    def take(self, subject_id: UUID) -> list[Any]:
        """The rows of this person, which must be the next in order."""
        found = []
        while self.head == subject_id:
            found.append(self._row)
            self._step()
        return found

    def _step(self) -> None:
        self._row = next(self._rows, None)
        self.head: UUID | None = None if self._row is None else getattr(self._row, self._column)


def _first(streams: list[_Stream]) -> UUID | None:
    return min((stream.head for stream in streams if stream.head is not None), default=None)


def _cursor(connection: "psycopg.Connection[Any]", name: str) -> Any:
    cursor = connection.cursor(name=f"checking_{name}", row_factory=namedtuple_row)
    cursor.itersize = _PAGE
    cursor.adapters.register_loader("jsonb", JsonbLoader)  # Django's connections leave it as text
    return cursor
