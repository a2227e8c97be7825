"""Something that waits: the shape that every room tells it in, so that one list can hold them all.

A room declares what waits in it as `WorkSource` rows (its `queries/work.py`), and `worklists` unites them. The SQL
asks for the rows of the persons `%(subjects)s`, one or many, of the county `%(county)s`, as the indexes have it, and
tells for each: `subject_id, kind, row_id, part_id, title, whose_id, whose_label, since, due`. Row policies hold as in
every other question.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

# For whom something waits.
PERSON = "person"
OWNER = "owner"  # whoever `whose_id` names
COORDINATOR = "coordinator"  # whoever holds the team together; the room that tells it need not know who


@dataclass(frozen=True, slots=True)
class WorkKind:
    """One kind of thing that waits: for whom, and after how long it is late (None: never late by itself).

    `done_by`: the roles that may do it, where a unit has others too; None: everybody whose it is.
    """

    code: str
    waits_for: str
    late_after: timedelta | None = None
    done_by: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class WorkSource:
    """Rows of one table that wait: their kinds, and the SQL that finds some persons'.

    `%(now)s` and `%(today)s` are there to ask, and what `moments` tells of this moment by the room's own rules.
    """

    kinds: tuple[WorkKind, ...]
    sql: str
    moments: Callable[[datetime], Mapping[str, datetime]] | None = None


class WorkItem(NamedTuple):
    """One thing that waits. `whose_id` is None while nobody holds it; `due` None when it is never late."""

    kind: str
    subject_id: UUID
    row_id: UUID
    part_id: UUID | None
    title: str
    waits_for: str
    whose_id: UUID | None
    whose_label: str
    since: datetime | None
    due: datetime | None
