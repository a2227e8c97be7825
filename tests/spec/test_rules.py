"""Every row of every rule's table, asked of the rule itself."""

from typing import Any

import pytest

from tests.spec.rules import BY_ROOM
from tests.spec.tables import RuleTable, answer

CASES = [
    pytest.param(table, asked, expected, id=f"{room}: {table.title}, row {number}")
    for room, tables in BY_ROOM.items()
    for table in tables
    for number, (asked, expected) in enumerate(table.cases(), start=1)
]


@pytest.mark.parametrize(("table", "asked", "expected"), CASES)
def test_the_rule_answers_as_the_table_says(table: RuleTable, asked: tuple[Any, ...], expected: Any) -> None:
    assert answer(table.ask(*asked)) == expected


@pytest.mark.parametrize("table", [table for tables in BY_ROOM.values() for table in tables], ids=lambda t: t.title)
def test_each_row_fills_every_column(table: RuleTable) -> None:
    assert {len(row) for row in table.rows} == {len(table.columns) + 1}
    assert len({repr(row[:-1]) for row in table.rows}) == len(table.rows), "The same question stands twice."
