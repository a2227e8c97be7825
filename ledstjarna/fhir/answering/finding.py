"""Rows of a type, whichever tables they come from, and what is told of them."""

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from ledstjarna.domain.consent.queries import NotForYou, open_part, open_reading
from ledstjarna.fhir.answering.kind import Kind, Source
from ledstjarna.fhir.export.telling import Resource, Telling
from ledstjarna.foundation.asking import Asked


class Row(NamedTuple):
    """A row with what it is ordered by, whose it is, and of which kind of records."""

    key: UUID
    changed: datetime
    subject_id: UUID | None
    row: Any
    record: str


def rows_of(kind: Kind, to: Telling, asked: Asked) -> tuple[list[Row], int]:
    """The page of a type that is asked for, and how many there are in all."""
    found, total = [], 0
    for source in kind.sources:
        page = source.page(to.viewer, asked)
        total += page.total
        found += [_as_row(kind, source, source.key(row), row) for row in page.rows]
    if len(kind.sources) > 1:
        found.sort(key=lambda row: (row.changed, row.key) if asked.by_change else row.key, reverse=asked.backwards)
    return (found if asked.limit is None else found[: asked.limit]), total


def tell(kind: Kind, to: Telling, rows: Sequence[Row]) -> list[Resource]:
    """Resources of rows, each with the version that its content is."""
    return [_versioned(resource) for resource in (kind.tell(to, [row.row for row in rows]) if rows else [])]


def one(kind: Kind, to: Telling, key: UUID | None) -> tuple[Resource, datetime]:
    """One resource and when it changed, with its log row. Raises NotForYou when it is not there or not to be seen."""
    what = f"fhir {kind.name}"
    row = _row(kind, to, key) if key else None
    if row is None:
        raise NotForYou(to.viewer, None, what)
    if row.subject_id and kind.by_part:
        open_part(to.viewer, row.subject_id, row.key, what=what)
    elif row.subject_id:
        besides = told_beside(kind, [row])
        open_reading(to.viewer, row.subject_id, what=what, kinds=[row.record], also=besides).needs(kind.record)
    return tell(kind, to, [row])[0], row.changed


def told_beside(kind: Kind, rows: Sequence[Row]) -> set[str]:
    """The kind of records that the rows tell of besides their own, for the log; none where none of them does."""
    return {kind.also} if kind.also_told and any(kind.also_told(row.row) for row in rows) else set()


def _row(kind: Kind, to: Telling, key: UUID) -> Row | None:
    for source in kind.sources:
        if source.one:
            found = source.one(to.viewer, key)
            rows = [found] if found else []
        else:
            rows = source.page(to.viewer, Asked(ids=(key,))).rows
        if rows:
            return _as_row(kind, source, key, rows[0])
    return None


def _as_row(kind: Kind, source: Source, key: UUID, row: Any) -> Row:
    whose = source.subject(row) if source.subject else None
    return Row(key, source.changed(row), whose, row, source.record or kind.record)


def _versioned(resource: Resource) -> Resource:
    """The version is the content's digest: two answers with the same version are the same."""
    content = json.dumps(resource, sort_keys=True, separators=(",", ":")).encode()
    resource["meta"]["versionId"] = hashlib.sha256(content).hexdigest()[:16]
    return resource
