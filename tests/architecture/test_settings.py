"""Whatever is read from the environment is told to those who run the house."""

import ast
import re
from collections.abc import Iterator

from tests.architecture.sources import ROOT, files, holds, place, tree

DOCUMENT = ROOT / "docs" / "operate" / "settings.md"
OURS = re.compile(r"LEDSTJARNA_[A-Z_]+|DATABASE_URL")


def settings_in(source: ast.Module) -> Iterator[tuple[str, int]]:
    """Names of our settings in a file's code (docstrings left out), with their lines."""
    texts = {
        id(node.body[0].value)
        for node in ast.walk(source)
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef) and node.body
        if isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(source):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in texts:
            for name in OURS.findall(node.value):
                yield name, node.lineno


def told_in_code() -> Iterator[tuple[str, str]]:
    """Every setting that the code names, and where."""
    for path in files("*.py"):
        if OURS.search(path.read_text(encoding="utf-8")):
            yield from ((name, place(path, line)) for name, line in settings_in(tree(path)))


def headings(document: str) -> set[str]:
    """The settings that a document has a heading for."""
    return {name for line in document.splitlines() if line.startswith("#") for name in OURS.findall(line)}


def test_every_setting_has_a_heading() -> None:
    told = headings(DOCUMENT.read_text(encoding="utf-8"))
    holds(
        (f"{name} ({where})" for name, where in told_in_code() if name not in told),
        "Give the setting a heading in docs/operate/settings.md: what it does, its default, an example.",
    )


def test_no_heading_tells_of_a_setting_that_is_gone() -> None:
    read = {name for name, _ in told_in_code()}
    holds(headings(DOCUMENT.read_text(encoding="utf-8")) - read, "Nothing reads this setting: take its heading away.")


def test_an_untold_setting_is_seen() -> None:
    source = ast.parse('"""LEDSTJARNA_IN_WORDS"""\nimport os\nos.environ["LEDSTJARNA_SECRET"]\n')
    assert list(settings_in(source)) == [("LEDSTJARNA_SECRET", 3)]
    assert headings("## `LEDSTJARNA_SECRET`\nLEDSTJARNA_OTHER") == {"LEDSTJARNA_SECRET"}
