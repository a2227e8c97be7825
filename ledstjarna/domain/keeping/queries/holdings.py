"""Everything that is kept about some persons, gathered into files: whose they are, and when they were last written in.

Works over every room's tables by the lines of `rules/held.py`, as automatic runs do: a viewer never reads this way.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Any
from uuid import UUID

from django.apps import apps
from django.contrib.postgres.fields import DateRangeField, DateTimeRangeField
from django.db.models import DateField, DateTimeField, ForeignKey, Model, UUIDField

from ledstjarna.domain.consent.rules.sectors import sector_of
from ledstjarna.domain.keeping.rules.held import BY_MONTH, HELD
from ledstjarna.domain.keeping.rules.removing import File, Key, Owner
from ledstjarna.domain.keeping.rules.terms import law_of
from ledstjarna.domain.organisations.queries import works_of_parties
from ledstjarna.foundation.clock import day_of

Row = Mapping[str, Any]
_AT_WORK = ("organisations.Organisation", "organisations.Unit")


@dataclass(frozen=True, slots=True)
class Table:
    """One table as the gathering reads it: which columns are moments, periods, parties, and ways to other rows."""

    label: str
    model: type[Model]
    moments: tuple[str, ...]
    periods: tuple[str, ...]
    parties: tuple[str, ...]
    points: tuple[tuple[str, str], ...]  # column, and the label of the table it points at
    key: str

    @property
    def columns(self) -> tuple[str, ...]:
        """Everything that is asked of it."""
        more = tuple(filter(None, (HELD[self.label].open_while, HELD[self.label].follows)))
        pointing = tuple(column for column, _ in self.points)
        return tuple(dict.fromkeys((self.key, *self.moments, *self.periods, *self.parties, *pointing, *more)))


@dataclass(slots=True)
class Holding:
    """One person's files, and the rows of each by table."""

    subject_id: UUID
    county_id: str = ""
    municipality_id: str = ""
    born: date | None = None
    files: list[File] = field(default_factory=list)
    rows: dict[Key, dict[str, list[UUID]]] = field(default_factory=dict)


@cache
def tables() -> tuple[Table, ...]:
    """Every table with a line, a row's file before the row."""
    found = [_table(label) for label in HELD if label not in BY_MONTH]
    return tuple(found)


def _table(label: str) -> Table:
    model = apps.get_model(label)
    fields = list(model._meta.concrete_fields)
    points = tuple(
        (each.attname, each.related_model._meta.label)
        for each in fields
        if isinstance(each, ForeignKey) and each.related_model._meta.label in HELD and each.name != "subject"
    )
    pointing = {column for column, _ in points}
    return Table(
        label, model,
        moments=tuple(each.attname for each in fields if isinstance(each, DateTimeField | DateField)),
        periods=tuple(each.attname for each in fields if isinstance(each, DateRangeField | DateTimeRangeField)),
        parties=tuple(
            each.attname for each in fields
            if (isinstance(each, UUIDField) or _to_organisation(each)) and each.attname not in {"id", *pointing}
        ),
        points=points, key=str(model._meta.pk.attname if model._meta.pk else "id"),
    )  # fmt: skip


def _to_organisation(each: Any) -> bool:
    return isinstance(each, ForeignKey) and each.related_model._meta.label in _AT_WORK


def holdings(persons: Sequence[UUID], at: datetime) -> list[Holding]:
    """The files of these persons. One query a table, whatever their number."""
    found = {subject_id: Holding(subject_id) for subject_id in persons}
    parts: dict[Key, tuple[str, Row]] = {}
    whose: dict[Key, UUID] = {}
    for table in tables():
        for row in _rows(table, persons, whose):
            key = (table.label, row[table.key])
            parts[key] = (table.label, row)
            whose[key] = row["subject_id"] if "subject_id" in row else whose[_parent(table, row) or key]
    _gather(found, parts, _belonging(parts), whose, at)
    for row in _persons(persons):
        one = found[row["subject_id"]]
        one.county_id, one.municipality_id, one.born = (
            row["county_id"], row["municipality_id"] or "", row["birth_date"],
        )  # fmt: skip
    return list(found.values())


def _rows(table: Table, persons: Sequence[UUID], whose: Mapping[Key, UUID]) -> Iterable[Row]:
    manager = table.model._base_manager
    if any(each.attname == "subject_id" for each in table.model._meta.concrete_fields):
        return manager.filter(subject_id__in=persons).values("subject_id", *table.columns)
    within, label = next((column, target) for column, target in table.points)
    parents = [row_id for (of, row_id) in whose if of == label]
    return manager.filter(**{f"{within}__in": parents}).values(*table.columns)


