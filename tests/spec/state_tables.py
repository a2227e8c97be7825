"""Every state table of the house, found where the rooms declare them: a new one needs no list to stand in."""

import importlib
from collections.abc import Iterator
from pathlib import Path

from ledstjarna.foundation.states import StateTable
from tests.architecture.sources import PACKAGE, ROOMS


def _modules(room: str) -> Iterator[str]:
    """The room's modules of rules, by name, in order."""
    base = PACKAGE / "domain" / room
    found = sorted(base.glob("rules/*.py")) if (base / "rules").is_dir() else [base / "rules.py"]
    for path in found:
        if path.exists() and path.stem != "__init__":
            yield ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)


def _found() -> Iterator[StateTable]:
    seen: set[int] = set()
    for room in reversed(ROOMS):
        for name in _modules(room):
            for value in vars(importlib.import_module(name)).values():
                if isinstance(value, StateTable) and id(value) not in seen:
                    seen.add(id(value))
                    yield value


TABLES: tuple[StateTable, ...] = tuple(_found())


def actions() -> Iterator[Path]:
    """Every file in which an action may move something."""
    for room in ROOMS:
        base = PACKAGE / "domain" / room
        yield from sorted(base.glob("actions/*.py")) or sorted(base.glob("actions.py"))
