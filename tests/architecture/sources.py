"""The house's files and syntax trees, as the tests here look at them."""

import ast
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog

from ledstjarna.cli.catalogues import gathered

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "ledstjarna"
ROOMS = (
    "organisations",
    "consent",
    "people",
    "control",
    "needs",
    "teams",
    "plans",
    "visits",
    "keeping",
    "worklists",
)  # low to high


def files(pattern: str, *, under: Path = PACKAGE, tests: bool = False) -> Iterator[Path]:
    """Files by pattern, without tests (unless asked for) and without migrations."""
    for path in sorted(under.rglob(pattern)):
        parts = path.relative_to(under).parts
        if "migrations" not in parts and (tests or "tests" not in parts):
            yield path


@cache
def tree(path: Path) -> ast.Module:
    """A file's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def texts() -> Catalog:
    """Every text of the house, gathered once."""
    return gathered()


def place(path: Path, line: int | None = None) -> str:
    """Where something is, as an editor opens it."""
    name = path.relative_to(ROOT).as_posix()
    return f"{name}:{line}" if line else name


def holds(broken: Iterable[str], do: str) -> None:
    """Fail with what is broken and what to do about it, when anything is."""
    found = sorted(set(broken))
    assert not found, f"{do}\n  " + "\n  ".join(found)
