"""The counties' own lines about what is kept for ever."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from ledstjarna.domain.keeping.queries.holdings import Holding
from ledstjarna.domain.keeping.rules.preserving import is_preserved, selection_of

_FILE = Path(__file__).parent.parent / "preserved.toml"


@cache
def lines() -> dict[str, Any]:
    """The file as it stands."""
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def preserved(one: Holding) -> bool:
    """Whether this person's records with the social services are kept for ever."""
    return is_preserved(selection_of(lines(), one.county_id, one.municipality_id), one.born)
