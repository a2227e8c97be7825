"""The faults that are seeded, from faults.toml, and how each is done to a row."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).with_name("faults.toml")


@dataclass(frozen=True)
class Seed:
    """A fault: the check that must see it, the rule that speaks there, and what is done to the first row of a table."""

    code: str
    rule: str = ""
    table: str = ""
    set: str = ""
    where: str = "true"
    delete: bool = False
    sql: str = ""

    @property
    def name(self) -> str:
        """For the test's id."""
        return "-".join(filter(None, (self.code, self.rule)))

    @property
    def statements(self) -> Iterator[str]:
        """What makes the fault, the last one the change itself."""
        if self.sql:
            yield from self.sql.split("; ")
        if self.table:
            key = "subject_id" if self.table == "people_person" else "id"
            first = f"(SELECT {key} FROM {self.table} WHERE {self.where} ORDER BY {key} LIMIT 1)"
            change = f"DELETE FROM {self.table}" if self.delete else f"UPDATE {self.table} SET {self.set}"
            yield f"{change} WHERE {key} = {first}"


SEEDS = tuple(Seed(**fault) for fault in tomllib.loads(FILE.read_text(encoding="utf-8"))["fault"])
