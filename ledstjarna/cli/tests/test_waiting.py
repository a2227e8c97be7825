"""Nobody waits long without a word, and Ctrl-C is no answer."""

import subprocess
import sys
import time

import pytest

from ledstjarna.cli import main
from ledstjarna.cli.failures import Exit, Failure
from ledstjarna.cli.waiting import waiting


def test_a_sign_of_life_until_it_is_done(capsys: pytest.CaptureFixture[str]) -> None:
    with waiting("Webben startar …", every=0.05):
        time.sleep(0.18)
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "Webben startar …"
    assert len(told) >= 3
    time.sleep(0.1)
    assert capsys.readouterr().out == ""


def test_beside_what_is_written_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    with waiting("Planer öppnas …", every=0.05, err=True):
        time.sleep(0.18)
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("Planer öppnas …\n  ")


def test_what_is_quick_is_told_once(capsys: pytest.CaptureFixture[str]) -> None:
    with waiting("Webben startar …", every=0.5):
        pass
    assert capsys.readouterr().out.splitlines() == ["Webben startar …"]


@pytest.mark.parametrize(
    ("error", "code"),
    [(KeyboardInterrupt(), Exit.INTERRUPTED), (Failure("Nej.", Exit.IN_USE), Exit.IN_USE), (SystemExit(1), 1)],
)
def test_each_end_has_its_code(monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int) -> None:
    def ends(*_words: object) -> None:
        raise error

    monkeypatch.setattr(main.cli, "invoke", ends)
    monkeypatch.setattr(sys, "argv", ["ledstjarna", "demo"])
    with pytest.raises(SystemExit) as ended:
        main.main()
    assert ended.value.code == code


@pytest.mark.parametrize(("words", "code"), [(["--help"], 0), (["demo", "--help"], 0), (["demo", "--nej"], 2)])
def test_the_command_line_itself_ends_with(words: list[str], code: int) -> None:
    line = [sys.executable, "-m", "ledstjarna.cli.main", *words]
    assert subprocess.run(line, capture_output=True, check=False).returncode == code
