"""What is kept, from the terminal: no file is begun where none can be, and no note of ours is shown as it stands."""

import gettext
from pathlib import Path
from uuid import UUID

import pytest
from click.testing import CliRunner

from ledstjarna.cli.extract import command
from ledstjarna.cli.failures import Exit
from ledstjarna.cli.language import LOCALE
from ledstjarna.cli.retain import _section, _sources
from ledstjarna.domain.keeping.rules.terms import TERMS


def test_an_extract_that_cannot_be_written_is_neither_made_nor_logged(tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "x.zip"
    said = ["--as", "Vera Drift", "--reason", "Du bad om det i telefon."]
    answer = CliRunner().invoke(command, [str(UUID(int=1)), "--to", str(path), *said])
    assert answer.exit_code == Exit.USAGE
    assert str(path) in answer.output
    assert "Traceback" not in answer.output


@pytest.mark.parametrize("lacks", ["--as", "--reason"])
def test_an_extract_says_who_took_it_out_and_why(tmp_path: Path, lacks: str) -> None:
    said = {"--to": str(tmp_path / "x.zip"), "--as": "Vera Drift", "--reason": "Du bad om det i telefon."}
    words = [word for name, text in said.items() if name != lacks for word in (name, text)]
    answer = CliRunner().invoke(command, [str(UUID(int=1)), *words])
    assert answer.exit_code == Exit.USAGE
    assert lacks in answer.output
    assert not list(tmp_path.iterdir())


def test_sections_are_told_in_the_readers_language() -> None:
    told = " ".join(_section(term.section) for term in TERMS)
    assert "[" not in told
    assert "before it" not in told
    assert "practice" not in told


def test_one_year_is_told_as_one() -> None:
    english = gettext.translation("django", LOCALE, languages=["en"]).ngettext
    assert [english("{count} år", "{count} år", count).format(count=count) for count in (1, 5)] == ["1 year", "5 years"]
    years = [f"{term.years} år" for term in TERMS if term.years]
    assert all(year in " ".join(_sources()) for year in years)


@pytest.mark.parametrize("written", ["19121212-1212", "191212121212", "Eva Alm"])
def test_what_is_no_id_is_not_said_again(written: str, tmp_path: Path) -> None:
    told = CliRunner().invoke(command, [written, str(tmp_path / "out"), "--as", "Eva", "--reason", "bad om det"])
    assert told.exit_code == 2
    assert "personens id" in told.output
    assert written not in told.output
