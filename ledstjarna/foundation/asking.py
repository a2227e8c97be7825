"""One page of rows as other systems ask for them: which rows, in which order, where the page begins.

A page begins after the last row of the page before it, never at a number: rows that come or go meanwhile make
no row show twice and none be missed. Rows of several tables that are one list outside are merged by the same order.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db.models import Q, QuerySet

Row = TypeVar("Row")
Place = tuple[datetime | None, UUID]  # where a page begins: after what was changed then and has this id


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked for. `subjects` and `ids` None: not narrowed by them. `where` holds what only one room knows.

    `changed` holds (comparison, moment), as `("gte", moment)`. `limit` None: all of them, for what is narrowed already.
    """

    subjects: tuple[UUID, ...] | None = None
    counties: tuple[str, ...] = ()  # theirs: the indexes of persons' rows have the county first
    ids: tuple[UUID, ...] | None = None
    changed: tuple[tuple[str, datetime], ...] = ()
    where: Mapping[str, Any] = field(default_factory=dict)
    by_change: bool = False
    backwards: bool = False
    after: Place | None = None
    limit: int | None = None
    counted: bool = False

    def by_ids(self, *ids: UUID) -> "Asked":
        """The same, for these ids alone."""
        return replace(self, ids=ids)


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """The rows of a page, and how many there are in all when that was asked for."""

    rows: list[Row]
    total: int = 0


def page_of(
    rows: "QuerySet[Any, Row]", asked: Asked, *, subject: str = "subject_id", key: str = "pk",
    changed: str = "changed_at",
) -> Page[Row]:  # fmt: skip
    """The page of `rows` that is asked for; `subject`, `key` and `changed` name the columns."""
    if asked.subjects is not None:
        rows = rows.filter(**{f"{subject}__in": asked.subjects})
        rows = rows.filter(county_id__in=asked.counties) if asked.counties else rows
    if asked.ids is not None:
        rows = rows.filter(**{f"{key}__in": asked.ids})
    for comparison, moment in asked.changed:
        rows = rows.filter(**{f"{changed}__{comparison}": moment})
    total = rows.count() if asked.counted else 0
    if asked.limit == 0:
        return Page([], total)
    if asked.after:
        rows = rows.filter(_beyond(asked, key, changed))
    order = [changed, key] if asked.by_change else [key]
    rows = rows.order_by(*(f"-{column}" if asked.backwards else column for column in order))
    return Page(list(rows[: asked.limit] if asked.limit is not None else rows), total)


def _beyond(asked: Asked, key: str, changed: str) -> Q:
    assert asked.after is not None
    moment, row_id = asked.after
    than = "lt" if asked.backwards else "gt"
    later = Q(**{f"{key}__{than}": row_id})
    if not asked.by_change or moment is None:
        return later
    return Q(**{f"{changed}__{than}": moment}) | (Q(**{changed: moment}) & later)
