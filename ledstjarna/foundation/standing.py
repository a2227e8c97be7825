"""Querysets that stand: compiled to SQL once in a process, after that only given their values.

To build and compile a queryset costs Python more than its row costs the database; on a page of ten queries
it is half of the page. A function that makes a queryset of a few values is decorated with `standing`; what it
returns is then a list, as if the queryset had been read. The values may be ids, texts, moments, and tuples of
ids; what else the queryset says must not hang on them. A queryset that does not hold every value as a
parameter of its own is refused the first time it is asked.
"""

import copy
import functools
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any, ParamSpec, TypeVar
from uuid import UUID

from django.db import connections
from django.db.models import Model, QuerySet
from django.db.models.sql import Query
from django.db.models.sql.compiler import SQLCompiler

P = ParamSpec("P")
M = TypeVar("M", bound=Model)
R = TypeVar("R")

_MARKED_IDS = UUID("5ead0000-0000-8000-8000-000000000000").int
_MARKED_MOMENT = datetime(1, 1, 2, tzinfo=UTC)


class NotStanding(TypeError):
    """The queryset cannot stand: it does not hold all of its values as parameters."""


def standing(make: Callable[P, "QuerySet[M, R]"]) -> Callable[P, list[R]]:
    """Let the queryset that `make` returns be compiled once. Raises NotStanding when it cannot be."""
    compiled: dict[Any, _Compiled] = {}

    @functools.wraps(make)
    def read(*args: P.args, **kwargs: P.kwargs) -> list[R]:
        given = [*args, *kwargs.values()]
        if () in given:  # among nothing there is nothing
            return []
        form = (len(args), *kwargs, *(len(value) if isinstance(value, tuple) else type(value) for value in given))
        if form not in compiled:
            marked = _marks(given)
            names = dict(zip(kwargs, marked[len(args) :], strict=True))
            compiled[form] = _Compiled(make(*marked[: len(args)], **names), list(_flat(marked)))
        return compiled[form].rows(list(_flat(given)))

    return read


class _Compiled:
    """A queryset's SQL with the places of its values."""

    def __init__(self, queryset: Any, marks: list[Any]) -> None:
        self._queryset = queryset
        self._compiler: SQLCompiler = queryset.query.get_compiler(using=queryset.db)
        self._sql, params = self._compiler.as_sql()
        self._places = [marks.index(param) if param in marks else None for param in params]
        self._params = params
        if set(self._places) - {None} != set(range(len(marks))) or queryset._prefetch_related_lookups:
            raise NotStanding(self._sql)
        converters = self._compiler.get_converters([column for column, *_ in self._compiler.select or ()])
        self._compiler.get_converters = lambda expressions: converters

    def rows(self, values: list[Any]) -> list[Any]:
        """Ask the database, with `values` at their places; the queryset's own kind of rows come back."""
        params = tuple(
            param if place is None else values[place] for param, place in zip(self._params, self._places, strict=True)
        )
        made = self._queryset
        given: Any = _Given(made.query, self._compiler, (self._sql, params))
        asked: Any = type(made)(made.model, given, made.db)
        asked._iterable_class, asked._fields = made._iterable_class, made._fields
        return list(asked)


class _Given:
    """A query whose SQL is known: it looks as the one it was made of, and its compiler has nothing left to do."""

    def __init__(self, query: Query, compiler: SQLCompiler, sql: tuple[str, tuple[Any, ...]]) -> None:
        self._query, self._compiler, self._sql = query, compiler, sql

    def __getattr__(self, name: str) -> Any:
        return getattr(self._query, name)

    def get_compiler(self, using: str) -> SQLCompiler:
        """The compiler, on this thread's connection."""
        compiler, sql = copy.copy(self._compiler), self._sql
        compiler.connection = connections[using]
        compiler.as_sql = lambda *args, **kwargs: sql  # type: ignore[method-assign]
        return compiler


def _marks(values: list[Any]) -> list[Any]:
    """A value that nothing else has, in the place of each."""
    count = iter(range(1_000))
    return [_mark(value, count) for value in values]


def _mark(value: Any, count: Iterator[int]) -> Any:
    if isinstance(value, tuple):
        return tuple(_mark(each, count) for each in value)
    if isinstance(value, UUID):
        return UUID(int=_MARKED_IDS + next(count))
    if isinstance(value, str):
        return f"standing {next(count)}"
    if isinstance(value, datetime):
        return _MARKED_MOMENT + timedelta(seconds=next(count))
    raise NotStanding(type(value).__name__)


def _flat(values: list[Any]) -> Iterator[Any]:
    for value in values:
        yield from value if isinstance(value, tuple) else (value,)
