"""The documents speak of what is there: links lead somewhere, the glossary's words are in the code."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.architecture.sources import PACKAGE, ROOT, files, holds, place, tree

LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
WORD = re.compile(r"`([A-Za-z_]+)`")


def documents() -> Iterator[Path]:
    """Every page of text of the project."""
    yield from ROOT.glob("*.md")
    yield from sorted((ROOT / "docs").rglob("*.md"))
    yield from sorted(PACKAGE.rglob("*.md"))


def broken_links(page: str, folder: Path) -> Iterator[str]:
    """Links to files that are not there."""
    for target in LINK.findall(page):
        if "://" not in target and not target.startswith(("mailto:", "/")) and not (folder / target).exists():
            yield target


@cache
def names_in_code() -> frozenset[str]:
    """Every name and short text in the code: classes, functions, fields, codes."""
    found: set[str] = set()
    for path in files("*.py"):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ClassDef | ast.FunctionDef):
                found.add(node.name)
            elif isinstance(node, ast.Name):
                found.add(node.id)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
    return frozenset(found)


def test_links_lead_somewhere() -> None:
    holds(
        (
            f"{place(path)} → {target}"
            for path in documents()
            for target in broken_links(path.read_text(encoding="utf-8"), path.parent)
        ),
        "Nothing is there: mend the link.",
    )


def test_the_glossary_holds_only_words_of_the_code() -> None:
    words = set(WORD.findall((ROOT / "GLOSSARY.md").read_text(encoding="utf-8")))
    assert len(words) > 40
    holds(words - names_in_code(), "The code has no such word: take it out of GLOSSARY.md, or call things by it.")


def test_a_lost_link_and_an_unused_word_are_seen() -> None:
    assert list(broken_links("[a](README.md) [b](gone.md) [c](https://example.org)", ROOT)) == ["gone.md"]
    assert "Patient" + "Journey" not in names_in_code()
