"""Which two agreed versions a page compares, from its address, and what differs between them.

Each plan numbers its versions from one: of a person with two plans they are told apart by their ids and their days.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import QueryDict

from ledstjarna.domain.plans.rules.comparing import compare
from ledstjarna.web.wording.compared import ComparedText, agreed_on, compared_text


@dataclass(frozen=True, slots=True)
class Chosen:
    """The two versions, all there are to pick among, and what differs; nothing while there are fewer than two."""

    versions: list[tuple[UUID, int, str]]
    earlier: UUID | None = None
    later: UUID | None = None
    found: ComparedText | None = None
    same: bool = False  # the same version was asked for twice


def chosen(asked: QueryDict, rows: Sequence[Any]) -> Chosen:
    """`rows` newest first. What is asked for and is not there falls back to the last two; the older comes first. One
    and the same twice is compared with nothing: it is said that two are needed.
    """
    versions = [(row.id, row.number, agreed_on(row.snapshot)) for row in rows]
    if len(rows) < 2:
        return Chosen(versions)
    wanted = [asked.get(name, "") for name in ("fran", "till")]
    picked = [row for row in rows if str(row.id) in wanted]
    if len(picked) == 1 and wanted[0] == wanted[1]:
        return Chosen(versions, picked[0].id, picked[0].id, same=True)
    later, earlier = picked if len(picked) == 2 else rows[:2]
    return Chosen(versions, earlier.id, later.id, compared_text(compare(earlier.snapshot, later.snapshot)))
