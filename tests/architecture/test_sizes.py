"""Files stay small enough to read, and every room says what it knows."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.architecture.sources import PACKAGE, ROOMS, ROOT, files, holds, place

LONGEST_FILE, LONGEST_README = 400, 40
CODE = ("*.py", "*.html", "*.css", "*.js")
MADE_BY_A_TOOL = {"ledstjarna/web/static/ledstjarna/theme.css"}  # from designsystemet.config.json


def too_long(lengths: Iterable[tuple[str, int]], longest: int) -> Iterator[str]:
    """What passes the limit: (name, lines)."""
    for name, lines in lengths:
        if lines > longest:
            yield f"{name}: {lines} lines"


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_no_file_is_too_long_to_read() -> None:
    found = [
        *(path for kind in CODE for path in files(kind, tests=True)),
        *files("*.py", under=ROOT / "tests", tests=True),
    ]
    lengths = ((place(path), _lines(path)) for path in found if place(path) not in MADE_BY_A_TOOL)
    holds(too_long(lengths, LONGEST_FILE), "Split the file by noun.")


def test_every_room_says_what_it_knows_on_one_page() -> None:
    missing = [room for room in ROOMS if not (PACKAGE / "domain" / room / "README.md").exists()]
    holds(missing, "Write the room's README.md: what it knows, its words, its rules, its doors.")
    found = ((place(path), _lines(path)) for path in PACKAGE.glob("domain/*/README.md"))
    holds(too_long(found, LONGEST_README), f"A room's README has at most {LONGEST_README} lines.")


def test_a_long_file_is_seen() -> None:
    assert list(too_long([("long.py", 401), ("short.py", 400)], LONGEST_FILE)) == ["long.py: 401 lines"]
