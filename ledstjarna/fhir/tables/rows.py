"""One table of codes: read once from its file, looked up by code or by the longest prefix."""

import operator
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from typing import Final

from ledstjarna.fhir.intake.codes import CLASSIFIED, Coding
from ledstjarna.fhir.intake.found import Measured

LIFE_AREAS: Final = ("d1", "d2", "d3", "d4", "d5", "d6", "d7", "d8", "d9", "safety", "carer")
"""As in the needs room: ICF chapters d1 to d9, safety, support to carers."""
NOTHING: Final = "-"
PRIVATE: Final = "private"
_COMPARE = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}


@dataclass(frozen=True, slots=True)
class Row:
    """When a code (with a value that fits `rule`) is there, it speaks for `area` with `weight`.

    Weight 1 supports others and never stands alone; 2 carries a suggestion; 3 carries it with emphasis.
    """

    system: str
    code: str
    rule: str
    area: str
    weight: int
    label: str
    from_age: int = 0

    def holds(self, value: Measured | None, age: int | None) -> bool:
        """Whether the value fits the rule and the person is old enough; unknown ages are let through."""
        if age is not None and age < self.from_age:
            return False
        return self.rule == "" or (value is not None and self._fits(value))

    def _fits(self, value: Measured) -> bool:
        comparison, *operands = self.rule.split()
        if comparison == "is":
            return value.coding is not None and value.coding.code in operands
        if comparison == "true":
            return value.present is True
        return value.number is not None and _COMPARE[comparison](value.number, float(operands[0]))


class Table:
    """A file of rows. The file is read at the first question."""

    def __init__(self, name: str) -> None:
        self.name = name

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Every row, in the file's order."""
        lines = (files(__package__) / f"{self.name}.tsv").read_text("utf-8").splitlines()
        return tuple(_row(line) for line in lines[1:] if line.strip() and not line.startswith("#"))

    @cached_property
    def _exact(self) -> dict[tuple[str, str], list[Row]]:
        return _grouped(row for row in self.rows if not row.code.endswith("*"))

    @cached_property
    def _prefixes(self) -> dict[tuple[str, str], list[Row]]:
        return _grouped(row for row in self.rows if row.code.endswith("*"))

    def find(self, codings: Iterable[Coding]) -> tuple[Coding | None, tuple[Row, ...]]:
        """The first coding that the table knows, and its rows; nothing when it knows none."""
        for coding in codings:
            if rows := self._rows_of(coding):
                return coding, rows
        return None, ()

    def _rows_of(self, coding: Coding) -> tuple[Row, ...]:
        code = plain(coding.system, coding.code)
        if found := self._exact.get((coding.system, code)):
            return tuple(found)
        for length in range(len(code), 0, -1):
            if found := self._prefixes.get((coding.system, code[:length])):
                return tuple(found)
        return ()


def plain(system: str, code: str) -> str:
    """A code as the tables have it: classifications without dots and in capitals, ICF in small letters."""
    if system == "icf":
        return code.lower()
    return code.upper().replace(".", "") if system in CLASSIFIED else code


def _row(line: str) -> Row:
    system, code, rule, area, weight, label, from_age, *_ = (*line.split("\t"), "", "", "")
    return Row(system, plain(system, code), rule, area, int(weight), label, int(from_age or 0))


def _grouped(rows: Iterable[Row]) -> dict[tuple[str, str], list[Row]]:
    grouped: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row.system, row.code.removesuffix("*")].append(row)
    return dict(grouped)