def _persons(persons: Sequence[UUID]) -> Iterable[Row]:
    return (
        apps.get_model("people.Person")
        ._base_manager.filter(pk__in=persons)
        .values("subject_id", "county_id", "municipality_id", "birth_date")
    )


def _parent(table: Table, row: Row) -> Key | None:
    within = HELD[table.label].within
    if not within:
        return None
    column, label = next((column, label) for column, label in table.points if column == f"{within}_id")
    return (label, row[column])


def _belonging(parts: Mapping[Key, tuple[str, Row]]) -> dict[Key, Key]:
    """Which file each row belongs to: that of the row it is within, or of what it is told to follow; else its own."""
    by_label = {table.label: table for table in tables()}
    by_id = {key[1]: key for key in parts}
    up = {}
    for key, (label, row) in parts.items():
        followed = _followed(row.get(HELD[label].follows), by_id) if HELD[label].follows else []
        up[key] = _parent(by_label[label], row) or next(iter(followed), key)
    return {key: _top(key, up) for key in parts}


def _top(key: Key, up: Mapping[Key, Key]) -> Key:
    seen = {key}
    while (above := up.get(key, key)) not in seen:
        seen.add(above)
        key = above
    return key


def _followed(told: Any, by_id: Mapping[UUID, Key]) -> list[Key]:
    """The rows that a column's ids name, as far as they are there."""
    values = told.values() if isinstance(told, dict) else [told]
    found = []
    for value in values:
        try:
            named = by_id.get(value if isinstance(value, UUID) else UUID(value))
        except (TypeError, ValueError, AttributeError):
            continue
        found += [named] if named else []
    return found


def _gather(
    found: Mapping[UUID, Holding], parts: Mapping[Key, tuple[str, Row]], belongs: Mapping[Key, Key],
    whose: Mapping[Key, UUID], at: datetime,
) -> None:  # fmt: skip
    by_label = {table.label: table for table in tables()}
    works = works_of_parties(
        {value for label, row in parts.values() for column in by_label[label].parties if (value := row[column])}
    )
    by_id = {key[1]: key for key in parts}
    rows: dict[Key, dict[str, list[UUID]]] = defaultdict(lambda: defaultdict(list))
    last: dict[Key, date] = defaultdict(lambda: date.min)
    owners: dict[Key, set[Owner]] = defaultdict(set)
    points: dict[Key, set[Key]] = defaultdict(set)
    is_open: set[Key] = set()
    for key, (label, row) in parts.items():
        table, root = by_label[label], belongs[key]
        rows[root][label].append(row[table.key])
        last[root] = max(last[root], _last(table, row, at))
        owners[root] |= {
            Owner(organisation_id, law_of(sector=sector_of(role, unit), organisation_kind=kind))
            for column in table.parties
            if (known := works.get(row[column]))
            for organisation_id, role, unit, kind in [known]
        }
        points[root] |= {belongs[key] for key in _followed(row.get(HELD[label].follows), by_id)} - {root}
        points[root] |= {
            belongs[target] for column, of in table.points if (target := (of, row[column])) in belongs
        } - {root}  # fmt: skip
        if _is_open(table, row, at) and (HELD[label].within or root == key):
            is_open.add(root)
    for root, its_rows in rows.items():
        one = found[whose[root]]
        one.rows[root] = its_rows
        one.files.append(
            File(
                root, HELD[root[0]].kept_as, last[root], frozenset(owners[root]), root in is_open,
                frozenset(points[root]),
            )
        )  # fmt: skip


def _last(table: Table, row: Row, at: datetime) -> date:
    """The day of the row's last entry: the newest moment in it that has been."""
    told = [_day(row[column]) for column in table.moments if row[column] is not None]
    told += [_day(edge) for column in table.periods if row[column] for edge in (row[column].lower, row[column].upper)
             if edge is not None]  # fmt: skip
    return max((day for day in told if day <= day_of(at)), default=date.min)


def _is_open(table: Table, row: Row, at: datetime) -> bool:
    """Whether the row says that its matter is not over."""
    name = HELD[table.label].open_while
    if not name:
        return False
    if name not in table.periods:
        return row[name] is None
    return row[name].upper is None or _day(row[name].upper) > day_of(at)


def _day(moment: date | datetime) -> date:
    return day_of(moment) if isinstance(moment, datetime) else moment
