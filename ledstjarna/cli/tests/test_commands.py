"""The list of commands, and sentences instead of tracebacks."""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from ledstjarna.cli import commands, failures
from ledstjarna.cli.commands import Entry, Table
from ledstjarna.cli.main import COMMANDS, cli
from ledstjarna.foundation.postgres import FolderInUse, NoAccount, NoBinaries, NoDisk, StartFailed, WrongVersion


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_the_list_shows_every_command_and_imports_none() -> None:
    listing = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "ledstjarna.cli.main", "--help"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert all(name in listing.stdout for name in COMMANDS)
    assert "django" not in listing.stderr


def test_a_command_that_is_not_there_is_not_shown() -> None:
    table = Table("x", {"gone": Entry("ledstjarna.cli.nowhere", ""), "far": Entry("nowhere.at.all", "")})
    assert table.list_commands(None) == []  # type: ignore[arg-type]
    assert CliRunner().invoke(table, ["gone"]).exit_code == failures.Exit.USAGE


@pytest.mark.parametrize("name", [name for name, entry in COMMANDS.items() if entry.exists and name != "manage"])
def test_every_command_explains_itself(name: str) -> None:
    result = CliRunner().invoke(cli, [name, "--help"])
    assert result.exit_code == 0
    assert "Så här:" in result.output
    assert not {"Usage", "OPTIONS", "Options", "message", "required", "default"} & set(
        re.findall(r"\w+", result.output)
    )


@pytest.mark.parametrize(
    ("language", "said"), [("sv", "Värdet för '--port' går inte: 'x' är inget tal."), ("en", "Invalid value for")]
)
def test_wrong_words_are_told_in_the_terminals_language(language: str, said: str) -> None:
    told = subprocess.run(
        [sys.executable, "-m", "ledstjarna.cli.main", "demo", "--port", "x"], capture_output=True, text=True,
        check=False, env={**os.environ, "LEDSTJARNA_LANGUAGE": language, "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    assert told.returncode == failures.Exit.USAGE
    assert said in told.stderr


def test_a_taken_port_is_told_before_anything_is_started(
    taken_port: int, open_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEDSTJARNA_VAR", str(open_folder))
    result = CliRunner().invoke(cli, ["demo", "--port", str(taken_port)])
    assert result.exit_code == failures.Exit.IN_USE
    assert str(taken_port) in result.output
    assert not list(open_folder.iterdir())


def test_the_web_asks_for_its_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LEDSTJARNA_SECRET_KEY")
    result = CliRunner().invoke(cli, ["serve"])
    assert result.exit_code == failures.Exit.MACHINE
    assert "LEDSTJARNA_SECRET_KEY" in result.output


@pytest.mark.parametrize(
    ("error", "code", "says"),
    [
        (FolderInUse(Path("/d"), 17), failures.Exit.IN_USE, "17"),
        (NoDisk(Path("/d"), 3, 400), failures.Exit.MACHINE, "400"),
        (WrongVersion(Path("/d"), "15", 18), failures.Exit.MACHINE, "15"),
        (NoBinaries(Path("/b")), failures.Exit.MACHINE, "make setup"),
        (NoAccount("nobody"), failures.Exit.MACHINE, "nobody"),
        (StartFailed("the log"), failures.Exit.DATABASE, "the log"),
        (PermissionError(13, "no", "/closed"), failures.Exit.MACHINE, "/closed"),
    ],
)
def test_each_error_has_its_sentence_and_its_code(error: Exception, code: failures.Exit, says: str) -> None:
    failure = failures.worded(error)
    assert failure.exit_code == code
    assert says in failure.message


def test_tables_point_at_modules_with_a_command() -> None:
    for entry in COMMANDS.values():
        if entry.exists:
            assert hasattr(commands.importlib.import_module(entry.module), "command")
