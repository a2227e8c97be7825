"""COPY rows into the tables of Django's models: the fast way in, for a whole county at once."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import contextmanager
from typing import Any

import psycopg
from django.contrib.postgres.fields import ArrayField
from django.db.models import Field, JSONField, Model
from django.db.models.fields import NOT_PROVIDED
from psycopg import sql
from psycopg.types.json import Jsonb

Row = Mapping[str, Any]


class Table:
    """One model's table, as COPY needs it: columns in order, the model's defaults where a row says nothing."""

    def __init__(self, model: type[Model]) -> None:
        fields: list[Field[Any, Any]] = list(model._meta.concrete_fields)
        self.name = model._meta.db_table
        self.statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
            sql.Identifier(self.name), sql.SQL(", ").join([sql.Identifier(str(field.column)) for field in fields])
        )
        self._columns = [(field.attname, _default(field), _adapter(field)) for field in fields]

    def values(self, row: Row) -> list[Any]:
        """One row's values in the columns' order."""
        return [
            adapt(value) if adapt is not None and value is not None else value
            for name, default, adapt in self._columns
            for value in (row[name] if name in row else default(),)
        ]


def copy(cursor: psycopg.Cursor[Any], model: type[Model], rows: Iterable[Row]) -> int:
    """COPY `rows` into the model's table. Raises KeyError naming a column that has neither value nor default."""
    table, count = Table(model), 0
    with cursor.copy(table.statement) as stream:
        for row in rows:
            stream.write_row(table.values(row))
            count += 1
    return count


@contextmanager
def rows_unguarded(cursor: psycopg.Cursor[Any], models: Iterable[type[Model]]) -> Any:
    """Let the owner COPY in this transaction: row security does not allow COPY, and is forced again after it."""
    names = [sql.Identifier(model._meta.db_table) for model in models]
    for name in names:
        cursor.execute(sql.SQL("ALTER TABLE {} NO FORCE ROW LEVEL SECURITY").format(name))
    yield
    # Deferred foreign keys are checked before the tables change again.
    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    for name in names:
        cursor.execute(sql.SQL("ALTER TABLE {} FORCE ROW LEVEL SECURITY").format(name))


def _adapter(field: "Field[Any, Any]") -> Callable[[Any], Any] | None:
    """What a value needs before psycopg can write it; None for what it writes as it is."""
    if isinstance(field, JSONField):
        return Jsonb
    if isinstance(field, ArrayField) and isinstance(field.base_field, JSONField):
        return lambda values: [Jsonb(value) for value in values]
    return None


def _default(field: "Field[Any, Any]") -> Callable[[], Any]:
    if field.default is not NOT_PROVIDED:
        return field.default if callable(field.default) else lambda: field.default
    if field.null:
        return lambda: None
    if field.empty_strings_allowed and field.blank:
        return lambda: ""

    def missing() -> Any:
        raise KeyError(f"{field.model._meta.db_table}.{field.column}")

    return missing
