"""What is kept, from the terminal: no file is begun where none can be, and no note of ours is shown as it stands."""

from pathlib import Path
from uuid import UUID

from click.testing import CliRunner

from ledstjarna.cli.extract import command
from ledstjarna.cli.failures import Exit
from ledstjarna.cli.retain import _section
from ledstjarna.domain.keeping.rules.terms import TERMS


def test_an_extract_that_cannot_be_written_is_neither_made_nor_logged(tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "x.zip"
    answer = CliRunner().invoke(command, [str(UUID(int=1)), "--to", str(path)])
    assert answer.exit_code == Exit.USAGE
    assert str(path) in answer.output
    assert "Traceback" not in answer.output


def test_sections_are_told_in_the_readers_language() -> None:
    told = " ".join(_section(term.section) for term in TERMS)
    assert "[" not in told
    assert "before it" not in told
    assert "practice" not in told
