"""How a check is declared, and what it says when something does not hold."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from ledstjarna.cli.checking.known import Known
from ledstjarna.cli.checking.life import Life
from ledstjarna.foundation.findings import Finding


@dataclass(frozen=True, slots=True)
class Fault:
    """A row that breaks a check. `rule` and `section` are the room's own, where one of its rules spoke."""

    row_id: UUID | None
    rule: str = ""
    section: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that must hold of a person's rows. `says` is worded (N_), `of` is the noun that is looked at."""

    code: str
    of: str
    says: str
    look: Callable[[Life, Known], Iterator[Fault]]
    section: str = ""


def fault(row: Any, *findings: Finding | None) -> Iterator[Fault]:
    """One fault of `row` for each finding that is one."""
    for finding in findings:
        if finding is not None:
            yield Fault(id_of(row), finding.code, finding.section)


def each(rows: Iterable[Any]) -> Iterator[Fault]:
    """One fault for each row."""
    return (Fault(id_of(row)) for row in rows)


def id_of(row: Any) -> UUID:
    """A row's id; a person's is the subject's."""
    found: UUID = row.id if hasattr(row, "id") else row.subject_id
    return found
