"""`ledstjarna visits solve`: what it says when it cannot. (That it solves is tested in the engine's own room.)"""

from pathlib import Path

from click.testing import CliRunner, Result

from ledstjarna.cli.failures import Exit
from ledstjarna.cli.main import cli
from ledstjarna.engines.routing.tests.instances import TOY, UNIFIED


def _solve(instance: Path, output: Path) -> Result:
    return CliRunner().invoke(cli, ["visits", "solve", str(instance), "-o", str(output), "--rounds", "1000"])


def test_a_place_that_cannot_be_written_is_told_before_anything_is_solved(tmp_path: Path) -> None:
    result = _solve(TOY, tmp_path / "nowhere" / "plan.json")
    assert result.exit_code == Exit.MACHINE
    assert "går inte att skriva" in result.output


def test_what_is_not_solved_yet_is_told(tmp_path: Path) -> None:
    result = _solve(UNIFIED / "i-100.json", tmp_path / "plan.json")
    assert result.exit_code == Exit.FOUND
    assert "klarar ännu inte" in result.output
    assert "lunch_break" in result.output
    assert not (tmp_path / "plan.json").exists()
