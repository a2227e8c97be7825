"""Which two agreed versions a page compares, from its address, and what differs between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from ledstjarna.domain.plans.rules.comparing import compare
from ledstjarna.web.wording.compared import ComparedText, agreed_on, compared_text


@dataclass(frozen=True, slots=True)
class Chosen:
    """The two versions, all there are to pick among, and what differs; nothing while there are fewer than two."""

    versions: list[tuple[int, str]]
    earlier: int = 0
    later: int = 0
    found: ComparedText | None = None
    same: bool = False  # the same version was asked for twice


def chosen(asked: QueryDict, rows: Sequence[Any]) -> Chosen:
    """`rows` newest first. What is asked for and is not there falls back to the last two; the older comes first. One
    and the same twice is compared with nothing: it is said that two are needed.
    """
    versions = [(row.number, agreed_on(row.snapshot)) for row in rows]
    if len(rows) < 2:
        return Chosen(versions)
    by_number = {row.number: row for row in rows}
    first, second = (_number(asked.get(name, "")) for name in ("fran", "till"))
    if first == second and first in by_number:
        return Chosen(versions, first, first, same=True)
    numbers = {first, second} & by_number.keys()
    if len(numbers) < 2:
        numbers = {rows[0].number, rows[1].number}
    earlier, later = sorted(numbers)
    found = compared_text(compare(by_number[earlier].snapshot, by_number[later].snapshot))
    return Chosen(versions, earlier, later, found)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 6 else 0
