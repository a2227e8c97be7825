"""Whose social services' records are kept for ever, for research. The counties' own lines are data: preserved.toml."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

SECTION = "SoL 2025:400 [M: the chapter]; before it SoL 2001:453 12:2, SoF 2001:937 7:2 [M]"


@dataclass(frozen=True, slots=True)
class Selection:
    """Who is kept in one place: those born on some days of any month, or everybody."""

    birth_days: frozenset[int] = frozenset()
    everybody: bool = False


def selection_of(lines: Mapping[str, Any], county_id: str, municipality_id: str) -> Selection:
    """The line that holds: the municipality's own, else the county's, else the default one."""
    own = lines.get("municipality", {}).get(municipality_id) or lines.get("county", {}).get(county_id)
    told = {**lines.get("default", {}), **(own or {})}
    return Selection(frozenset(told.get("birth_days", ())), bool(told.get("everybody")))


def is_preserved(selection: Selection, born: date | None) -> bool:
    """Whether the social services' records of somebody born then are kept. Nobody knows when: they are kept [M]."""
    return selection.everybody or born is None or born.day in selection.birth_days
