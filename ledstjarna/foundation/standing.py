"""Querysets that stand: compiled to SQL once in a process, after that only given their values.

To build and compile a queryset costs Python more than its row costs the database; on a page of ten queries
it is half of the page. A function that makes a queryset of a few values is decorated with `standing`; what it
returns is then a list, as if the queryset had been read. The values may be ids, texts, moments, and tuples of
ids; what else the queryset says must not hang on them. A queryset that does not hold every value as a
parameter of its own is refused the first time it is asked, and so is one with prefetching.
"""

import functools
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple, ParamSpec, TypeVar
from uuid import UUID

from django.db import connections
from django.db.models import Model, QuerySet
from django.db.models.base import ModelState
from django.db.models.query import ModelIterable, ValuesListIterable, get_related_populators
from django.db.models.signals import post_init, pre_init
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
    """A queryset's SQL with the places of its values, and how its rows become what it returns."""

    def __init__(self, queryset: Any, marks: list[Any]) -> None:
        self._db: str = queryset.db
        self._compiler: SQLCompiler = queryset.query.get_compiler(using=self._db)
        self._sql, self._params = self._compiler.as_sql()
        self._places = [marks.index(param) if param in marks else None for param in self._params]
        if set(self._places) - {None} != set(range(len(marks))) or queryset._prefetch_related_lookups:
            raise NotStanding(self._sql)
        self._converters = self._compiler.get_converters([column for column, *_ in self._compiler.select or ()])
        self._made = self._way_to_make(queryset._iterable_class)

    def rows(self, values: list[Any]) -> list[Any]:
        """Ask the database, with `values` at their places, on this thread's connection."""
        params = tuple(
            param if place is None else values[place] for param, place in zip(self._params, self._places, strict=True)
        )
        connection = connections[self._db]
        with connection.cursor() as cursor:
            cursor.execute(self._sql, params)
            found: Any = cursor.fetchall()
        if self._converters:
            convert: Any = SQLCompiler.apply_converters
            found = map(tuple, convert(_On(connection), found, self._converters))
        return [self._made(row) for row in found]

    def _way_to_make(self, kind: type) -> Callable[[tuple[Any, ...]], Any]:
        compiler: Any = self._compiler
        if kind is ValuesListIterable:
            return lambda row: row
        if kind is not ModelIterable:
            raise NotStanding(kind.__name__)
        model, places = compiler.klass_info["model"], compiler.klass_info["select_fields"]
        fields = slice(places[0], places[-1] + 1)
        make = _maker(model, [column.target.attname for column, *_ in compiler.select[fields]], self._db)
        populators: Any = get_related_populators
        related = [_with(one, self._db) for one in populators(compiler.klass_info, compiler.select, self._db)]
        beside = list((compiler.annotation_col_map or {}).items())

        def made(row: tuple[Any, ...]) -> Any:
            one = make(row[fields])
            for populate in related:
                populate(row, one)
            for name, place in beside:
                setattr(one, name, row[place])
            return one

        return made


class _On(NamedTuple):
    """What Django's converters ask of their compiler."""

    connection: Any


def _maker(model: type[Model], names: list[str], db: str) -> Callable[[Sequence[Any]], Model]:
    """How a row becomes an instance: as Django unpickles one, where nobody has asked to see it being made."""
    usual = model.__init__ is Model.__init__ and model.from_db.__func__ is Model.from_db.__func__  # type: ignore[attr-defined]
    whole = {field.attname for field in model._meta.concrete_fields} == set(names)
    if not usual or not whole or pre_init.has_listeners(model) or post_init.has_listeners(model):
        return lambda values: model.from_db(db, names, values)

    def make(values: Sequence[Any]) -> Model:
        one = model.__new__(model)
        one._state = state = ModelState()
        state.adding, state.db = False, db
        one.__dict__.update(zip(names, values, strict=True))
        return one

    return make


def _with(populator: Any, db: str) -> Callable[[tuple[Any, ...], Model], None]:
    """How the instances that a row also holds are set on its first, as Django's populator does, made by `_maker`."""
    make = _maker(populator.model_cls, populator.init_list, db)
    deeper = [_with(each, db) for each in populator.related_populators]

    def populate(row: tuple[Any, ...], of: Model) -> None:
        reorder = populator.reorder_for_init
        values = reorder(row) if reorder else row[populator.cols_start : populator.cols_end]
        one = None if values[populator.pk_idx] is None else make(values)
        if one is not None:
            for each in deeper:
                each(row, one)
            populator.remote_setter(one, of)
        populator.local_setter(of, one)

    return populate


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
